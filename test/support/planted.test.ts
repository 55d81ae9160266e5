import { join } from 'node:path';
import { run } from './programs';

const ROOT = join(__dirname, '../..');
const JEST = join(ROOT, 'node_modules/jest/bin/jest.js');

/** What Jest says of a file, as far as it is looked at here. */
interface Result {
  readonly status: string;
  readonly message: string;
  readonly assertionResults: readonly {
    readonly title: string;
    readonly status: string;
    readonly failureMessages: readonly string[];
  }[];
}

/** Runs this project's Jest on files of `planted/`, to its own end. */
function jest(names: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const args = ['--runInBand', '--json', '--testMatch', '**/planted/*.ts', '--'];
  const files = names.map((name) => `planted/${name}.ts`);
  const { stdout, output, status } = run(process.execPath, [JEST, ...args, ...files], {
    cwd: ROOT,
    env: { REAL_PROGRAMS: '', ...env },
  });
  const { testResults } = JSON.parse(stdout) as { testResults: (Result & { name: string })[] };
  const of = (name: string) => {
    const { message, status, assertionResults } = testResults.find((each) =>
      each.name.endsWith(`/${name}.ts`),
    )!;
    const tests = assertionResults.map(({ title, status, failureMessages }) => [
      title,
      status,
      ...failureMessages,
    ]);
    return { status, message, tests };
  };
  return { status, output, of };
}

describe('what is left running', () => {
  let result: ReturnType<typeof jest>;
  // it returns, so Jest ends by itself, whatever was left
  beforeAll(() => {
    result = jest(['leaves-in-tests', 'leaves-in-a-hook', 'lives-for-a-file']);
  });

  test('fails the test that started it, by name', () => {
    expect(result.status).toBe(1);
    expect(result.of('leaves-in-tests').tests).toEqual([
      [
        'leaves a daemon',
        'failed',
        `Error: left running: the process ${process.execPath} -e setInterval(() => {}, 1000)`,
      ],
      [
        'leaves a server',
        'failed',
        expect.stringMatching(/^Error: left running: a server on \{"address":"127\.0\.0\.1"/),
      ],
      [
        'leaves a socket',
        'failed',
        // its two ends
        expect.stringMatching(/^Error: left running: a socket /),
        expect.stringMatching(/^Error: left running: a socket /),
      ],
      ['leaves a timer', 'failed', 'Error: left running: a timer'],
      ['leaves nothing', 'passed'],
    ]);
  });

  test('fails the file where a hook started it', () => {
    const { status, message } = result.of('leaves-in-a-hook');
    expect(status).toBe('failed');
    expect(message).toContain('left running: a timer');
  });

  test('may live as long as the file, whose hook stops it', () => {
    expect(result.of('lives-for-a-file')).toMatchObject({
      status: 'passed',
      tests: [['finds the daemon alive', 'passed']],
    });
  });
});

describe('programs of a group of tests', () => {
  const NEEDS = "a group: needs terraform (Terraform 1.11 on PATH), git (Debian's git)";

  test('are for its tests and hooks; what collects them fails, on a machine that has the programs too', () => {
    const { of } = jest(['reads-too-early', 'reads-in-time']);
    expect(of('reads-in-time')).toMatchObject({ status: 'passed' });
    expect(of('reads-too-early')).toMatchObject({
      status: 'failed',
      message: expect.stringContaining(
        'the path of git is for tests and hooks, not for what collects them',
      ) as string,
    });
  });

  test('that are missing leave one skipped test, and nothing else of the group runs', () => {
    const { status, output, of } = jest(['needs-what-is-missing']);
    expect(of('needs-what-is-missing').tests).toEqual([[NEEDS, 'pending']]);
    expect(output).toContain(`skipped: ${NEEDS}\n`);
    expect(status).toBe(0);
  });

  test('fail where they are missing and required', () => {
    const { status, of } = jest(['needs-what-is-missing'], { REAL_PROGRAMS: 'required' });
    expect(of('needs-what-is-missing').tests).toEqual([
      [NEEDS, 'failed', expect.stringContaining('not found, with REAL_PROGRAMS=required')],
    ]);
    expect(status).toBe(1);
  });
});
