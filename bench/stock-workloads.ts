import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { JobV1 } from '@cdktf/provider-kubernetes/lib/job-v1';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { App, TerraformStack } from 'cdktf';

// What of a fleet's cost is cdktf's and its provider's own: the stock app with a Deployment and a Job, as the cluster
// side has. Their classes are megabytes, whose source maps ts-node reads for the stack traces that cdktf takes.
const app = new App();
const stack = new TerraformStack(app, 'stock');
new KubernetesProvider(stack, 'kubernetes', {});
new ConfigMapV1(stack, 'config-map', { metadata: { name: 'stock' }, data: { key: 'value' } });
const template = {
  metadata: { labels: { app: 'stock' } },
  spec: { container: [{ name: 'stock', image: 'stock' }] },
};
new DeploymentV1(stack, 'deployment', {
  metadata: { name: 'stock' },
  spec: { selector: { matchLabels: { app: 'stock' } }, template },
});
new JobV1(stack, 'job', { metadata: { name: 'stock' }, spec: { template } });
app.synth();
