import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { Duration, Prometheus, Size } from '../../../../index';
import { Daemon, freePorts } from '../../../support/daemon';
import { describeWith } from '../../../support/programs';
import { ask } from './ask';

const TIMES = { retention: Duration.days(30), maxOutage: Duration.hours(24) };

/** A folder for one test's files. */
async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'backend-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describeWith(['prometheus', 'curl', 'awk'], 'a real Prometheus', (programs) => {
  const size = '--storage.tsdb.retention.size=8GiB';
  const takesLate = 'ok      prometheus: storage.tsdb.out_of_order_time_window is 1d';
  const takesOtlp = 'ok      prometheus: web.enable-otlp-receiver is true';
  test.each<[string, { told?: Size; fragment: boolean; more?: string[]; says: string[] }]>([
    [
      'the fragment',
      {
        fragment: true,
        says: ['ok      prometheus: storageRetention is 30d', takesOtlp, takesLate],
      },
    ],
    [
      "Prometheus' own retention and no OTLP",
      {
        fragment: false,
        says: [
          'FAILED  prometheus: storageRetention is 15d, but the app says 720h',
          'FAILED  prometheus: web.enable-otlp-receiver is false, but the app says true',
          'FAILED  prometheus: storage.tsdb.out_of_order_time_window is not set, but the app says >=24h',
        ],
      },
    ],
    [
      'the fragment, and a size that the app knows of',
      {
        told: Size.gibibytes(8),
        fragment: true,
        more: [size],
        says: [takesOtlp, 'ok      prometheus: storage.tsdb.retention.time is 30d', takesLate],
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
          takesLate,
        ],
      },
    ],
  ])('is found out when it runs %s', async (_, { told, fragment, more = [], says }) => {
    const [port = 0] = await freePorts(1);
    const url = `http://127.0.0.1:${port}`;
    const backend = Prometheus.external({ url, retentionSize: told });
    const config = backend.retentionConfig(TIMES) as unknown as {
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
      const daemon = new Daemon(programs.prometheus, args, join(folder, 'log'));
      try {
        await daemon.until(async () => (await fetch(`${url}/-/ready`)).ok, 60);
        const { code, said } = await ask(backend);
        expect(said).toEqual(says);
        expect(code).toBe(says.some((line) => line.startsWith('FAILED')) ? 1 : 0);
      } finally {
        await daemon.stop();
      }
    });
  });
});
