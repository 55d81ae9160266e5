import { Loki, Mimir, Pyroscope, Tempo, type Backend } from '../../../../index';
import { describeWith } from '../../../support/programs';
import { answering, ask } from './ask';
import { recorded, recordedText, variantsOf, type RecordedBackend } from './recorded';

type Make = (url: string) => Backend;

const runtimeConfig = {
  configMap: 'runtime',
  key: 'overrides.yaml',
  deletesOlderData: true,
} as const;
const loki: Make = (url) => Loki.external({ url, objectStore: 'filesystem' });
const lokiPatched: Make = (url) => Loki.external({ url, objectStore: 'filesystem', runtimeConfig });
const mimir: Make = (url) => Mimir.external({ url });
const mimirPatched: Make = (url) => Mimir.external({ url, runtimeConfig });
const tempo: Make = (url) => Tempo.external({ url, version: 2 });
const tempo3: Make = (url) => Tempo.external({ url, version: 3 });
const tempoPatched: Make = (url) =>
  Tempo.external({ url, version: 2, runtimeConfig: { ...runtimeConfig, overrides: {} } });
const pyroscope: Make = (url) => Pyroscope.external({ url });
const pyroscopeV1: Make = (url) => Pyroscope.external({ url, storage: 'v1' });
const pyroscopeDual: Make = (url) => Pyroscope.external({ url, storage: 'v1-v2-dual' });
const pyroscopePatched: Make = (url) => Pyroscope.external({ url, runtimeConfig });

