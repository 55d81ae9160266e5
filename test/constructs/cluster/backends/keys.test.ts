import { parse } from 'yaml';
import { Duration, Loki, Mimir, Pyroscope, Tempo, type Backend } from '../../../../index';
import { isPlainObject } from '../../../../lib/plain-object';
import { recordedText, type RecordedBackend } from './recorded';

/**
 * The keys that a backend's strict YAML takes, each with the field of upstream's source that reads it. Loki's are those that
 * a real one showed (below), and Prometheus itself is run, in backends.real.test.ts.
 */
const MIMIR = {
  // grafana/mimir, mimir-3.1: pkg/util/validation/limits.go, Limits.CompactorBlocksRetentionPeriod model.Duration
  'limits.compactor_blocks_retention_period': 'duration',
  // the same, Limits.OutOfOrderTimeWindow model.Duration
  'limits.out_of_order_time_window': 'duration',
};
const TEMPO_2 = {
  // grafana/tempo v2.10.4: modules/compactor/config.go:18, Config.Compactor; tempodb/config.go:134, CompactorConfig.BlockRetention time.Duration
  'compactor.compaction.block_retention': 'duration',
  // grafana/tempo v2.10.4: modules/frontend/search_sharder.go:35, SearchSharderConfig.MaxDuration time.Duration
  'query_frontend.search.max_duration': 'duration',
  // what a real 2.10.8 showed: test/fixtures/tempo-2.10.8/right.config.yaml
  'storage.trace.wal.ingestion_time_range_slack': 'duration',
  'ingester.trace_idle_period': 'duration',
  'ingester.flush_check_period': 'duration',
};
const TEMPO_3 = {
  // grafana/tempo v3.0.3: modules/backendworker/config.go:21, Config.Compactor; tempodb/config.go:131, CompactorConfig.BlockRetention time.Duration
  'backend_worker.compaction.block_retention': 'duration',
  // grafana/tempo v3.0.3: modules/frontend/search_sharder.go:37, SearchSharderConfig.MaxDuration time.Duration
  'query_frontend.search.max_duration': 'duration',
  // grafana/tempo: modules/livestore/config.go, Config.WAL, InstanceFlushPeriod, MaxTraceIdle; modules/blockbuilder/config.go, Config.WAL;
  // which a real 2.10.8 showed too
  'live_store.wal.ingestion_time_range_slack': 'duration',
  'live_store.max_trace_idle': 'duration',
  'live_store.flush_check_period': 'duration',
  'block_builder.wal.ingestion_time_range_slack': 'duration',
};
const PYROSCOPE = {
  // grafana/pyroscope v2.2.1: pkg/metastore/index/cleaner/retention/retention.go:27, inlined in pkg/validation/limits.go, model.Duration
  'limits.retention_period': 'duration',
  // grafana/pyroscope v2.2.1: pkg/validation/limits.go:104, Limits.CompactorBlocksRetentionPeriod model.Duration
  'limits.compactor_blocks_retention_period': 'duration',
  // what a real one showed: test/fixtures/pyroscope-main-3fe6a457a32/right.config.yaml
  'limits.reject_older_than': 'duration',
  'limits.max_query_lookback': 'duration',
  'limits.max_query_length': 'duration',
  // grafana/pyroscope v2.1.2 and v2.2.1: pkg/metastore/index/cleaner/cleaner.go, Config.CleanupInterval time.Duration
  'metastore.index.cleanup_interval': 'duration',
};

const PYROSCOPE_URL = 'http://pyroscope.monitoring.svc:4040';
const CASES: readonly [string, Backend, { readonly [key: string]: string }][] = [
  ['Mimir', Mimir.external({ url: 'http://mimir-gateway.monitoring.svc' }), MIMIR],
  ['Tempo 2', Tempo.external({ url: 'http://tempo.monitoring.svc:4318', version: 2 }), TEMPO_2],
  ['Tempo 3', Tempo.external({ url: 'http://tempo.monitoring.svc:4318', version: 3 }), TEMPO_3],
  ...(['v1', 'v2', 'v1-v2-dual'] as const).map((storage): [string, Backend, typeof PYROSCOPE] => [
    `Pyroscope on ${storage}`,
    Pyroscope.external({ url: PYROSCOPE_URL, storage }),
    PYROSCOPE,
  ]),
  ['Pyroscope 2.1', Pyroscope.external({ url: PYROSCOPE_URL, version: '2.1.2' }), PYROSCOPE],
];

