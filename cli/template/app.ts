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
  OtlpDestination,
  Tempo,
} from 'cdktf-nixos-observability';

const app = new App();
const stack = new ObservabilityStack(app, 'observability', { tailnet: 'tail1234.ts.net' });
new KubernetesProvider(stack, 'kubernetes', { configPath: '~/.kube/config' });

const lgtm = new LgtmBackend(stack, 'lgtm', {
  metrics: Mimir.external({ url: 'http://mimir-gateway.monitoring.svc' }),
  logs: Loki.external({ url: 'http://loki.monitoring.svc:3100', objectStore: 'filesystem' }),
  traces: Tempo.external({ url: 'http://tempo.monitoring.svc:4318', version: 2 }),
});
const aiMonitor = OtlpDestination.local('ai_monitor', 4320);

const thinkpad = new NixosHost(stack, 'thinkpad');
new AlloyCollector(thinkpad, 'alloy', {
  destinations: [aiMonitor, lgtm],
  journalUnits: [JournalUnit.system('tailscaled'), JournalUnit.user('otel-ai-monitor')],
});
app.synth();