/** What a real backend ran, what the app says of it (30 days), and all that the check complains of. */
const JUDGED: readonly [
  backend: RecordedBackend,
  variant: string,
  make: Make,
  ...complaints: string[],
][] = [
  ['loki', 'right', loki],
  ['loki', 'right', lokiPatched],
  ['loki', '30d', loki],
  [
    'loki',
    'none',
    loki,
    'compactor.retention_enabled is false, but the app says true',
    'compactor.delete_request_store is not set, but the app says filesystem',
    'limits_config.retention_period is 0s, but the app says 720h',
    'limits_config.ingestion_rate_mb is 4, but the app says >=16',
    'limits_config.ingestion_burst_size_mb is 6, but the app says >=32',
    'limits_config.otlp_config.resource_attributes.ignore_defaults is not set, but the app says true',
    // what is recorded of it is without this section
    'server.grpc_server_max_recv_msg_size is not set, but the app says >=104857600',
  ],
  [
    'loki',
    'retention-disabled',
    loki,
    'compactor.retention_enabled is false, but the app says true',
  ],
  [
    'loki',
    'no-otlp-config',
    loki,
    'limits_config.otlp_config.resource_attributes.ignore_defaults is not set, but the app says true',
  ],
  ['loki', 'week', loki, 'limits_config.retention_period is 1w, but the app says 720h'],
  ['loki', 'week', lokiPatched, 'retention_period is 1w, but the app says 720h'],
  ['loki', 'tenant-24h', lokiPatched, 'retention_period is 1d, but the app says 720h'],
  ['loki', 'tenant-720h', lokiPatched],

  ['mimir', 'right', mimir],
  [
    'mimir',
    'none',
    mimir,
    'compactor_blocks_retention_period_seconds is 0, but the app says 2592000',
    'limits.out_of_order_time_window is 0s, but the app says >=24h',
  ],
  [
    'mimir',
    'zero',
    mimir,
    'compactor_blocks_retention_period_seconds is 0, but the app says 2592000',
  ],
  [
    'mimir',
    'week',
    mimir,
    'compactor_blocks_retention_period_seconds is 604800, but the app says 2592000',
  ],
  [
    'mimir',
    'tenant-24h',
    mimir,
    'compactor_blocks_retention_period_seconds is 86400, but the app says 2592000',
  ],
  ['mimir', 'tenant-720h', mimir],
  ['mimir', 'tenant-720h', mimirPatched],
  [
    'mimir',
    'right',
    mimirPatched,
    'overrides.anonymous.out_of_order_time_window is not set, but the app says >=24h',
  ],
  [
    'mimir',
    'no-tenant-asked',
    mimir,
    'gave no answer at /api/v1/user_limits: curl: (22) The requested URL returned error: 401',
  ],

  ['tempo', 'right', tempo],
  ['tempo', 'tempo3-key', tempo],
  [
    'tempo',
    'none',
    tempo,
    'compactor.compaction.block_retention is 336h0m0s, but the app says 720h',
    'query_frontend.search.max_duration is 168h0m0s, but the app says 720h',
    // what is recorded of it is without these sections
    'storage.trace.wal.ingestion_time_range_slack is not set, but the app says >=24h',
    'ingester.trace_idle_period is not set, but the app says <=2s',
    'ingester.flush_check_period is not set, but the app says <=5s',
  ],
  [
    'tempo',
    'none',
    tempo3,
    'backend_worker.compaction.block_retention is 336h0m0s, but the app says 720h',
    'query_frontend.search.max_duration is 168h0m0s, but the app says 720h',
    'live_store.wal.ingestion_time_range_slack is not set, but the app says >=24h',
    'live_store.max_trace_idle is not set, but the app says <=2s',
    'live_store.flush_check_period is not set, but the app says <=5s',
    'block_builder.wal.ingestion_time_range_slack is not set, but the app says >=24h',
  ],
  [
    'tempo',
    'week',
    tempo,
    'compactor.compaction.block_retention is 168h0m0s, but the app says 720h',
  ],
  [
    'tempo',
    'search-week',
    tempo,
    'query_frontend.search.max_duration is 168h0m0s, but the app says 720h',
  ],
  [
    'tempo',
    'app-says-3',
    tempo,
    'compactor.compaction.block_retention is 336h0m0s, but the app says 720h',
  ],
  [
    'tempo',
    'right',
    tempoPatched,
    'overrides.single-tenant.compaction.block_retention is not set, but the app says 720h',
  ],
  [
    'tempo',
    'tenant-48h',
    tempoPatched,
    'overrides.single-tenant.compaction.block_retention is 2d, but the app says 720h',
  ],
  ['tempo', 'tenant-720h', tempo],
  ['tempo', 'tenant-720h', tempoPatched],

  ['pyroscope', 'right', pyroscope],
  ['pyroscope', '30d', pyroscope],
  ['pyroscope', 'default-architecture', pyroscope],
  ['pyroscope', 'v1-right', pyroscopeV1],
  ['pyroscope', 'dual-right', pyroscopeDual],
  [
    'pyroscope',
    'none',
    pyroscope,
    'limits.retention_period is 31d, but the app says 720h',
    'limits.reject_older_than is 1h, but the app says >=24h|0s',
  ],
  ['pyroscope', 'week', pyroscope, 'limits.retention_period is 1w, but the app says 720h'],
  ['pyroscope', 'zero', pyroscope, 'limits.retention_period is 0s, but the app says 720h'],
  [
    'pyroscope',
    'no-cleaner',
    pyroscope,
    'metastore.index.cleanup_interval is 0s, but the app says >0',
  ],
  ['pyroscope', 'v1-key-on-v2', pyroscope, 'limits.retention_period is 31d, but the app says 720h'],
  [
    'pyroscope',
    'right',
    pyroscopeDual,
    'limits.compactor_blocks_retention_period is 0s, but the app says 720h',
  ],
  [
    'pyroscope',
    'right',
    pyroscopePatched,
    'gave no answer at /runtime_config: curl: (22) The requested URL returned error: 404',
  ],
  [
    'pyroscope',
    'tenant-24h',
    pyroscopePatched,
    'overrides.anonymous.retention_period is 1d, but the app says 720h',
  ],
  ['pyroscope', 'tenant-720h', pyroscopePatched],
];

/** What a real backend ran with the fragment of before, which took no thought for outages, and what the check says of it now. */
const BEFORE: readonly [backend: RecordedBackend, make: Make, ...complaints: string[]][] = [
  [
    'loki',
    loki,
    'limits_config.ingestion_rate_mb is 4, but the app says >=16',
    'limits_config.ingestion_burst_size_mb is 6, but the app says >=32',
    'limits_config.otlp_config.resource_attributes.ignore_defaults is not set, but the app says true',
    'server.grpc_server_max_recv_msg_size is 4194304, but the app says >=104857600',
  ],
  ['mimir', mimir, 'limits.out_of_order_time_window is 0s, but the app says >=24h'],
  [
    'tempo',
    tempo,
    'storage.trace.wal.ingestion_time_range_slack is 2m0s, but the app says >=24h',
    'ingester.flush_check_period is 10s, but the app says <=5s',
  ],
  ['pyroscope', pyroscope, 'limits.reject_older_than is 1h, but the app says >=24h|0s'],
];

