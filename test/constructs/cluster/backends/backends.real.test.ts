import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { Duration, Loki, Prometheus, Size, type LokiProps } from '../../../../index';
import { Daemon, freePorts } from '../../../support/daemon';
import { describeWith, run } from '../../../support/programs';
import { ask } from './ask';

const MONTH = Duration.days(30);

/** A folder for one test's files. */
async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'backend-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A Loki of one on loopback, as far as retention has nothing to do with it. */
function lokiConfig(folder: string, port = 3100, grpc = 9095) {
  return {
    auth_enabled: false,
    server: {
      http_listen_address: '127.0.0.1',
      http_listen_port: port,
      grpc_listen_address: '127.0.0.1',
      grpc_listen_port: grpc,
    },
    common: {
      path_prefix: folder,
      instance_addr: '127.0.0.1',
      replication_factor: 1,
      ring: { kvstore: { store: 'inmemory' } },
      storage: {
        filesystem: {
          chunks_directory: join(folder, 'chunks'),
          rules_directory: join(folder, 'rules'),
        },
      },
    },
    schema_config: {
      configs: [
        {
          from: '2024-04-01',
          store: 'tsdb',
          object_store: 'filesystem',
          schema: 'v13',
          index: { prefix: 'index_', period: '24h' },
        },
      ],
    },
    analytics: { reporting_enabled: false },
  };
}

describeWith(['loki'], 'a real Loki', ({ loki }) => {
  const props = { url: 'http://loki.monitoring.svc:3100', objectStore: 'filesystem' };

  const verify = (fragment: object) =>
    withFolder((folder) => {
      const file = join(folder, 'loki.yaml');
      writeFileSync(file, stringify({ ...lokiConfig(folder), ...fragment }));
      return Promise.resolve(run(loki, ['-verify-config', `-config.file=${file}`]));
    });

  const VARIANTS: [string, LokiProps, Duration][] = [
    ['30 days', props, MONTH],
    ['an hour and a half', props, Duration.minutes(90)],
    ['another store', { ...props, objectStore: 's3' }, Duration.days(7)],
    [
      'streams of their own',
      {
        ...props,
        streams: [{ selector: '{unit="nix-daemon.service"}', retention: Duration.days(1) }],
      },
      MONTH,
    ],
  ];

  test.each(VARIANTS)('accepts the fragment for %s', async (_, lokiProps, retention) => {
    const { status, output } = await verify(Loki.external(lokiProps).retentionConfig(retention));
    expect(output).toContain('config is valid');
    expect(status).toBe(0);
  });

  test('refuses the fragment without its delete_request_store, so it is read', async () => {
    const fragment = Loki.external(props).retentionConfig(MONTH);
    const { output } = await verify({ ...fragment, compactor: { retention_enabled: true } });
    expect(output).toContain('delete-request-store should be configured');
  });

  test.each([
    ['the fragment', true],
    ['nothing of it, which Loki accepts and ignores', false],
  ])(
    'is found out when it runs %s',
    async (_, configured) => {
      const [port = 0, grpc = 0] = await freePorts(2);
      const backend = Loki.external({ ...props, url: `http://127.0.0.1:${port}` });
      await withFolder(async (folder) => {
        const file = join(folder, 'loki.yaml');
        const fragment = configured
          ? backend.retentionConfig(MONTH)
          : { limits_config: { retention_period: '720h' } };
        writeFileSync(file, stringify({ ...lokiConfig(folder, port, grpc), ...fragment }));
        const daemon = new Daemon(loki, [`-config.file=${file}`], join(folder, 'log'));
        try {
          await daemon.until(async () => (await fetch(`http://127.0.0.1:${port}/config`)).ok, 60);
          const { code, said } = await ask(backend);
          expect(said).toEqual(
            configured
              ? [
                  'ok      loki: compactor.retention_enabled is true',
                  'ok      loki: compactor.delete_request_store is filesystem',
                  'ok      loki: schema_config.configs.index.period is 1d',
                  'ok      loki: limits_config.retention_period is 30d',
                ]
              : [
                  'FAILED  loki: compactor.retention_enabled is false, but the app says true',
                  'FAILED  loki: compactor.delete_request_store is not set, but the app says filesystem',
                  'ok      loki: schema_config.configs.index.period is 1d',
                  'ok      loki: limits_config.retention_period is 30d',
                ],
          );
          expect(code).toBe(configured ? 0 : 1);
        } finally {
          await daemon.stop();
        }
      });
    },
    90_000,
  );
});

