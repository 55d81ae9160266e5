import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Duration,
  Loki,
  Mimir,
  Pyroscope,
  Tempo,
  type Backend,
  type BackendTimes,
} from '../../../../index';
import { describeWith } from '../../../support/programs';
import { ask, MONTH, type Shell } from './ask';
import { recorded, variantsOf, type RecordedBackend } from './recorded';

type Make = (url: string) => Backend;

const runtimeConfig = {
  configMap: 'runtime',
  key: 'overrides.yaml',
  deletesOlderData: true,
} as const;
const loki: Make = (url) => Loki.external({ url, objectStore: 'filesystem' });
const lokiPatched: Make = (url) => Loki.external({ url, objectStore: 'filesystem', runtimeConfig });
const mimir: Make = (url) => Mimir.external({ url });
const tempo: Make = (url) => Tempo.external({ url, version: 2 });
const tempo3: Make = (url) => Tempo.external({ url, version: 3 });
const pyroscope: Make = (url) => Pyroscope.external({ url });
const pyroscopeV1: Make = (url) => Pyroscope.external({ url, storage: 'v1' });
const pyroscopeDual: Make = (url) => Pyroscope.external({ url, storage: 'v1-v2-dual' });

const lokiStream: Make = (url) =>
  Loki.external({ url, objectStore: 'filesystem', streams: [stream('x', 24)] });
const lokiOtherStream: Make = (url) =>
  Loki.external({ url, objectStore: 'filesystem', streams: [stream('y', 48)] });

function stream(unit: string, hours: number) {
  return { selector: `{unit="${unit}"}`, retention: Duration.hours(hours) };
}

/** Loki's own labels of what comes by OTLP. */
const LOKIS_OWN =
  'service.name, service.namespace, service.instance.id, deployment.environment, deployment.environment.name, ' +
  'cloud.region, cloud.availability_zone, k8s.cluster.name, k8s.namespace.name, k8s.pod.name, k8s.container.name, ' +
  'container.name, k8s.replicaset.name, k8s.deployment.name, k8s.statefulset.name, k8s.daemonset.name, ' +
  'k8s.cronjob.name, k8s.job.name';
