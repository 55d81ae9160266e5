import { App } from 'cdktf';
import { exampleFleet } from './fleet';

const app = new App();
const stack = exampleFleet(app);
app.synth();
console.log(stack.synthesized(app.outdir));