function leaves(value: unknown, path: readonly string[] = []): [path: string, value: unknown][] {
  if (!isPlainObject(value)) return [[path.join('.'), value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

/** What the fragment says since the recordings were made. */
const NEWER =
  /out_of_order_time_window|reject_old|ingestion_|ingestion_time_range_slack|_idle|flush_check_period|grpc_server_max_recv_msg_size|attributes_config|max_query_length|limits.max_query_lookback/;

/** What both Go's time.ParseDuration and Prometheus' model.ParseDuration read: no days, no fractions. */
const DURATION = /^(\d+h)?(\d+m)?(\d+s)?(\d+ms)?$/;

test.each(CASES)("the fragment for %s has upstream's keys and values only", (_, backend, keys) => {
  const days = [Duration.hours(1), Duration.minutes(90), Duration.days(30), Duration.days(400)];
  for (const retention of days) {
    const maxOutage = Duration.hours(1);
    const found = leaves(backend.retentionConfig({ retention, maxOutage }));
    expect(found.length).toBeGreaterThan(0);
    for (const [key, value] of found) {
      expect(Object.keys(keys)).toContain(key);
      expect(value).toMatch(DURATION);
    }
    const values = found.map(([, value]) => value);
    expect(values).toEqual(expect.arrayContaining([retention.toString(), '1h']));
  }
});

const LOKI = { url: 'http://loki.monitoring.svc:3100', objectStore: 'filesystem' };

test.each<[RecordedBackend, string, Backend]>([
  ['loki', 'right', Loki.external(LOKI)],
  ['mimir', 'right', CASES[0]![1]],
  ['tempo', 'right', CASES[1]![1]],
  ['tempo', 'app-says-3', CASES[2]![1]],
  ['pyroscope', 'right', Pyroscope.external({ url: PYROSCOPE_URL })],
])(
  'a real %s started with the fragment (%s), and runs each of its values',
  (name, variant, backend) => {
    const times = { retention: Duration.days(30), maxOutage: Duration.hours(24) };
    const fragment = new Map(leaves(backend.retentionConfig(times)));
    const started = new Map(leaves(parse(recordedText(name, variant, 'fragment.yaml'))));
    const runs = new Map(leaves(recordedConfig(name, variant)));
    const whole = new Map(leaves(recordedConfig(name, 'right')));
    for (const [key, value] of fragment) {
      // Loki shows it only when it is true
      if (key.endsWith('ignore_defaults')) continue;
      // of what is newer than the recording it is known that it is a key
      if (NEWER.test(key)) {
        expect([key, whole.has(key)]).toEqual([key, true]);
        continue;
      }
      expect([key, value]).toEqual([key, started.get(key)]);
      expect([key, runs.get(key)]).toEqual([key, like(value)]);
    }
    for (const key of started.keys()) expect([...fragment.keys()]).toContain(key);
  },
);

test.each([
  ['an hour and a half', Loki.external(LOKI), Duration.minutes(90)],
  ['another store', Loki.external({ ...LOKI, objectStore: 's3' }), Duration.days(7)],
  [
    'streams of their own',
    Loki.external({
      ...LOKI,
      streams: [{ selector: '{unit="nix-daemon.service"}', retention: Duration.days(1) }],
    }),
    Duration.days(30),
  ],
])('the fragment for Loki with %s has keys that a real one shows', (_, backend, retention) => {
  const shown = ['right', 'stream-24h'].flatMap((each) => leaves(recordedConfig('loki', each)));
  const keys = shown.flatMap(([key, value]) => [key, ...itemKeys(key, value)]);
  const written = leaves(backend.retentionConfig({ retention, maxOutage: retention }));
  for (const [key, value] of written.filter(([key]) => !key.endsWith('ignore_defaults')))
    expect(keys).toEqual(expect.arrayContaining([key, ...itemKeys(key, value)]));
});

/** The configuration that a real backend showed. */
function recordedConfig(name: RecordedBackend, variant: string): unknown {
  return parse(recordedText(name, variant, 'config.yaml').replace(/^GET .*\n---\n/, ''));
}

/** The keys of a list's items. */
function itemKeys(path: string, value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => leaves(item, [path, '*']).map(([key]) => key));
}

/** What a value may look like in what a backend shows: durations in its own way, and lists after its defaults. */
function like(value: unknown): unknown {
  if (Array.isArray(value)) return expect.arrayContaining(value);
  return value === '720h' ? expect.stringMatching(/^(720h0m0s|30d)$/) : value;
}
