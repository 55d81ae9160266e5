import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

const loaded = new Map<string, unknown>();

/** A module of the outage buffer's program, which is ESM as Node runs it; jest can load CommonJS only. */
export function load<T>(name: string): T {
  const exports = loaded.get(name) ?? {};
  if (!loaded.has(name)) {
    loaded.set(name, exports);
    const source = readFileSync(join(__dirname, '../../runtime/outage-buffer', name), 'utf8');
    const { outputText } = ts.transpileModule(source, {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    const from = (specifier: string): unknown =>
      specifier.startsWith('./') ? load(specifier.slice(2)) : jest.requireActual(specifier);
    new Function('require', 'exports', outputText)(from, exports);
  }
  return exports as T;
}
