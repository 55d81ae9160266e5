import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { AlloyFile } from '../../../../lib';
import { describeWith, mustRun, run } from '../../../support/programs';
import { aFile, aHost, errorsIn, temporaryFolder } from '../../support';
import { Bodies, classOf, SCHEMA, type Choice } from './bodies';

const FLAGS = ['--stability.level=experimental', '--feature.community-components.enabled'];

/** Everything; of alternatives and legal values the n-th. */
const everything = (n: number): Choice => ({
  includes: () => true,
  oneOf: (values) => values[n % values.length]!,
  length: () => 1 + (n % 2),
});

/** What is required, and nothing else. */
const nothing: Choice = { ...everything(0), includes: () => false };

describeWith(['alloy evaluate'], 'typed components, to the real Alloy,', (programs) => {
  const validate = (text: string) => {
    const path = join(temporaryFolder(), 'main.alloy');
    writeFileSync(path, text);
    return { ...run(programs['alloy evaluate'], ['validate', ...FLAGS, path]), path };
  };

  /** Those that this Alloy has: it says itself which names it doesn't know. */
  const known = () => {
    const names = Object.keys(SCHEMA.components);
    const { output } = validate(names.map((name) => `${name} "x" { }`).join('\n'));
    const missing = new Set(
      [...output.matchAll(/cannot find the definition of component name "([^"]+)"/g)].map(
        ([, name]) => name,
      ),
    );
    return names.filter((name) => !missing.has(name));
  };
  let names: string[];
  beforeAll(() => {
    names = known();
  });

  test('are at least those that this project uses', () => {
    expect(names.length).toBeGreaterThanOrEqual(40);
    expect(names).toEqual(expect.arrayContaining(['otelcol.receiver.otlp', 'beyla.ebpf']));
  });

  /** A file with one of each component, and what they are wired to. */
  const fileWith = (
    props: (bodies: Bodies, name: string) => object,
    components = names,
  ): AlloyFile => {
    const file = aFile(aHost());
    const bodies = new Bodies(file);
    for (const name of components) {
      const Class = classOf(name);
      new Class(file, `tested ${name}`, props(bodies, name));
    }
    return file;
  };

  /** What `alloy validate`, the component's own rules or `alloy fmt` have against a file. */
  const problems = (file: AlloyFile): string[] => {
    expect(errorsIn(file)).toEqual([]);
    const text = file.content();
    const { status, output, path } = validate(text);
    if (status !== 0) return [output];
    const evaluated = run(programs['alloy evaluate'], ['evaluate', path], {
      env: { PASSWORD: 'hunter2', ABC: 'abc' },
    });
    if (evaluated.status !== 0) return [evaluated.output];
    return mustRun(programs['alloy evaluate'], ['fmt', path]) === text
      ? []
      : ['alloy fmt changes it'];
  };

  test.each([
    ['by its types', 'client.timeot', '5s', 'timeot'],
    ['by its rules', 'client.compression', 'lz4', 'lz4'],
  ])('are refused, %s, for what an override puts into them', (_, path, value, about) => {
    const name = 'otelcol.exporter.otlphttp';
    const file = fileWith((bodies) => bodies.props(name, nothing), [name]);
    file.components().at(-1)!.addOverride(path, value);
    expect(problems(file).join()).toContain(about);
  });

  test.each([0, 1, 2, 3, 4, 5, 6, 7])(
    'are valid with every argument, and alternative %i where there is a choice',
    (n) => {
      const found = names.flatMap((name) =>
        problems(fileWith((bodies) => bodies.props(name, everything(n)), [name])).map(
          (problem) => `${name}: ${problem}`,
        ),
      );
      expect(found).toEqual([]);
    },
  );

  test('are valid with the arguments alone that they need', () => {
    expect(problems(fileWith((bodies, name) => bodies.props(name, nothing)))).toEqual([]);
  });

  test('are valid with any that their types allow', () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const choice: Choice = {
          includes: () => g(fc.integer, { min: 0, max: 2 }) === 0,
          oneOf: (values) => values[g(fc.nat, values.length - 1)]!,
          length: () => g(fc.nat, 3),
        };
        expect(problems(fileWith((bodies, name) => bodies.props(name, choice)))).toEqual([]);
      }),
      { numRuns: 25, seed: 4, endOnFailure: true },
    );
  });
});