const OURS =
  'service.name, service.namespace, deployment.environment, deployment.environment.name, host';

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
    // what is recorded of it is without this section
    'server.grpc_server_max_recv_msg_size is not set, but the app says >=104857600',
    'retention_period is 0s, but the app says 720h',
    'otlp_config.resource_attributes.ignore_defaults is not set, but the app says true',
    `otlp_config.resource_attributes.attributes_config.attributes is ${LOKIS_OWN}, but the app says with ${OURS}`,
    'limits_config.ingestion_rate_mb is 4, but the app says >=16',
    'limits_config.ingestion_burst_size_mb is 6, but the app says >=32',
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
    'otlp_config.resource_attributes.ignore_defaults is not set, but the app says true',
    `otlp_config.resource_attributes.attributes_config.attributes is ${LOKIS_OWN}, but the app says with ${OURS}`,
  ],
  [
    'loki',
    'stream-24h',
    loki,
    'retention_stream.selector is {unit="x"}, but the app says not set',
    'retention_stream.period is 1d, but the app says not set',
    'retention_stream.priority is 1, but the app says not set',
  ],
  ['loki', 'stream-24h', lokiStream],
  [
    'loki',
    'stream-24h',
    lokiOtherStream,
    'retention_stream.selector is {unit="x"}, but the app says [{unit="y"}]',
    'retention_stream.period is 1d, but the app says [48h]',
  ],
  ['loki', 'tenant-24h', loki, 'retention_period is 1d, but the app says 720h'],
  ['loki', 'tenant-720h', loki],
  ['loki', 'week', loki, 'retention_period is 1w, but the app says 720h'],
  ['loki', 'week', lokiPatched, 'retention_period is 1w, but the app says 720h'],
  ['loki', 'tenant-24h', lokiPatched, 'retention_period is 1d, but the app says 720h'],
  ['loki', 'tenant-720h', lokiPatched],

  ['mimir', 'right', mimir],
  [
    'mimir',
    'none',
    mimir,
    'limits.compactor_blocks_retention_period is 0s, but the app says 720h',
    'limits.out_of_order_time_window is 0s, but the app says >=24h',
  ],
  ['mimir', 'zero', mimir, 'limits.compactor_blocks_retention_period is 0s, but the app says 720h'],
  ['mimir', 'week', mimir, 'limits.compactor_blocks_retention_period is 1w, but the app says 720h'],
  [
    'mimir',
    'tenant-24h',
    mimir,
    'overrides.anonymous.compactor_blocks_retention_period is 1d, but the app says 720h',
  ],
  ['mimir', 'tenant-720h', mimir],
  ['mimir', 'no-runtime-file', mimir],
  // it refused the limits of nobody; the check asks as somebody
  ['mimir', 'no-tenant-asked', mimir],

  ['tempo', 'right', tempo],
  ['tempo', 'tempo3-key', tempo],
  [
    'tempo',
    'none',
    tempo,
    'compactor.compaction.block_retention is 336h0m0s, but the app says 720h',
    'query_frontend.search.max_duration is 168h0m0s, but the app says >=720h|0s',
    // what is recorded of it is without these sections
    'storage.trace.wal.ingestion_time_range_slack is not set, but the app says >=24h',
    'ingester.trace_idle_period is not set, but the app says <=1s',
    'ingester.flush_check_period is not set, but the app says <=2s',
  ],
  [
    'tempo',
    'none',
    tempo3,
    'version is 2.10.8, but the app says 3.x',
    'backend_worker.compaction.block_retention is 336h0m0s, but the app says 720h',
    'query_frontend.search.max_duration is 168h0m0s, but the app says >=720h|0s',
    'live_store.wal.ingestion_time_range_slack is not set, but the app says >=24h',
    'live_store.max_trace_idle is not set, but the app says <=1s',
    'live_store.flush_check_period is not set, but the app says <=2s',
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
    'query_frontend.search.max_duration is 168h0m0s, but the app says >=720h|0s',
  ],
  [
    'tempo',
    'app-says-3',
    tempo,
    'compactor.compaction.block_retention is 336h0m0s, but the app says 720h',
  ],
  ['tempo', 'defaults-24h', tempo, 'compaction.block_retention is 1d, but the app says 720h'],
  ['tempo', 'tenant-48h', tempo, 'compaction.block_retention is 2d, but the app says 720h'],
  ['tempo', 'app-says-3', tempo3, 'version is 2.10.8, but the app says 3.x'],
  ['tempo', 'tenant-720h', tempo],

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
    'limits.max_query_lookback is 1w, but the app says >=720h|0s',
    'limits.max_query_length is 1d, but the app says >=720h|0s',
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
    'architecture_storage is v2, but the app says v1-v2-dual',
    'limits.compactor_blocks_retention_period is 0s, but the app says 720h',
  ],
  [
    'pyroscope',
    'v2-key-on-v1',
    pyroscope,
    'architecture_storage is v1, but the app says v2|v1-v2-dual',
  ],
  [
    'pyroscope',
    'tenant-24h',
    pyroscope,
    'overrides.anonymous.retention_period is 1d, but the app says 720h',
  ],
  ['pyroscope', 'tenant-720h', pyroscope],
];

/** What a real backend ran with the fragment of before, which took no thought for outages, and what the check says of it now. */
const BEFORE: readonly [backend: RecordedBackend, make: Make, ...complaints: string[]][] = [
  [
    'loki',
    loki,
    'server.grpc_server_max_recv_msg_size is 4194304, but the app says >=104857600',
    'otlp_config.resource_attributes.ignore_defaults is not set, but the app says true',
    'limits_config.ingestion_rate_mb is 4, but the app says >=16',
    'limits_config.ingestion_burst_size_mb is 6, but the app says >=32',
  ],
  ['mimir', mimir, 'limits.out_of_order_time_window is 0s, but the app says >=24h'],
  [
    'tempo',
    tempo,
    'storage.trace.wal.ingestion_time_range_slack is 2m0s, but the app says >=24h',
    'ingester.trace_idle_period is 2s, but the app says <=1s',
    'ingester.flush_check_period is 10s, but the app says <=2s',
  ],
  [
    'pyroscope',
    pyroscope,
    'limits.reject_older_than is 1h, but the app says >=24h|0s',
    'limits.max_query_lookback is 1w, but the app says >=720h|0s',
    'limits.max_query_length is 1d, but the app says >=720h|0s',
  ],
];

