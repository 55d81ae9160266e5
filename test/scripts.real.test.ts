import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Duration, Loki, Mimir, Pyroscope, Tempo } from '../index';
import { checkScript } from '../constructs/cluster/retention/check-script';
import { fleet } from './constructs/support';
import { describeWith, run } from './support/programs';

const ROOT = join(__dirname, '..');

/** Folders of others, and what is generated. */
const ELSEWHERE = new Set(['node_modules', 'dist', 'coverage', 'cdktf.out', 'nixos-out', '.git']);

/** Every shell script of the repository: by its name, or by its first line. */
function shellScripts(folder = ''): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ELSEWHERE.has(entry.name) ? [] : shellScripts(path);
    if (!entry.isFile()) return [];
    if (extname(path) === '.sh') return [path];
    if (extname(path) !== '') return [];
    return /^#!.*\b(ba|da|k)?sh\b/.test(readFileSync(join(ROOT, path), 'utf8')) ? [path] : [];
  });
}

const SCRIPTS = shellScripts().sort();

test('the shell scripts of the repository are found, with and without a suffix', () => {
  expect(SCRIPTS).toEqual(
    expect.arrayContaining([
      '.ci/run',
      'constructs/cluster/retention/check.sh',
      'tools/alloy/build.sh',
      'tools/program',
    ]),
  );
});

describeWith(['shellcheck'], 'shellcheck', (paths) => {
  const check = (args: readonly string[], input?: string) => {
    const { status, output } = run(paths.shellcheck, args, { cwd: ROOT, input });
    return { status, output };
  };

  test.each(SCRIPTS)('finds nothing in %s', (path) => {
    expect(check([path])).toEqual({ status: 0, output: '' });
  });

  test('finds nothing in the check of the retention as it is put together', () => {
    const backends = [
      Mimir.external({ url: 'http://mimir-gateway.monitoring.svc', tenant: 'homelab' }),
      Loki.external({ url: 'http://loki.monitoring.svc:3100', objectStore: 's3' }),
      Tempo.external({ url: 'http://tempo.monitoring.svc:4318', version: 2 }),
      Pyroscope.external({ url: 'http://pyroscope.monitoring.svc:4040' }),
    ];
    const scope = fleet();
    const times = { retention: Duration.days(30), maxOutage: Duration.hours(24) };
    const questions = backends.flatMap((backend) => backend.retentionQuestions(scope, times));
    const script = checkScript(questions);
    // awk's own dollars are in single quotes
    const args = ['--shell=sh', '--exclude=SC2016', '-'];
    expect(check(args, script)).toEqual({ status: 0, output: '' });
  });

  test('finds an unquoted variable, so that the tests above can fail', () => {
    const { status, output } = check(['--shell=sh', '-'], 'a=$1\nrm $a\n');
    expect(status).toBe(1);
    expect(output).toContain('SC2086');
  });
});