describeWith(['loki'], "a real Loki's runtime configuration", ({ loki }) => {
  test.each([
    ['the entry', '720h', 'ok      loki: retention_period is 30d'],
    ['another one', '168h', 'FAILED  loki: retention_period is 1w, but the app says 720h'],
  ])(
    'is found out when it holds %s',
    async (_, period, said) => {
      const [port = 0, grpc = 0] = await freePorts(2);
      const backend = Loki.external({
        url: `http://127.0.0.1:${port}`,
        objectStore: 'filesystem',
        runtimeConfig: {
          configMap: 'loki-runtime',
          key: 'runtime-config.yaml',
          deletesOlderData: true,
        },
      });
      await withFolder(async (folder) => {
        const [file, runtime] = ['loki.yaml', 'runtime.yaml'].map((name) => join(folder, name));
        writeFileSync(
          runtime ?? '',
          stringify({ overrides: { fake: { retention_period: period } } }),
        );
        const config = {
          ...lokiConfig(folder, port, grpc),
          compactor: { retention_enabled: true, delete_request_store: 'filesystem' },
          runtime_config: { file: runtime },
        };
        writeFileSync(file ?? '', stringify(config));
        const daemon = new Daemon(loki, [`-config.file=${file}`], join(folder, 'log'));
        try {
          const at = `http://127.0.0.1:${port}/config`;
          await daemon.until(async () => (await fetch(at)).ok, 60);
          expect((await ask(backend)).said.at(-1)).toBe(said);
        } finally {
          await daemon.stop();
        }
      });
    },
    90_000,
  );
});

describeWith(['prometheus'], 'a real Prometheus', ({ prometheus }) => {
  const size = '--storage.tsdb.retention.size=8GiB';
  const takesOtlp = 'ok      prometheus: web.enable-otlp-receiver is true';
  test.each<[string, { told?: Size; fragment: boolean; more?: string[]; says: string[] }]>([
    [
      'the fragment',
      { fragment: true, says: ['ok      prometheus: storageRetention is 30d', takesOtlp] },
    ],
    [
      "Prometheus' own retention and no OTLP",
      {
        fragment: false,
        says: [
          'FAILED  prometheus: storageRetention is 15d, but the app says 720h',
          'FAILED  prometheus: web.enable-otlp-receiver is false, but the app says true',
        ],
      },
    ],
    [
      'the fragment, and a size that the app knows of',
      {
        told: Size.gibibytes(8),
        fragment: true,
        more: [size],
        says: [takesOtlp, 'ok      prometheus: storage.tsdb.retention.time is 30d'],
      },
    ],
    [
      'the fragment, and a size that nobody told the app of',
      {
        fragment: true,
        more: [size],
        says: [
          'FAILED  prometheus: storageRetention is 30d or 8GiB, but the app says 720h',
          takesOtlp,
        ],
      },
    ],
  ])(
    'is found out when it runs %s',
    async (_, { told, fragment, more = [], says }) => {
      const [port = 0] = await freePorts(1);
      const url = `http://127.0.0.1:${port}`;
      const backend = Prometheus.external({ url, retentionSize: told });
      const config = backend.retentionConfig(MONTH) as unknown as {
        flags: string[];
        'prometheus.yml': object;
      };
      await withFolder(async (folder) => {
        const file = join(folder, 'prometheus.yml');
        writeFileSync(file, stringify(fragment ? config['prometheus.yml'] : {}));
        const args = [
          `--config.file=${file}`,
          `--storage.tsdb.path=${join(folder, 'data')}`,
          `--web.listen-address=127.0.0.1:${port}`,
          ...(fragment ? config.flags : []),
          ...more,
        ];
        const daemon = new Daemon(prometheus, args, join(folder, 'log'));
        try {
          await daemon.until(async () => (await fetch(`${url}/-/ready`)).ok, 60);
          const { code, said } = await ask(backend);
          expect(said).toEqual(says);
          expect(code).toBe(says.some((line) => line.startsWith('FAILED')) ? 1 : 0);
        } finally {
          await daemon.stop();
        }
      });
    },
    90_000,
  );
});
