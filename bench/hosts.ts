import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { App } from 'cdktf';
import {
  AlloyCollector,
  BeylaAgent,
  JournalUnit,
  LgtmBackend,
  Loki,
  Mimir,
  NixosHost,
  ObservabilityStack,
  OtlpDestination,
  Pyroscope,
  PyroscopeAgent,
  Tempo,
} from '../index';

/**
 * A fleet of as many hosts as HOSTS says, each with all that a workstation may have: two destinations, a unit's journal,
 * node metrics, the session's environment, Beyla and profiles.
 */
const app = new App();
const stack = new ObservabilityStack(app, 'observability', { tailnet: 'example.ts.net' });
new KubernetesProvider(stack, 'kubernetes', {});
const lgtm = new LgtmBackend(stack, 'lgtm', {
  metrics: Mimir.external({ url: 'http://mimir-gateway.monitoring.svc' }),
  logs: Loki.external({ url: 'http://loki.monitoring.svc:3100', objectStore: 'filesystem' }),
  traces: Tempo.external({ url: 'http://tempo.monitoring.svc:4318', version: 2 }),
  profiles: Pyroscope.external({ url: 'http://pyroscope.monitoring.svc:4040' }),
});
const destinations = [OtlpDestination.local('ai_monitor', 4320), lgtm];
for (let n = 0; n < Number(process.env.HOSTS); n++) {
  const host = new NixosHost(stack, `host-${n}`);
  const collector = new AlloyCollector(host, 'alloy', {
    destinations,
    journalUnits: [JournalUnit.user('otel-ai-monitor')],
  });
  new BeylaAgent(host, 'beyla', { collector });
  new PyroscopeAgent(host, 'pyroscope', { collector });
}
app.synth();
console.log(`${stack.nixosResult?.write.length} files written`);
