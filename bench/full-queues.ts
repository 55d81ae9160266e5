/**
 * Fills all queues of the cluster's collector while no store answers, and says what that takes of its pod's memory:
 * `npx ts-node bench/full-queues.ts`. Needs the real collector (`npm run tools`).
 */
import { readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LgtmBackend, Loki, Mimir, Tempo } from '../index';
import { fleet } from '../test/constructs/support';
import { moved, POD, PORTS } from '../test/constructs/cluster/real-cluster';
import { largeMetrics } from '../test/constructs/cluster/real-metrics';
import { Daemon, freePorts } from '../test/support/daemon';
import { claudeLogs, claudeTraces, nowNanos, send } from '../test/support/emitters';
import { CLUSTER } from '../test/run/cluster';
import { findProgram } from '../test/support/programs';
import type { LogsRequest, MetricsRequest, TracesRequest } from '../test/support/otlp';

const MIB = 1024 * 1024;
/** The pod's limit in MiB, and what it says of that to Go and to the memory limiter, which sees no pod here. */
const { MEMORY, GOMEMLIMIT } = pod();
const LIMITER = { check_interval: '1s', limit_mib: MEMORY * 0.8, spike_limit_mib: MEMORY * 0.2 };

/** What the example's Terraform says of it. */
function pod() {
  const deployment = CLUSTER.find(
    ({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'otel-collector',
  );
  const text = JSON.stringify(deployment);
  const limit = /"limits":\{"memory":"(\d+)Mi"\}/.exec(text)?.[1];
  const goMemLimit = /"name":"GOMEMLIMIT","value":"(\d+B)"/.exec(text)?.[1];
  if (limit === undefined || goMemLimit === undefined) throw new Error(`no limits in ${text}`);
  return { MEMORY: Number(limit), GOMEMLIMIT: goMemLimit };
}

const memory = (pid: number | undefined, field: string) =>
  Number(
    new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(
      readFileSync(`/proc/${pid}/status`, 'utf8'),
    )?.[1],
  ) / 1024;

/** A request of many turns of a session. */
function turns(count: number, of: (n: number) => LogsRequest): LogsRequest;
function turns(count: number, of: (n: number) => TracesRequest): TracesRequest;
function turns(count: number, of: (n: number) => object): object {
  const all = Array.from({ length: count }, (_, n) => of(n)) as Record<string, unknown[]>[];
  const [key = ''] = Object.keys(all[0] ?? {});
  return { [key]: all.flatMap((each) => each[key] ?? []) };
}

async function main(): Promise<void> {
  const otelcol = findProgram('otelcol');
  if (otelcol === undefined) throw new Error('needs otelcol: npm run tools');
  const folder = mkdtempSync(join(tmpdir(), 'full-queues-'));
  const ports = await freePorts(PORTS.length + 1);
  const url = `http://127.0.0.1:${ports[PORTS.length]}`;
  const { collector } = new LgtmBackend(fleet(), 'lgtm', {
    metrics: Mimir.external({ url }),
    logs: Loki.external({ url, objectStore: 's3' }),
    traces: Tempo.external({ url, version: 2 }),
    // it counts what waits
    collector: { selfMetrics: false },
  });
  if (!collector) throw new Error('there is no collector');
  collector.config.addOverride('processors.memory_limiter', LIMITER);
  const file = join(folder, 'config.yaml');
  writeFileSync(file, moved(collector.config.toYaml(), ports));
  const env = { ...POD, GOMEMLIMIT };
  const daemon = new Daemon(otelcol, [`--config=${file}`], join(folder, 'log'), env);
  const otlp = `http://127.0.0.1:${ports[1]}`;
  try {
    await daemon.until(async () => (await fetch(otlp)).status > 0, 60);
    const session = { sessionId: 'full', nowNanos: nowNanos() };
    const seconds = Math.floor(Date.now() / 1000);
    const requests = {
      logs: turns(400, (n) => claudeLogs({ ...session, n })),
      traces: turns(600, (n) => claudeTraces({ ...session, n })),
      metrics: small(largeMetrics('ryzen', seconds), 8),
    } as const;
    const SIGNALS = ['logs', 'traces', 'metrics'] as const;
    const answers: Record<string, Record<number, number>> = { logs: {}, traces: {}, metrics: {} };
    const refused = (signal: string) => answers[signal]?.[503] ?? 0;
    for (let round = 0; round < 120 && SIGNALS.some((signal) => refused(signal) < 3); round++)
      for (const signal of SIGNALS) {
        const options = { encoding: 'protobuf', gzip: true } as const;
        const { status } = await send(otlp, signal, requests[signal] as never, options);
        const counts = answers[signal] ?? {};
        counts[status] = (counts[status] ?? 0) + 1;
      }
    const limited = daemon.output().split('Refusing data').length - 1;
    process.stdout.write(
      `of ${MEMORY} MiB ${memory(daemon.pid, 'VmHWM').toFixed(0)} at most with ${await queues(ports[3])} MiB queued; ` +
        `the memory limiter refused ${limited} times; answers ${JSON.stringify(answers)}\n`,
    );
  } finally {
    await daemon.stop();
    rmSync(folder, { recursive: true });
  }
}

/** A part of a request of points. */
function small(request: MetricsRequest, parts: number): MetricsRequest {
  const [metric] = request.resourceMetrics?.[0]?.scopeMetrics?.[0]?.metrics ?? [];
  const points = metric?.sum?.dataPoints ?? [];
  metric!.sum!.dataPoints = points.slice(0, points.length / parts);
  return request;
}

async function queues(port: number | undefined): Promise<string> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const lines = text.matchAll(/^otelcol_exporter_queue_size\{.*?data_type="(\w+)".*\} (\S+)$/gm);
  return [...lines].map(([, type, size]) => `${type} ${(Number(size) / MIB).toFixed(1)}`).join(' ');
}

void main();
