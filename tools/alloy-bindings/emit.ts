import { posix } from 'node:path';
import { docComment } from './doc-comment';
import { className, constant, filePath, nameFollows, propName } from './names';
import { innerType, type AlloySchema, type ComponentSchema, type FieldSchema } from './schema';
import { sinceOfFields, type Since } from './since';
import { capsuleAlias, typeText, type TypeText } from './type-text';
import { structTypes, type StructType } from './types';
import type { Words } from './words';

/**
 * The bindings of every component: TypeScript by path below `lib/alloy/components/`.
 *
 * @throws when two of upstream's names would become one of ours
 */
export function emit(
  schema: AlloySchema,
  words: Required<Words>,
  since: Since,
): ReadonlyMap<string, string> {
  const structs = structTypes(schema);
  const fieldsSince = sinceOfFields(schema, since);
  const files = new Map<string, SourceFile>();
  const fileOf = (path: string) => {
    const file =
      files.get(path) ?? new SourceFile(path, { schema, words, structs, since, fieldsSince });
    files.set(path, file);
    return file;
  };
  for (const struct of [...structs.values()].sort((a, b) => (a.name < b.name ? -1 : 1)))
    fileOf(struct.file).structs.push(struct);
  for (const [name, component] of Object.entries(schema.components))
    fileOf(filePath(name)).component = { name, ...component };
  return new Map(
    [...files]
      .map(([path, file]) => [`${path}.ts`, file.print()] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** What is known of upstream. */
interface Source {
  readonly schema: AlloySchema;
  readonly words: Required<Words>;
  readonly structs: ReadonlyMap<string, StructType>;
  readonly since: Since;
  readonly fieldsSince: ReturnType<typeof sinceOfFields>;
}

/** What the props of a component's class are called. */
interface NamedComponent extends ComponentSchema {
  readonly name: string;
}

/** One generated file: interfaces, the schemas that they are checked against, and the component's class. */
class SourceFile {
  component?: NamedComponent;
  readonly structs: StructType[] = [];

  /** What it imports: names by module, those of types apart. */
  private readonly imports = new Map<string, { values: Set<string>; types: Set<string> }>();

  constructor(
    private readonly path: string,
    private readonly source: Source,
  ) {}

  print(): string {
    const interfaces = this.inOrder().map((struct) => this.interface(struct));
    const component = this.component === undefined ? [] : [this.class(this.component)];
    const shapes = this.inOrder().map((struct) => this.shape(struct));
    const body = [...interfaces, ...component, ...shapes].join('\n');
    const type = this.component === undefined ? '' : `\n${this.componentType(this.component)}`;
    return `${this.head()}\n${body}${type}`;
  }

  /** Inner structs first, as one reads and as constants need it; a component's props last. */
  private inOrder(): StructType[] {
    const done: StructType[] = [];
    const visit = (struct: StructType, above: readonly StructType[]) => {
      if (struct.file !== this.path || done.includes(struct) || above.includes(struct)) return;
      for (const field of this.fields(struct)) {
        const inner = innerType(field);
        if (inner !== undefined) visit(this.struct(inner), [...above, struct]);
      }
      done.push(struct);
    };
    this.structs.forEach((struct) => visit(struct, []));
    return done;
  }

  private head(): string {
    const rank = (from: string) => `${from.startsWith('.') ? 1 : 0}${from}`;
    const lines = [...this.imports]
      .sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1))
      .map(([from, { values, types }]) => {
        const names = [
          ...[...values].sort(),
          ...[...types].sort().map((name) => (values.size > 0 ? `type ${name}` : name)),
        ];
        return `import ${values.size > 0 ? '' : 'type '}{ ${names.join(', ')} } from '${from}';`;
      });
    return [
      `// Generated from the source of Grafana Alloy ${this.source.schema.alloy} by \`npm run generate\`.`,
      ...lines,
      '',
    ].join('\n');
  }

  private interface(struct: StructType): string {
    const of = this.component?.arguments === struct.id ? this.component.name : undefined;
    const title = of === undefined ? `${this.blockTitle(struct)}` : `Arguments of \`${of}\`.`;
    const fields = this.fields(struct).map((field) => {
      const optional = field.required || field.label ? '' : '?';
      const text = this.use(this.fieldType(field));
      return `${docComment(this.fieldDoc(struct, field), '  ')}\n  readonly ${propName(field)}${optional}: ${text};`;
    });
    const names = new Set(this.fields(struct).map(propName));
    if (names.size !== fields.length) throw new Error(`two fields of ${struct.id} become one prop`);
    const empty = fields.length === 0;
    const head = empty
      ? `export type ${struct.name} = Record<string, never>;`
      : `export interface ${struct.name} {`;
    return `${docComment([title])}\n${head}\n${empty ? '' : `${fields.join('\n')}\n}\n`}`;
  }

  private blockTitle(struct: StructType): string {
    const blocks = new Set<string>();
    for (const fields of Object.values(this.source.schema.types)) {
      for (const field of fields)
        if (innerType(field) === struct.id) blocks.add(`\`${field.name}\``);
    }
    const named = [...blocks].sort();
    if (named.length === 0) return 'Arguments that several components share.';
    const some = named.slice(0, 3).join(', ');
    const of = this.component === undefined ? '' : ` of \`${this.component.name}\``;
    return named.length > 3 ? `${some} and other blocks${of}.` : `${some}${of}.`;
  }

  private fieldDoc(struct: StructType, field: FieldSchema): readonly string[] {
    const key = field.label ? 'label' : field.name;
    const words =
      this.source.words.types[plainId(struct.id)]?.[key] ?? this.source.words.fields[key];
    if (field.label) return [`${words ?? "The block's label"}.`];
    const stages = this.stagesName(struct);
    const name = stages === undefined ? field.name : `${stages}.${field.name}`;
    const since = sinceWords(this.source.fieldsSince.get(struct.id)?.get(field.name));
    const end = since.length === 0 ? '' : '.';
    const first = `\`${name}\`${words === undefined ? end : `: ${words}.`}`;
    if (field.required || stages !== undefined) return [first, ...since];
    return [first, ...since, `@default ${defaultText(field)}`];
  }

  /** `stage`, where its fields are the blocks `stage.json`, `stage.drop`, … of which one is given at a time. */
  private stagesName({ id }: StructType): string | undefined {
    const fields = Object.values(this.source.schema.types).flat();
    return fields.find((field) => field.enum === id)?.name;
  }

  private class(component: NamedComponent): string {
    const name = className(component.name);
    const props = component.arguments === undefined ? undefined : this.struct(component.arguments);
    const shared = props !== undefined && props.file !== this.path;
    const propsName = `${name}Props`;
    const alias = shared
      ? `${docComment([`Arguments of \`${component.name}\`.`])}\nexport type ${propsName} = ${this.useStruct(props)};\n\n`
      : '';
    const isEmpty = props === undefined || this.fields(props).every((field) => !field.required);
    const { before } = this.source.since.lessStable(component.name);
    const stability = [
      component.stability,
      ...Object.entries(before)
        .reverse()
        .map(([version, level]) => `${level} before Alloy ${version}`),
    ].join(', ');
    this.import('constructs', 'Construct', 'type');
    this.importFrom('typed-component', 'TypedComponent', 'value');
    this.importFrom('typed-component', 'ComponentType', 'type');
    const exports = (component.exports ?? []).map((each) => {
      const type = this.use(exportType(each.type));
      this.importFrom('wire', 'Wire', 'value');
      return (
        `${docComment([`\`${each.name}\`: ${exportWords(each.type)}.`], '  ')}\n` +
        `  readonly ${propName(each)}: ${type} = new Wire(this, '${each.name}', '${each.type}');\n`
      );
    });
    let parameter = 'props: Record<string, never> = {}';
    if (props !== undefined) {
      this.importFrom('typed-component', 'AlloyProps', 'type');
      parameter = `props: AlloyProps<${shared ? propsName : props.name}>${isEmpty ? ' = {}' : ''}`;
    }
    const page =
      component.docs === undefined
        ? []
        : [`@see https://grafana.com/docs/alloy/latest/reference/components/${component.docs}/`];
    const doc = docComment([
      `${this.source.words.components[component.name] ?? `\`${component.name}\`.`} Upstream's stability: ${stability.replaceAll(/(?<=public|generally)-/g, ' ')}.`,
      ...sinceWords(new Set([this.source.since.of.get(component.name) ?? []].flat())),
      ...page,
    ]);
    return (
      `${alias}${doc}\nexport class ${name} extends TypedComponent {\n${exports.join('\n')}\n` +
      `  constructor(scope: Construct, id: string, ${parameter}) {\n    super(scope, id, TYPE, props);\n  }\n}\n`
    );
  }

  private componentType({ name, stability, arguments: id }: NamedComponent): string {
    const shape = id === undefined ? '{}' : this.useShape(this.struct(id));
    const since = Object.entries(this.source.since.below(name));
    const newer = since.map(([path, version]) => `'${path}': '${version}',`).join('\n');
    const { before, experimental } = this.source.since.lessStable(name);
    const older = Object.entries(before).map(([version, level]) => `'${version}': '${level}',`);
    const paths = experimental.map((path) => `'${path}',`);
    const lessStable =
      (older.length === 0 ? '' : `before: {\n${older.join('\n')}\n},`) +
      (paths.length === 0 ? '' : `experimental: [\n${paths.join('\n')}\n],`);
    return (
      `const TYPE: ComponentType = { name: '${name}', stability: '${stability}', schema: ${shape}` +
      `${since.length === 0 ? '' : `, since: {\n${newer}\n}`}` +
      `${lessStable === '' ? '' : `, lessStable: {\n${lessStable}\n}`} };\n`
    );
  }

  private shape(struct: StructType): string {
    this.importFrom('schema', 'Schema', 'type');
    const before = this.inOrder().indexOf(struct);
    const fields = this.fields(struct).map(
      (field) => `${propName(field)}: ${this.fieldShape(field, before)},`,
    );
    const isShared = this.component === undefined;
    const head = isShared ? '/** @internal */\nexport ' : '';
    return `${head}const ${this.shapeName(struct)}: Schema = {\n${fields.join('\n')}\n};\n`;
  }

  private fieldShape(field: FieldSchema, before: number): string {
    const text = field.label ? `'label!'` : this.plainShape(field, before);
    if (field.label || nameFollows(field.name)) return text;
    this.importFrom('schema', 'named', 'value');
    return `named('${field.name}', ${text})`;
  }

  private plainShape(field: FieldSchema, before: number): string {
    const inner = innerType(field);
    const bang = field.required ? '!' : '';
    if (inner === undefined) {
      if (field.values === undefined) return `'${field.type}${bang}'`;
      this.importFrom('schema', 'oneOf', 'value');
      return `oneOf('${field.type}${bang}', ${field.values.map((value) => JSON.stringify(value)).join(', ')})`;
    }
    this.importFrom('schema', 'nested', 'value');
    const struct = this.struct(inner);
    // a constant that comes later, as a stage's that holds stages, can be named in a function only
    const later = struct.file === this.path && this.inOrder().indexOf(struct) >= before;
    const shape = later ? `() => ${this.useShape(struct)}` : this.useShape(struct);
    const list = field.type?.startsWith('list') ?? false;
    const kind = field.enum
      ? 'stages'
      : field.block === undefined
        ? list
          ? 'objects'
          : 'object'
        : field.many
          ? 'blocks'
          : 'block';
    return `nested('${kind}', ${shape}${field.required ? ", 'required'" : ''})`;
  }

  private fieldType(field: FieldSchema): TypeText {
    if (field.label) return { text: 'string', imports: [] };
    const inner = innerType(field);
    if (inner === undefined) return typeText(field.type ?? '', field.values);
    const name = this.useStruct(this.struct(inner));
    if (field.enum) return { text: `readonly OneOf<${name}>[]`, imports: ['OneOf'] };
    if (field.block !== undefined)
      return { text: field.many ? `readonly ${name}[]` : name, imports: [] };
    return field.type?.startsWith('list')
      ? { text: `AlloyList<${name}>`, imports: ['AlloyList'] }
      : { text: name, imports: [] };
  }

  private fields(struct: StructType): readonly FieldSchema[] {
    return this.source.schema.types[struct.id] ?? [];
  }

  private struct(id: string): StructType {
    const struct = this.source.structs.get(id);
    if (struct === undefined) throw new Error(`the schema has no struct ${id}`);
    return struct;
  }

  /** The text of a type, with what it needs imported. */
  private use({ text, imports }: TypeText): string {
    for (const name of imports) this.importFrom(MODULES[name] ?? 'expression', name, 'type');
    return text;
  }

  private useStruct(struct: StructType): string {
    if (struct.file !== this.path) this.import(this.relative(struct.file), struct.name, 'type');
    return struct.name;
  }

  private useShape(struct: StructType): string {
    const name = this.shapeName(struct);
    if (struct.file !== this.path) this.import(this.relative(struct.file), name, 'value');
    return name;
  }

  /** A component's own shapes need not repeat what the file is about. */
  private shapeName(struct: StructType): string {
    const own = struct.file === this.path && this.component !== undefined;
    const said = own ? className(this.component?.name ?? '') : '';
    return constant(struct.name.slice(said.length));
  }

  private relative(file: string): string {
    const path = posix.relative(posix.dirname(this.path), file);
    return path.startsWith('.') ? path : `./${path}`;
  }

  private importFrom(module: string, name: string, kind: 'value' | 'type'): void {
    this.import(`../../${module}`, name, kind);
  }

  private import(from: string, name: string, kind: 'value' | 'type'): void {
    const names = this.imports.get(from) ?? { values: new Set(), types: new Set() };
    this.imports.set(from, names);
    names[kind === 'value' ? 'values' : 'types'].add(name);
  }
}

