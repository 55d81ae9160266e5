import { App } from 'cdktf';
import { exampleFleet } from './fleet';

const app = new App();
exampleFleet(app);
app.synth();
