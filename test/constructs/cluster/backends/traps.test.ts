import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { AnnotationMetadataEntryType, Testing } from 'cdktf';
import {
  Duration,
  LgtmBackend,
  Loki,
  Mimir,
  ObservabilityStack,
  Prometheus,
  Pyroscope,
  Size,
  Tempo,
  type LgtmBackendProps,
} from '../../../../index';
import { annotationsIn } from '../../../../lib/annotations';

const VOLUME = { size: Size.gibibytes(50), perDay: Size.gibibytes(1) };
const LOKI = { url: 'http://loki.monitoring.svc:3100', objectStore: 'filesystem' } as const;
const MIMIR = { url: 'http://mimir-gateway.monitoring.svc' } as const;
const TEMPO = { url: 'http://tempo.monitoring.svc:4318', version: 2 } as const;
const PYROSCOPE = { url: 'http://pyroscope.monitoring.svc:4040' } as const;
const RUNTIME = {
  configMap: 'loki-runtime',
  key: 'runtime-config.yaml',
  deletesOlderData: true,
} as const;
const BUCKET = { bucket: 'mimir', endpoint: 's3.example.org', secretName: 'mimir-s3' };

/** What somebody may write, and all that the library says: an error, a warning, or what it writes instead. */
const TRAPS: readonly [
  trap: string,
  write: () => LgtmBackendProps,
  says: { error?: string; warning?: string; writes?: string },
][] = [
  [
    'R1: a period without retention_enabled is accepted and ignored',
    () => ({
      logs: Loki.helm({
        volume: VOLUME,
        values: { loki: { compactor: { retention_enabled: false } } },
      }),
    }),
    {
      error:
        'the values of loki set loki.compactor.retention_enabled to false, but a retention of 720h needs true: leave it out, or change the retention',
    },
  ],
  [
    'R2: retention_enabled without a delete_request_store does not start',
    () => ({ logs: Loki.external({ ...LOKI, objectStore: '' }) }),
    {
      error:
        "Loki refuses to start with retention_enabled but without a delete_request_store: give the object_store of its schema, such as objectStore: 'filesystem'",
    },
  ],
  [
    'R3: an index period other than 24h',
    () => ({ logs: Loki.external({ ...LOKI, indexPeriod: Duration.days(7) }) }),
    {
      error:
        "Loki deletes nothing from an index whose period is not 24h, but indexPeriod '168h' was given: add a schema_config with a period of 24h",
    },
  ],
  [
    "R4: the value at the chart's wrong level",
    () => ({
      logs: Loki.helm({ volume: VOLUME, values: { compactor: { retention_enabled: true } } }),
    }),
    {
      error:
        'the values of loki set compactor.retention_enabled: in this chart compactor are pods: write loki.compactor',
    },
  ],
  [
    'R5: shared_store, which Loki 3 refuses',
    () => ({
      logs: Loki.helm({ volume: VOLUME, values: { loki: { compactor: { shared_store: 's3' } } } }),
    }),
    {
      error:
        'the values of loki set loki.compactor.shared_store: Loki 3 refuses to start with it: it takes delete_request_store',
    },
  ],
  [
    "R6: 30d in Tempo's main configuration, which parses 720h only",
    () => ({ traces: Tempo.helm({ volume: VOLUME, values: { tempo: { retention: '30d' } } }) }),
    {
      error:
        "the values of tempo set tempo.retention to '30d', but a retention of 720h needs '720h': leave it out, or change the retention",
    },
  ],
  [
    "R7: Tempo 3's key in Tempo 2",
    () => ({ traces: Tempo.helm({ volume: VOLUME, values: { tempo: { backend_worker: {} } } }) }),
    {
      error:
        'the values of tempo set tempo.backend_worker: it is a key of Tempo 3, and the chart runs Tempo 2: leave it out',
    },
  ],
  [
    "R8: a tenant's entry in Tempo with nothing but its retention",
    () => ({ traces: Tempo.external({ ...TEMPO, runtimeConfig: { ...RUNTIME, overrides: {} } }) }),
    {
      error:
        "a tenant's entry replaces Tempo's defaults whole, so one without ingestion.rate_limit_bytes and burst_size_bytes refuses every span: give the whole entry as runtimeConfig.overrides, or put overrides.defaults into the main configuration",
    },
  ],
  [
    "R9: '*' for every tenant of Mimir",
    () => ({ metrics: Mimir.external({ ...MIMIR, tenant: '*' }) }),
    {
      error:
        "the tenant '*' was given for mimir, which takes it for one tenant of that name, not for all: name the one that is written to",
    },
  ],
  [
    'R10: compacted_block_retention mistaken for the retention',
    () => ({
      traces: Tempo.helm({
        volume: VOLUME,
        values: { tempo: { compacted_block_retention: '720h' } },
      }),
    }),
    {
      error:
        'the values of tempo set tempo.compacted_block_retention: that is how long what compaction has replaced stays, not how long traces are kept: write retention',
    },
  ],
  [
    "R11: the chart's own retention of 24h",
    () => ({ traces: Tempo.helm({ volume: VOLUME }) }),
    { writes: '"retention": "720h"' },
  ],
  [
    'R12: Pyroscope before 2.2, which deletes nothing',
    () => ({ profiles: Pyroscope.external({ ...PYROSCOPE, version: '2.1.2' }) }),
    {
      warning:
        'Pyroscope 2.1.2 deletes nothing, since its metastore.index.cleanup_interval is 0 before 2.2: apply the retention fragment, or update it',
      writes: 'cleanup_interval: 15m',
    },
  ],
  [
    "R13: Pyroscope's own retention of 31d",
    () => ({ profiles: Pyroscope.external(PYROSCOPE) }),
    { writes: 'limits:\n  retention_period: 720h' },
  ],
  [
    'R14: one key for two storages',
    () => ({ profiles: Pyroscope.external({ ...PYROSCOPE, storage: 'v1-v2-dual' }) }),
    { writes: 'limits:\n  compactor_blocks_retention_period: 720h\n  retention_period: 720h' },
  ],
  [
    'R15: no persistence',
    () => ({
      profiles: Pyroscope.helm({
        volume: VOLUME,
        values: { pyroscope: { persistence: { enabled: false } } },
      }),
    }),
    {
      error:
        'the values of pyroscope set pyroscope.persistence.enabled to false, but a retention of 720h needs true: leave it out, or change the retention',
    },
  ],
  [
    'R16: a volume that is full before',
    () => ({
      logs: Loki.helm({ volume: { size: Size.gibibytes(10), perDay: Size.gibibytes(1) } }),
    }),
    {
      error:
        'a volume of 10Gi is full before 720h are over: 1Gi a day need 30Gi, so give it Size.gibibytes(30)',
    },
  ],
  [
    'R16: a volume of which nobody knows whether it is enough',
    () => ({ traces: Tempo.helm({ volume: { size: Size.gibibytes(30) } }) }),
    {
      warning:
        'a volume of 30Gi keeps 720h only of up to 1024Mi a day: say what is written as volume.perDay, so that it is checked',
    },
  ],
  [
    "R16: Prometheus' retention.size, which its runtimeinfo adds to the time",
    () => ({
      metrics: Prometheus.external({
        url: 'http://prometheus:9090',
        retentionSize: Size.gibibytes(8),
      }),
    }),
    {
      warning:
        'Prometheus deletes at 8Gi or after 720h, whichever comes first: leave retention.size out, or watch that the volume is larger than what the retention takes',
      writes: "expect '720h' '1:storage.tsdb.retention.time'",
    },
  ],
  [
    "R16: Prometheus' retention.size",
    () => ({
      metrics: Prometheus.external({
        url: 'http://prometheus.monitoring.svc:9090',
        retentionSize: Size.gibibytes(8),
      }),
    }),
    {
      warning:
        'Prometheus deletes at 8Gi or after 720h, whichever comes first: leave retention.size out, or watch that the volume is larger than what the retention takes',
    },
  ],
  [
    'R17: a bucket that deletes before',
    () => ({ metrics: Mimir.helm({ bucket: { ...BUCKET, expiration: Duration.days(7) } }) }),
    {
      error:
        'the lifecycle rule of the bucket mimir deletes after 168h what is kept for 720h: remove the rule, since the backend deletes by itself',
    },
  ],
  [
    'R17: the bucket of an existing install that deletes before',
    () => ({
      logs: Loki.external({
        ...LOKI,
        objectStore: 's3',
        bucket: { bucket: 'loki', expiration: Duration.days(14), expirationPrefix: 'fake/' },
      }),
    }),
    {
      error:
        'the lifecycle rule of the bucket loki deletes after 336h what is kept for 720h: remove the rule, since the backend deletes by itself',
    },
  ],
  [
    'R17: a bucket that deletes index and state',
    () => ({ metrics: Mimir.helm({ bucket: { ...BUCKET, expiration: Duration.days(60) } }) }),
    {
      warning:
        "the lifecycle rule of the bucket mimir has no prefix, so it deletes the backend's index and state too: remove the rule, since the backend deletes by itself",
    },
  ],
  [
    'R18: searches refused beyond a week',
    () => ({ traces: Tempo.external(TEMPO) }),
    { writes: 'query_frontend:\n  search:\n    max_duration: 720h' },
  ],
  [
    'R18: streams that are kept for longer than queries look back',
    () => ({
      logs: Loki.external({
        ...LOKI,
        streams: [{ selector: '{unit="sshd.service"}', retention: Duration.days(90) }],
      }),
    }),
    { writes: 'max_query_lookback: 2160h' },
  ],
  [
    "R19: a tenant's retention is that of the tenant that is written to",
    () => ({ logs: Loki.external({ ...LOKI, tenant: 'homelab', runtimeConfig: RUNTIME }) }),
    { writes: '{ \\"homelab\\" = merge(' },
  ],
  [
    'R20: a main configuration patched while it runs',
    () => ({ logs: Loki.external({ ...LOKI, runtimeConfig: { ...RUNTIME, key: 'config.yaml' } }) }),
    {
      error:
        "'config.yaml' is a main configuration, which is read at the start only, so patching it changes nothing until the pods restart: name the key of the runtime configuration, or give what the retention fragment says to whoever owns the install",
    },
  ],
  [
    'R21: a reload that is refused leaves the old limits, so the running limits are asked',
    () => ({ logs: Loki.external({ ...LOKI, runtimeConfig: RUNTIME }) }),
    {
      writes: "expect '720h' '2!:retention_period' '1:limits_config.retention_period'",
    },
  ],
  [
    'R22: streams that are deleted before the rest',
    () => ({
      logs: Loki.external({
        ...LOKI,
        streams: [{ selector: '{unit="dev"}', retention: Duration.days(7) }],
      }),
    }),
    {
      warning:
        'Loki deletes {unit="dev"} after 168h, before the retention of 720h is over: leave it out of streams, unless that is meant',
    },
  ],
  [
    'R22: streams that are kept for less than Loki can',
    () => ({
      logs: Loki.external({
        ...LOKI,
        streams: [{ selector: '{unit="dev"}', retention: Duration.hours(1) }],
      }),
    }),
    { error: 'Loki keeps streams for 24h at least, but \'1h\' was given for {unit="dev"}' },
  ],
  [
    'R23: a retention that is patched in deletes what is there',
    () => ({
      logs: Loki.external({
        ...LOKI,
        runtimeConfig: { ...RUNTIME, deletesOlderData: false as true },
      }),
    }),
    {
      error:
        "patching the retention in deletes what is older than '720h' within hours, what was stored before included: write deletesOlderData: true when that is meant",
    },
  ],
  [
    'R23: a fragment says that it deletes what is there',
    () => ({ logs: Loki.external(LOKI) }),
    {
      writes:
        '# Loki deletes what is older than 720h about two hours after it starts with this,\n# what was stored before included.',
    },
  ],
];

