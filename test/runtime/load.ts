import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

const RUNTIME = join(__dirname, '../../runtime');

const loaded = new Map<string, unknown>();

/** A module of the outage buffer's program, which is ESM as Node runs it; jest can load CommonJS only. */
export function load<T>(name: string): T {
  return loadAt(join(RUNTIME, 'outage-buffer', name)) as T;
}

/** One of the check's program. */
export function loadCheck<T>(name: string): T {
  return loadAt(join(RUNTIME, 'check', name)) as T;
}

/** One of the program's that asks what has arrived of a fleet. */
export function loadFleet<T>(name: string): T {
  return loadAt(join(RUNTIME, 'fleet', name)) as T;
}

function loadAt(path: string): unknown {
  const exports = loaded.get(path) ?? {};
  if (!loaded.has(path)) {
    loaded.set(path, exports);
    const { outputText } = ts.transpileModule(readFileSync(path, 'utf8'), {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    const from = (specifier: string): unknown =>
      specifier.startsWith('.')
        ? loadAt(join(path, '..', specifier))
        : jest.requireActual(specifier);
    new Function('require', 'exports', outputText)(from, exports);
  }
  return exports;
}