/**
 * What the check is wrong about, and would be right to say: each is to be mended, which turns its test red, and moves to
 * the table above.
 */
const KNOWN_WRONG: readonly [
  right: 'ok' | 'FAILED',
  backend: RecordedBackend,
  variant: string,
  make: Make,
  why: string,
][] = [
  ['FAILED', 'loki', 'stream-24h', loki, 'it deletes a stream after 24h'],
  ['FAILED', 'loki', 'tenant-24h', loki, "it deletes the tenant's logs after 24h"],
  ['ok', 'loki', 'tenant-720h', loki, "it keeps the tenant's logs for 720h, and others' for less"],
  ['ok', 'mimir', 'no-runtime-file', mimir, 'it runs the fragment, but shows no limits of tenants'],
  ['FAILED', 'tempo', 'defaults-24h', tempo, 'it deletes after 24h what has no entry of its own'],
  ['FAILED', 'tempo', 'tenant-48h', tempo, "it deletes the tenant's spans after 48h"],
  ['FAILED', 'tempo', 'app-says-3', tempo3, "it is Tempo 2, to which Tempo 3's key means nothing"],
  ['FAILED', 'pyroscope', 'v2-key-on-v1', pyroscope, 'its storage is v1, which has another key'],
  ['FAILED', 'pyroscope', 'tenant-24h', pyroscope, "it deletes the tenant's profiles after 24h"],
  [
    'ok',
    'pyroscope',
    'tenant-720h',
    pyroscope,
    "it keeps the tenant's profiles for 720h, and others' for longer",
  ],
];

/** Has the check judge what a backend answered. */
async function judge(backend: RecordedBackend, variant: string, make: Make, since = true) {
  const server = await recorded(backend, variant, since);
  try {
    const { code, said } = await ask(make(server.url));
    const complaints = said.filter((line) => !line.startsWith('ok  '));
    return { code, complaints: complaints.map((line) => line.replace(server.url, '')) };
  } finally {
    await server.close();
  }
}

describeWith(['curl', 'awk'], 'the check of the retention', () => {
  test.each(JUDGED)(
    'knows what a real %s runs: %s',
    async (backend, variant, make, ...complaints) => {
      expect(await judge(backend, variant, make)).toEqual({
        code: complaints.length > 0 ? 1 : 0,
        complaints: complaints.map((complaint) =>
          complaint.startsWith('gave')
            ? `FAILED  ${backend} ${complaint}`
            : `FAILED  ${backend}: ${complaint}`,
        ),
      });
    },
  );

  test.each(BEFORE)(
    'knows that a real %s loses or hides what comes late, with the fragment of before',
    async (backend, make, ...complaints) => {
      const said = complaints.map((complaint) => `FAILED  ${backend}: ${complaint}`);
      expect(await judge(backend, 'right', make, false)).toEqual({ code: 1, complaints: said });
    },
  );

  test.each(KNOWN_WRONG)(
    'does not say %s yet of a %s with %s, though it should',
    async (right, backend, variant, make) => {
      expect((await judge(backend, variant, make)).code).toBe(right === 'ok' ? 1 : 0);
    },
  );

  test('is tried on everything that was recorded', () => {
    const tried = [
      ...JUDGED.map(([backend, variant]) => `${backend} ${variant}`),
      ...KNOWN_WRONG.map(([, backend, variant]) => `${backend} ${variant}`),
    ];
    const all = (['loki', 'mimir', 'pyroscope', 'tempo'] as const).flatMap((backend) =>
      variantsOf(backend).map((variant) => `${backend} ${variant}`),
    );
    expect([...new Set(tried)].sort()).toEqual(all.sort());
  });

  test('asks as the tenant whose data it is', async () => {
    const body = recordedText('mimir', 'right', 'user_limits.json');
    const server = await answering({ '/api/v1/user_limits': { status: 200, body } });
    await ask(Mimir.external({ url: server.url, tenant: 'homelab' }));
    await ask(Mimir.external({ url: server.url }));
    await server.close();
    expect([...new Set(server.tenants)]).toEqual(['homelab', 'anonymous']);
  });

  test('fails for a backend that gives no answer', async () => {
    const { code, said } = await ask(Mimir.external({ url: 'http://127.0.0.1:1' }));
    expect(said[0]).toContain(
      'FAILED  mimir gave no answer at http://127.0.0.1:1/api/v1/user_limits',
    );
    expect(code).toBe(1);
  });
});
