import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSchema } from '../../../../tools/alloy-bindings/schema';
import { readWords } from '../../../../tools/alloy-bindings/words';
import { describeWith, mustRun, run } from '../../../support/programs';

const ROOT = join(__dirname, '../../../..');
const tool = (name: string) => join(ROOT, 'tools', name);

test('the bindings are what the committed schema and words give', () => {
  const args = [
    join(ROOT, 'node_modules/ts-node/dist/bin.js'),
    tool('alloy-bindings/generate.ts'),
    '--check',
  ];
  expect(run(process.execPath, args, { cwd: ROOT })).toMatchObject({ status: 0, stdout: '' });
});

test('every word is about something that the schema has', () => {
  const { components, types } = readSchema();
  const known = new Set(Object.keys(components));
  for (const [id, fields] of Object.entries(types))
    for (const { name = 'label' } of fields as readonly { name?: string }[])
      known.add(`${id.replace(/@.*/, '')} ${name}`);
  const words = readWords();
  const said = [
    ...Object.keys(words.components),
    ...Object.entries(words.types).flatMap(([id, fields]) =>
      Object.keys(fields).map((name) => `${id} ${name}`),
    ),
  ];
  expect(said.length).toBeGreaterThan(2500);
  expect(said.filter((each) => !known.has(each))).toEqual([]);
  expect(Object.keys(components).filter((name) => !(name in words.components))).toEqual([]);
});

describeWith(["Alloy's source"], 'the committed schema', () => {
  test("is what Alloy's source gives", () => {
    const schema = mustRun('go', ['run', '.'], '', tool('alloy-schema'));
    expect(schema === readFileSync(tool('alloy-schema/schema.json'), 'utf8')).toBe(true);
  });

  test('comes from a reader whose own tests pass', () => {
    mustRun('go', ['test', './...'], '', tool('alloy-schema'));
  });
});
