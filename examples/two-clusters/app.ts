// Two clusters with a stack of backends each: what is of the house goes to the one at home, and all of it to the office too.
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { App } from 'cdktf';
import {
  AlloyCollector,
  JournalUnit,
  LgtmBackend,
  Loki,
  Mimir,
  NixosHost,
  ObservabilityStack,
  Prometheus,
  Tempo,
} from 'cdktf-nixos-observability';

const app = new App();
const stack = new ObservabilityStack(app, 'observability', { tailnet: 'example.ts.net' });
const [home, office] = ['home', 'office'].map(
  (name) =>
    new KubernetesProvider(stack, `kubernetes-${name}`, {
      alias: name,
      configPath: '~/.kube/config',
      configContext: name,
    }),
) as [KubernetesProvider, KubernetesProvider];

const atHome = new LgtmBackend(stack, 'home', {
  providers: [home],
  hostname: 'otel-home',
  metrics: Prometheus.external({ url: 'http://prometheus-server.monitoring.svc' }),
  logs: Loki.external({ url: 'http://loki.monitoring.svc:3100', objectStore: 'filesystem' }),
});
const atOffice = new LgtmBackend(stack, 'office', {
  providers: [office],
  hostname: 'otel-office',
  metrics: Mimir.external({ url: 'http://mimir-gateway.monitoring.svc' }),
  logs: Loki.external({ url: 'http://loki.monitoring.svc:3100', objectStore: 's3' }),
  traces: Tempo.external({ url: 'http://tempo.monitoring.svc:4318', version: 2 }),
});

const journalUnits = [JournalUnit.system('sshd')];
new AlloyCollector(new NixosHost(stack, 'nas'), 'alloy', { destinations: [atHome], journalUnits });
new AlloyCollector(new NixosHost(stack, 'thinkpad'), 'alloy', {
  destinations: [atHome, atOffice],
  journalUnits,
});
app.synth();