/** The same words hold wherever a struct is reached, whatever its defaults there. */
function plainId(id: string): string {
  return id.replace(/@.*/, '');
}

/** Where the types that props are made of stand, other than in `expression`. */
const MODULES: { readonly [name: string]: string } = { AlloyValue: 'value' };

/** A default as a reader of TypeScript wants it: words and durations without quotes. */
function defaultText(field: FieldSchema): string {
  if (field.default === undefined) return field.many || field.enum ? '- none' : '- not set';
  const [, plain] = /^"([A-Za-z0-9_./:-]+)"$/.exec(field.default) ?? [];
  return plain ?? field.default;
}

function exportType(type: string): TypeText {
  const alias = capsuleAlias(type);
  if (alias !== undefined) return alias;
  const evaluated: { readonly [type: string]: TypeText } = {
    'list(target)': { text: 'Targets', imports: ['Targets'] },
    string: { text: 'AlloyExpression<string>', imports: ['AlloyExpression'] },
    secret: { text: 'AlloyExpression<Secret>', imports: ['AlloyExpression', 'Secret'] },
    optional_secret: {
      text: 'AlloyExpression<OptionalSecret>',
      imports: ['AlloyExpression', 'OptionalSecret'],
    },
    'map(secret)': {
      text: 'AlloyExpression<{ readonly [key: string]: Secret }>',
      imports: ['AlloyExpression', 'Secret'],
    },
    'map(optional_secret)': {
      text: 'AlloyExpression<{ readonly [key: string]: OptionalSecret }>',
      imports: ['AlloyExpression', 'OptionalSecret'],
    },
    'map(string)': {
      text: 'AlloyExpression<{ readonly [key: string]: string }>',
      imports: ['AlloyExpression'],
    },
    'list(map(string))': { text: 'Targets', imports: ['Targets'] },
    int: { text: 'AlloyExpression<number>', imports: ['AlloyExpression'] },
    bool: { text: 'AlloyExpression<boolean>', imports: ['AlloyExpression'] },
    any: { text: 'AlloyExpression', imports: ['AlloyExpression'] },
  };
  const text = evaluated[type];
  if (text === undefined) throw new Error(`no type of ours for an export of type ${type}`);
  return text;
}

/** Nothing for what is as old as what it stands in. */
function sinceWords(versions: ReadonlySet<string> = new Set()): string[] {
  const [first, ...others] = [...versions].sort(compareVersions);
  if (first === undefined) return [];
  const last = others.at(-1);
  return [`Since Alloy ${first}${last === undefined ? '' : ` to ${last}, by component`}.`];
}

function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

function exportWords(type: string): string {
  return EXPORTS[type] ?? `a value, ${type}`;
}

const EXPORTS: { readonly [type: string]: string } = {
  'capsule(otelcol.Consumer)': 'takes metrics, logs and traces',
  'capsule(loki.LogsReceiver)': 'takes log entries',
  'capsule(prometheus.Appendable)': 'takes samples',
  'capsule(pyroscope.Appendable)': 'takes profiles',
  'capsule(relabel.Rules)': 'the rules, for a source to apply itself',
  'list(target)': 'a list of targets',
};
