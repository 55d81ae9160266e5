import { join, relative } from 'node:path';
import * as ts from 'typescript';
import { className, filePath, propName } from '../../../../tools/alloy-bindings/names';
import { structTypes } from '../../../../tools/alloy-bindings/types';
import { SCHEMA } from './bodies';

const ROOT = join(__dirname, '../../../..');
const HERE = join(ROOT, 'lib/alloy/components/checked.ts');

/** The compiler's errors in a program that stands beside the bindings, by line. */
function errorsIn(program: readonly string[]): Map<number, string> {
  const text = program.join('\n');
  const options: ts.CompilerOptions = {
    ...ts.parseJsonConfigFileContent(
      ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path)).config,
      ts.sys,
      ROOT,
    ).options,
    types: [],
    noUnusedLocals: false,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => path === HERE || fileExists(path);
  host.getSourceFile = (path, ...rest) =>
    path === HERE
      ? ts.createSourceFile(path, text, ts.ScriptTarget.ES2022)
      : getSourceFile.call(host, path, ...rest);
  const compiled = ts.createProgram([HERE], options, host);
  const file = compiled.getSourceFile(HERE);
  return new Map(
    [...compiled.getSyntacticDiagnostics(file), ...compiled.getSemanticDiagnostics(file)].map(
      (error) => [
        file!.getLineAndCharacterOfPosition(error.start ?? 0).line,
        ts.flattenDiagnosticMessageText(error.messageText, ' '),
      ],
    ),
  );
}

const from = (path: string) =>
  `./${relative(join(HERE, '..'), join(ROOT, 'lib/alloy/components', path))}`;

describe('the bindings, to the TypeScript compiler,', () => {
  test('are there for every component, and each argument that upstream requires is required', () => {
    const program: string[] = [];
    const wanted: string[] = [];
    const isError = new Set<number>();
    program.push("import type { Construct } from 'constructs';", 'declare const scope: Construct;');
    for (const [component, { arguments: id }] of Object.entries(SCHEMA.components)) {
      const name = className(component);
      program.push(
        `import { ${name}, type ${name}Props } from '${from(filePath(component))}';`.replace(
          id === undefined ? `, type ${name}Props` : '\0',
          '',
        ),
      );
      if (id === undefined) {
        program.push(`new ${name}(scope, 'x');`);
        continue;
      }
      program.push(`declare const all${name}: ${name}Props; new ${name}(scope, 'x', all${name});`);
      for (const field of SCHEMA.types[id]!.filter(({ required }) => required)) {
        const prop = propName(field);
        program.push(`declare const ${prop}${name}: Omit<${name}Props, '${prop}'>;`);
        wanted.push(`${component}: ${prop}`);
        isError.add(program.push(`new ${name}(scope, 'x', ${prop}${name});`) - 1);
      }
    }
    const errors = errorsIn(program);
    expect(wanted.length).toBeGreaterThan(200);
    expect(
      [...errors.keys()]
        .filter((line) => !isError.has(line))
        .map((line) => `${program[line]} ${errors.get(line)}`),
    ).toEqual([]);
    expect([...isError].filter((line) => !errors.has(line)).map((line) => program[line])).toEqual(
      [],
    );
  });

  test('have every field of every block required or optional, as upstream has it', () => {
    const structs = [...structTypes(SCHEMA).values()];
    const program = [
      "type Is<P, K extends keyof P> = Omit<P, K> extends P ? 'optional' : 'required';",
      ...structs.map(({ name, file }) => `import type { ${name} } from '${from(file)}';`),
    ];
    // of stages one is given at a time: OneOf says which
    const stages = new Set(
      Object.values(SCHEMA.types).flatMap((fields) => fields.map((field) => field.enum)),
    );
    let fields = 0;
    for (const { id, name } of structs.filter((struct) => !stages.has(struct.id))) {
      for (const field of SCHEMA.types[id]!) {
        const is = field.required || field.label ? 'required' : 'optional';
        program.push(`(): Is<${name}, '${propName(field)}'> => '${is}';`);
        fields++;
      }
    }
    expect(fields).toBeGreaterThan(4000);
    expect([...errorsIn(program)].map(([line, error]) => `${program[line]} ${error}`)).toEqual([]);
  });

  test('take no wire of another kind', () => {
    const wires = [
      'OtelcolConsumer',
      'LogsReceiver',
      'MetricsReceiver',
      'ProfilesReceiver',
      'RelabelRules',
      'Targets',
      'AlloyExpression<string>',
      "AlloyExpression<Capsule<'auth.Handler'>>",
    ];
    const program = [
      `import type { AlloyExpression, Capsule, ${wires.slice(0, 6).join(', ')} } from '../expression';`,
    ];
    const fits = new Set<number>();
    for (const given of wires) {
      for (const taken of wires) {
        const line = program.push(`(wire: ${given}): ${taken} => wire;`) - 1;
        if (given === taken) fits.add(line);
      }
    }
    const errors = errorsIn(program);
    expect(errors.get(0)).toBeUndefined();
    const lines = program.map((_, line) => line).slice(1);
    expect(
      lines.filter((line) => errors.has(line) === fits.has(line)).map((line) => program[line]),
    ).toEqual([]);
  });
});