/** How it is asked. */
interface JudgeOptions {
  readonly shell?: Shell;
  readonly since?: boolean;
  readonly times?: BackendTimes;
}

/** Has the check judge what a backend answered. */
async function judge(
  backend: RecordedBackend,
  variant: string,
  make: Make,
  { shell, since = true, times = MONTH }: JudgeOptions = {},
) {
  const server = await recorded(backend, variant, since);
  try {
    const { code, said } = await ask(make(server.url), times, shell);
    const complaints = said.filter((line) => !line.startsWith('ok  '));
    return { code, complaints: complaints.map((line) => line.replace(server.url, '')) };
  } finally {
    await server.close();
  }
}

/** What the check says of a backend, in full. */
const said = (backend: RecordedBackend, complaints: readonly string[]) => ({
  code: complaints.length > 0 ? 1 : 0,
  complaints: complaints.map((complaint) =>
    complaint.startsWith('gave')
      ? `FAILED  ${backend} ${complaint}`
      : `FAILED  ${backend}: ${complaint}`,
  ),
});

describeWith(['curl', 'awk'], 'the check of the retention', () => {
  test.each(JUDGED)(
    'knows what a real %s runs: %s',
    async (backend, variant, make, ...complaints) => {
      expect(await judge(backend, variant, make)).toEqual(said(backend, complaints));
    },
  );

  test.each(BEFORE)(
    'knows that a real %s loses or hides what comes late, with the fragment of before',
    async (backend, make, ...complaints) => {
      const judged = await judge(backend, 'right', make, { since: false });
      expect(judged).toEqual(said(backend, complaints));
    },
  );

  test('knows that a real loki makes no label of what hosts put on what they send', async () => {
    const times = { ...MONTH, hostLabels: () => ['role'] };
    expect(await judge('loki', 'right', loki, { times })).toEqual(
      said('loki', [
        `otlp_config.resource_attributes.attributes_config.attributes is ${OURS}, but the app says with ${OURS}, role`,
      ]),
    );
  });

  test('is tried on everything that was recorded', () => {
    const tried = JUDGED.map(([backend, variant]) => `${backend} ${variant}`);
    const all = (['loki', 'mimir', 'pyroscope', 'tempo'] as const).flatMap((backend) =>
      variantsOf(backend).map((variant) => `${backend} ${variant}`),
    );
    expect([...new Set(tried)].sort()).toEqual(all.sort());
  });

  test('asks as the tenant whose data it is', async () => {
    const server = await recorded('mimir', 'right');
    await ask(Mimir.external({ url: server.url, tenant: 'homelab' }));
    await ask(Mimir.external({ url: server.url }));
    await server.close();
    expect([...new Set(server.tenants)]).toEqual(['homelab', 'anonymous']);
  });

  test('fails for a backend that gives no answer', async () => {
    const { code, said } = await ask(Mimir.external({ url: 'http://127.0.0.1:1' }));
    expect(said[0]).toContain('FAILED  mimir gave no answer at http://127.0.0.1:1/runtime_config');
    expect(code).toBe(1);
  });
});

describeWith(['busybox', 'curl'], 'the check of the retention in busybox', (programs) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'check-'));
    for (const name of ['sh', 'awk', 'date', 'sleep']) {
      symlinkSync(programs.busybox, join(folder, name));
    }
    symlinkSync(programs.curl, join(folder, 'curl'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(JUDGED)(
    'knows what a real %s runs: %s',
    async (backend, variant, make, ...complaints) => {
      const shell = { program: join(folder, 'sh'), path: folder };
      expect(await judge(backend, variant, make, { shell })).toEqual(said(backend, complaints));
    },
  );
});
