import { Testing } from 'cdktf';
import {
  LgtmBackend,
  Loki,
  Mimir,
  ObservabilityStack,
  Tempo,
  type OtelCollectorOptions,
} from '../../index';
import { collectorConfig } from '../../test/run/cluster';
import { until } from '../criteria/figures';
import { firstLine, type Proof } from '../proof';
import type { Fleet } from '../world/fleet';
import { broken, caughtByCheck } from './check';

/** What befell the spans of Beyla and the assistants. */
export async function assistantOutages(fleet: Fleet, proof: Proof): Promise<void> {
  await proof.outage(
    {
      number: 5,
      was: "all of Beyla's spans, by a filter on the only way that traces took",
      broken:
        "the cluster's collector throws away what `telemetry.sdk.name` says is Beyla's; as it is, its spans have a way of their own that no local destination is on (US2.1)",
    },
    () =>
      filtered(
        fleet,
        'resource.attributes["telemetry.sdk.name"] == "beyla"',
        /^backend tempo, as Beyla's spans$/,
      ),
  );
  await proof.outage(
    {
      number: 9,
      was: "Codex' traces, by a route for service.name codex, which isn't what Codex calls itself",
      broken:
        'the cluster\'s collector takes spans of "codex" alone; as it is, no name decides, and codex_cli_rs arrives (SC-003, US3.1)',
    },
    () => filtered(fleet, 'resource.attributes["service.name"] != "codex"', /^backend tempo$/),
  );
  await proof.outage(
    {
      number: 8,
      was: "Claude Code's traces to the cluster, by a variable that led past Alloy",
      broken:
        "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4320, the local monitor's own port, in ryzen's sessions",
    },
    () => {
      const module =
        '{ environment.sessionVariables.OTEL_EXPORTER_OTLP_ENDPOINT = "http://127.0.0.1:4320"; }';
      const { warnings } = fleet.variant('ryzen', module);
      const warning = warnings.find((each) => each.includes('4320'));
      if (warning === undefined) throw new Error('NixOS warns of nothing');
      return [{ by: 'build', said: `warning: ${firstLine(warning)}` }];
    },
  );
}

/** Has the cluster's collector throw spans away, and asks thinkpad. */
async function filtered(fleet: Fleet, condition: string, hop: RegExp) {
  return broken(
    () => configure(fleet, withFilter({ filter: { spans: [condition] } })),
    () => caughtByCheck(fleet, 'thinkpad', hop, '--signal', 'traces'),
    () => configure(fleet, collectorConfig()),
  );
}

/** Has the collector run with a configuration. */
async function configure(fleet: Fleet, yaml: string): Promise<void> {
  const machine = fleet.on('otel-collector');
  machine.sh(`cat > /etc/otelcol.yaml <<'END'\n${yaml}\nEND`);
  await machine.exec('systemctl restart otelcol');
  await until('the collector', async () => {
    const { output } = await machine.exec(
      'curl -s -o /dev/null -w %{http_code} http://127.0.0.1:13133/',
    );
    return output === '200';
  });
}

/** The example's collector with options. */
function withFilter(collector: OtelCollectorOptions): string {
  const stack = new ObservabilityStack(Testing.app(), 'observability', {
    tailnet: 'example.ts.net',
  });
  const lgtm = new LgtmBackend(stack, 'lgtm', {
    metrics: Mimir.external({ url: 'http://mimir-gateway.monitoring.svc' }),
    logs: Loki.external({ url: 'http://loki.monitoring.svc:3100', objectStore: 'filesystem' }),
    traces: Tempo.external({ url: 'http://tempo.monitoring.svc:4318', version: 2 }),
    collector,
  });
  return lgtm.collector!.config.toYaml();
}
