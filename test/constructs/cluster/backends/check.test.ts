import { Duration, Mimir, Pyroscope, Tempo, type Backend } from '../../../../index';
import { answering, ask } from './ask';

/**
 * As Mimir's `util.WriteJSONResponse`, Tempo's `writeStatusConfig` (yaml.Marshal, durations as time.Duration) and Pyroscope's
 * status handler (model.Duration) write it: these servers are in no registry, so they can't be run here.
 */
const MIMIR = '{"compactor_blocks_retention_period_seconds":2592000,"ingestion_rate":10000}';
const TEMPO = `---
target: all
query_frontend:
    search:
        concurrent_jobs: 1000
        max_duration: 720h0m0s
compactor:
    ring:
        instance_port: 0
    compaction:
        compaction_window: 1h0m0s
        block_retention: 720h0m0s
        compacted_block_retention: 1h0m0s
`;
const PYROSCOPE = `target: all
limits:
  ingestion_rate_mb: 4
  retention_period: 30d
metastore:
  index:
    cleanup_grace_period: 6h0m0s
    cleanup_interval: 15m0s
compactor:
  cleanup_interval: 0s
`;

/** A backend, what it answers when all is well, and what it says after a change. */
const CASES: readonly [
  name: string,
  backend: (url: string) => Backend,
  path: string,
  answer: string,
  wrong: readonly [from: string, to: string],
  complaint: string,
][] = [
  [
    'Mimir',
    (url) => Mimir.external({ url, tenant: 'homelab' }),
    '/api/v1/user_limits',
    MIMIR,
    ['2592000', '0'],
    'FAILED  mimir: compactor_blocks_retention_period_seconds is 0, but the app says 2592000',
  ],
  [
    'Tempo 2',
    (url) => Tempo.external({ url, version: 2 }),
    '/status/config',
    TEMPO,
    ['block_retention: 720h0m0s', 'block_retention: 336h0m0s'],
    'FAILED  tempo: compactor.compaction.block_retention is 336h0m0s, but the app says 720h',
  ],
  [
    'Tempo 2 where the app says 3',
    (url) => Tempo.external({ url, version: 3 }),
    '/status/config',
    TEMPO.replace('compactor:', 'backend_worker:'),
    ['backend_worker:', 'compactor:'],
    'FAILED  tempo: backend_worker.compaction.block_retention is not set, but the app says 720h',
  ],
  [
    'Pyroscope',
    (url) => Pyroscope.external({ url }),
    '/api/v1/status/config',
    PYROSCOPE,
    ['30d', '31d'],
    'FAILED  pyroscope: limits.retention_period is 31d, but the app says 720h',
  ],
  [
    'Pyroscope that never cleans up',
    (url) => Pyroscope.external({ url }),
    '/api/v1/status/config',
    PYROSCOPE,
    ['cleanup_interval: 15m0s', 'cleanup_interval: 0s'],
    'FAILED  pyroscope: metastore.index.cleanup_interval is 0s, but the app says >0',
  ],
];

describe('the check of the retention', () => {
  test.each(CASES)(
    'knows a right %s from a wrong one',
    async (_, make, path, answer, change, complaint) => {
      const right = await answering({ [path]: answer });
      const wrong = await answering({ [path]: answer.replace(change[0], change[1]) });
      try {
        expect((await ask(make(right.url))).code).toBe(0);
        const { code, said } = await ask(make(wrong.url));
        expect(said.filter((line) => !line.startsWith('ok'))).toEqual([complaint]);
        expect(code).toBe(1);
      } finally {
        await Promise.all([right.close(), wrong.close()]);
      }
    },
  );

  test('asks as the tenant whose data it is', async () => {
    const server = await answering({ '/api/v1/user_limits': MIMIR });
    await ask(Mimir.external({ url: server.url, tenant: 'homelab' }));
    await ask(Mimir.external({ url: server.url }));
    await server.close();
    expect(server.tenants).toEqual(['homelab', 'anonymous']);
  });

  test('fails for a backend that gives no answer', async () => {
    const { code, said } = await ask(
      Mimir.external({ url: 'http://127.0.0.1:1' }),
      Duration.days(30),
    );
    expect(said[0]).toContain(
      'FAILED  mimir gave no answer at http://127.0.0.1:1/api/v1/user_limits',
    );
    expect(code).toBe(1);
  });
});
