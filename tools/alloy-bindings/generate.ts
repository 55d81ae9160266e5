import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as prettier from 'prettier';
import { emit } from './emit';
import { readSchema } from './schema';
import { readSince } from './since';
import { readWords } from './words';

/**
 * Writes `lib/alloy/components/` from the committed schema and our words. With `--check` it writes nothing, and fails
 * when what is there isn't what it would write.
 */
async function generate(check: boolean): Promise<void> {
  const folder = join(__dirname, '../../lib/alloy/components');
  const options = await prettier.resolveConfig(__filename);
  const wanted = new Map<string, string>();
  for (const [path, text] of emit(readSchema(), readWords(), readSince()))
    wanted.set(path, await prettier.format(text, { ...options, parser: 'typescript' }));

  const there = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const stale = [
    ...there.filter((path) => !wanted.has(path)),
    ...[...wanted]
      .filter(
        ([path, text]) =>
          !there.includes(path) || readFileSync(join(folder, path), 'utf8') !== text,
      )
      .map(([path]) => path),
  ];
  if (check) {
    if (stale.length > 0)
      throw new Error(`not what the schema says, run npm run generate: ${stale.join(', ')}`);
    return;
  }
  for (const path of stale) {
    const text = wanted.get(path);
    if (text === undefined) rmSync(join(folder, path));
    else {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }
  console.log(`${wanted.size} files in lib/alloy/components, ${stale.length} of them written anew`);
}

generate(process.argv.includes('--check')).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