/** What is said and written for backends. */
function synth(props: LgtmBackendProps) {
  const stack = new ObservabilityStack(Testing.app(), 'fleet', { tailnet: 'example.ts.net' });
  new KubernetesProvider(stack, 'kubernetes', {});
  new HelmProvider(stack, 'helm', {});
  new LgtmBackend(stack, 'lgtm', props);
  const json = Testing.synth(stack, true);
  const strings: string[] = [];
  JSON.parse(json, (_, value: unknown) => {
    if (typeof value === 'string') strings.push(value);
    return value;
  });
  return {
    warnings: annotationsIn(stack, AnnotationMetadataEntryType.WARN).map(withoutPath),
    text: `${json}\n${strings.join('\n')}`,
  };
}

const withoutPath = (message: string) => message.replace(/^\[[^\]]*\] /, '');

describe('the traps of retention', () => {
  test.each(TRAPS)('%s', (_, write, { error, warning, writes }) => {
    let failure: unknown;
    let result: ReturnType<typeof synth> | undefined;
    try {
      result = synth(write());
    } catch (thrown) {
      failure = withoutPath((thrown as Error).message);
    }
    expect(failure).toBe(error);
    if (result === undefined) return;
    expect(result.warnings).toEqual(warning === undefined ? [] : [warning]);
    if (writes !== undefined) expect(result.text).toContain(writes);
  });

  test('are all there, R1 to R23', () => {
    const covered = new Set(TRAPS.map(([trap]) => Number(/^R(\d+):/.exec(trap)?.[1])));
    expect([...covered].sort((a, b) => a - b)).toEqual(Array.from({ length: 23 }, (_, i) => i + 1));
  });
});
