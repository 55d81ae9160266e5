// The whole of it from here: the charts of Prometheus, Loki, Tempo and Pyroscope, what exposes them, and a machine.
import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { App } from 'cdktf';
import {
  AlloyCollector,
  Duration,
  LgtmBackend,
  Loki,
  NixosHost,
  ObservabilityStack,
  Prometheus,
  Pyroscope,
  Size,
  Tempo,
} from 'cdktf-nixos-observability';

const app = new App();
const stack = new ObservabilityStack(app, 'observability', { tailnet: 'example.ts.net' });
new KubernetesProvider(stack, 'kubernetes', { configPath: '~/.kube/config' });
new HelmProvider(stack, 'helm', { kubernetes: { configPath: '~/.kube/config' } });

const volume = { size: Size.gibibytes(50) };
const lgtm = new LgtmBackend(stack, 'lgtm', {
  createNamespace: true,
  metrics: Prometheus.helm({ volume }),
  logs: Loki.helm({ volume }),
  traces: Tempo.helm({ volume }),
  profiles: Pyroscope.helm({ volume }),
  retention: Duration.days(14),
});

new AlloyCollector(new NixosHost(stack, 'thinkpad'), 'alloy', { destinations: [lgtm] });
app.synth();
