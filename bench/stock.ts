import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { App, TerraformStack } from 'cdktf';

// The floor: what a stock cdktf app with a single ConfigMap costs.
const app = new App();
const stack = new TerraformStack(app, 'stock');
new KubernetesProvider(stack, 'kubernetes', {});
new ConfigMapV1(stack, 'config-map', { metadata: { name: 'stock' }, data: { key: 'value' } });
app.synth();
