import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { AlloyExpression, printAlloy, type AlloyValue } from '../../../lib';
import { Daemon, freePorts } from '../../support/daemon';
import { describeWith, mustRun } from '../../support/programs';
import { temporaryFolder } from '../support';
import { body, plainValue } from './arbitrary';

const SEED = 2026;

describeWith(['alloy'], 'the real Alloy', (programs) => {
  const formatted = (text: string) => mustRun(programs.alloy, ['fmt', '-'], text);

  test('`alloy fmt` leaves 2000 random components as they were printed', () => {
    const texts = fc
      .sample(body, { numRuns: 2000, seed: SEED })
      .map((each, i) => printAlloy('some.component', `c${i}`, each));
    for (let i = 0; i < texts.length; i += 100) {
      const some = texts.slice(i, i + 100);
      if (formatted(some.join('\n')) === some.join('\n')) continue;
      // the smallest of those that it changes says most
      const changed = some.filter((text) => formatted(text) !== text);
      const [smallest] = changed.sort((a, b) => a.length - b.length);
      expect(smallest).toBe(formatted(smallest!));
    }
  });

  test('`alloy fmt` changes what is not printed canonically, so that the test above can fail', () => {
    const text = printAlloy('a', 'x', { a: 1, bb: 2 });
    expect(formatted(text.replace('a  =', 'a ='))).toBe(text);
  });

  test('10,000 random values reach a running Alloy as they were given', async () => {
    const values = fc.sample(plainValue, { numRuns: 10_000, seed: SEED });
    const targets = values.map((value) => ({ json: new ToJson(value) }));
    const received = await targetsOf(
      programs.alloy,
      printAlloy('discovery.relabel', 'x', { targets }),
    );
    expect(received).toHaveLength(values.length);
    received.forEach((json, i) => {
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ v: values[i] })));
    });
  });
});

/** Has Alloy itself say what it understood. */
class ToJson extends AlloyExpression {
  constructor(private readonly value: AlloyValue) {
    super();
  }

  override toString(): string {
    const [, value] = /^x \{\n\tv = (.*)\n\}\n$/s.exec(
      printAlloy('x', undefined, { v: this.value }),
    )!;
    return `encoding.to_json({v = ${value}})`;
  }
}

interface Component {
  readonly exports: readonly {
    readonly name: string;
    readonly value: {
      readonly value: readonly {
        readonly value: readonly { readonly value: { value: string } }[];
      }[];
    };
  }[];
}

/** Runs Alloy on the text of a `discovery.relabel "x"` and gives back the label that each of its targets has. */
async function targetsOf(alloy: string, text: string): Promise<string[]> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'config'));
  writeFileSync(join(folder, 'config', 'x.alloy'), text);
  const [port] = await freePorts(1);
  const address = `127.0.0.1:${port}`;
  const daemon = new Daemon(
    alloy,
    [
      ...['run', '--disable-reporting', `--storage.path=${join(folder, 'data')}`],
      ...[`--server.http.listen-addr=${address}`, join(folder, 'config')],
    ],
    join(folder, 'log'),
  );
  try {
    await daemon.until(async () => (await fetch(`http://${address}/-/ready`)).ok, 60);
    const url = `http://${address}/api/v0/web/components/discovery.relabel.x`;
    const { exports } = (await (await fetch(url)).json()) as Component;
    const output = exports.find(({ name }) => name === 'output');
    return output!.value.value.map((target) => target.value[0]!.value.value);
  } finally {
    await daemon.stop();
  }
}
