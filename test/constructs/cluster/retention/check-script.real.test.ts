import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkScript } from '../../../../constructs/cluster/retention/check-script';
import { describeWith } from '../../../support/programs';

const YAML = `compactor:
  compaction:
    block_retention: 720h0m0s
    compacted_block_retention: 1h0m0s
schema_config:
  configs:
    - from: "2024-04-01"
      index:
        period: 1d
    - from: "2025-04-01"
      index:
        period: 1w
labels:
  - action: drop
    names:
      - secret
  - action: index
    names:
    - service.name
    - host
streams:
- period: 1d
  selector: '{unit="it''s, |"}'
- period: 1w
  selector: "{a=b}"
"odd!tenant":
  empty: ""
  none: null
  list: []
  version: v2.10.8
`;
const HTML = `<h1>Overrides: tenant</h1>
<p>Time: now</p>
<pre><code>User-configurable overrides are not enabled</code></pre>
<pre><code>compaction:
  block_retention: 2d
</code></pre>
`;
const JSON_TEXT = '{"retention_seconds":2592000,"name":"it\'s"}';

/** A Prometheus' file, as its API shows it. */
const FILE = JSON.stringify({
  status: 'success',
  data: { yaml: 'global:\n  scrape_interval: 1m\nstorage:\n  tsdb:\n    window: 1d\nrules: []\n' },
});

/** What is asked, and what is said of it. */
const QUESTIONS: readonly [path: string, key: string, wanted: string, said: string][] = [
  ['yaml', 'compactor.compaction.block_retention', '30d', 'ok      a: {} is 720h0m0s'],
  ['yaml', 'compactor.compaction.block_retention', '720h|0s', 'ok      a: {} is 720h0m0s'],
  ['yaml', 'compactor.compaction.block_retention', '>0', 'ok      a: {} is 720h0m0s'],
  [
    'yaml',
    'compactor.compaction.block_retention',
    '168h',
    'FAILED  a: {} is 720h0m0s, but the app says 168h (URL)',
  ],
  [
    'yaml',
    'schema_config.configs.index.period',
    '24h',
    'FAILED  a: {} is 1d, 1w, but the app says 24h (URL)',
  ],
  ['yaml', 'compactor.nothing', '1', 'FAILED  a: {} is not set, but the app says 1 (URL)'],
  ['json', 'retention_seconds', '2592000', 'ok      a: {} is 2592000'],
  ['json', 'name', "it's", "ok      a: {} is it's"],
  ['json', 'retention_seconds', '>=2592000', 'ok      a: {} is 2592000'],
  [
    'json',
    'retention_seconds',
    '>=2592001',
    'FAILED  a: {} is 2592000, but the app says >=2592001 (URL)',
  ],
  ['yaml', 'compactor.compaction.block_retention', '>=24h', 'ok      a: {} is 720h0m0s'],
  ['yaml', 'compactor.compaction.block_retention', '<=30d', 'ok      a: {} is 720h0m0s'],
  [
    'yaml',
    'compactor.compaction.block_retention',
    '<=24h|0s',
    'FAILED  a: {} is 720h0m0s, but the app says <=24h|0s (URL)',
  ],
  ['file', 'storage.tsdb.window', '>=24h', 'ok      a: {} is 1d'],
  ['file', 'storage.tsdb.window', '>=25h', 'FAILED  a: {} is 1d, but the app says >=25h (URL)'],
  ['file', 'tsdb.window', '24h', 'FAILED  a: {} is not set, but the app says 24h (URL)'],
  ['json', 'retention_seconds', '>1', 'FAILED  a: {} is 2592000, but the app says >1 (URL)'],
  ['json', 'name', 'a|not set', "FAILED  a: {} is it's, but the app says a|not set (URL)"],
  ['yaml', 'compactor.nothing', '1|not set', 'ok      a: {} is not set'],
  ['yaml', 'odd!tenant.empty', 'not set', 'ok      a: {} is not set'],
  ['yaml', 'odd!tenant.none', 'not set', 'ok      a: {} is not set'],
  ['yaml', 'odd!tenant.list', 'not set', 'ok      a: {} is not set'],
  ['yaml', 'odd!tenant.version', '2.x', 'ok      a: {} is v2.10.8'],
  ['yaml', 'odd!tenant.version', '20.x', 'FAILED  a: {} is v2.10.8, but the app says 20.x (URL)'],
  ['yaml', 'labels.action', '2.x|with drop', 'ok      a: {} is drop, index'],
  ['yaml', 'labels.names@action=index', 'with host', 'ok      a: {} is service.name, host'],
  [
    'yaml',
    'labels.names@action=index',
    'with secret',
    'FAILED  a: {} is service.name, host, but the app says with secret (URL)',
  ],
  ['yaml', 'streams.period', '[24h, 168h]', 'ok      a: {} is 1d, 1w'],
  ['yaml', 'streams.period', '[24h]', 'FAILED  a: {} is 1d, 1w, but the app says [24h] (URL)'],
  [
    'yaml',
    'streams.period',
    '[24h, 168h, 1h]',
    'FAILED  a: {} is 1d, 1w, but the app says [24h, 168h, 1h] (URL)',
  ],
  [
    'yaml',
    'streams.selector',
    '[{unit="it\'s, |"}, {a=b}]',
    'ok      a: {} is {unit="it\'s, |"}, {a=b}',
  ],
  ['html', 'compaction.block_retention', '48h', 'ok      a: {} is 2d'],
];

/** The tests of the script as `shell` runs it, with a PATH of nothing but these programs, by name. */
function inShell(shell: string, programs: () => Readonly<Record<string, string>>): void {
  let server: Server;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'check-'));
    for (const [name, path] of Object.entries(programs())) symlinkSync(path, join(folder, name));
    server = createServer((request, response) => {
      const answer = { '/yaml': YAML, '/json': JSON_TEXT, '/file': FILE, '/html': HTML }[
        request.url ?? ''
      ];
      response.writeHead(answer === undefined ? 404 : 200).end(answer);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await new Promise((resolve) => server.close(resolve));
  });

  /** Runs the script for one question, asking once. */
  async function ask(path: string, key: string, wanted: string) {
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/${path}`;
    const script = checkScript([{ backend: 'a', at: [{ url }], expect: { [key]: wanted } }], 0);
    const env = { PATH: folder, LC_ALL: 'C' };
    const child = spawn(join(folder, shell), ['-c', script], { env });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    }
    const code = await new Promise<number | null>((resolve, reject) =>
      child.once('error', reject).once('close', resolve),
    );
    return { code, said: text.trimEnd().replace(url, 'URL').replace(key.replace(/@.*/, ''), '{}') };
  }

  test.each(QUESTIONS)('finds in %s what %s is, where the app says %s', async (...question) => {
    const [path, key, wanted, said] = question;
    expect(await ask(path, key, wanted)).toEqual({ code: said.startsWith('ok') ? 0 : 1, said });
  });

  test('fails for a backend that has no such page', async () => {
    const { code, said } = await ask('nowhere', 'key', 'b');
    expect(said).toMatch(/^FAILED {2}a gave no answer at URL: curl: .*404/);
    expect(code).toBe(1);
  });
}

describeWith(['busybox', 'curl'], 'the check of the retention in busybox', (paths) => {
  inShell('sh', () => {
    const { busybox, curl } = paths;
    return { sh: busybox, awk: busybox, date: busybox, sleep: busybox, curl };
  });
});

describeWith(['dash', 'awk', 'date', 'curl'], 'the check of the retention in dash', (paths) => {
  inShell('dash', () => paths);
});
