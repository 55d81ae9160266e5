import { className, pascal, propName } from './names';
import { innerType, type AlloySchema } from './schema';

/** A struct of upstream's as an interface of ours. */
export interface StructType {
  readonly id: string;
  /** The interface's name. */
  readonly name: string;
  /** The file that it stands in, below `components/` and without `.ts`. */
  readonly file: string;
}

/**
 * Gives each struct its name and file: what one component uses stands beside its class, named for the way to it; what
 * several use stands in a file of its Go package, named for the Go type.
 */
export function structTypes(schema: AlloySchema): ReadonlyMap<string, StructType> {
  const ways = new Map<string, Map<string, string[]>>();
  for (const [component, { arguments: id }] of Object.entries(schema.components)) {
    if (id !== undefined) collect(schema, component, id, [], ways);
  }
  const structs = new Map<string, StructType>();
  const taken = new Set<string>();
  for (const [id, components] of ways) {
    const [[component, paths] = ['', []]] = components;
    const name = components.size > 1 ? sharedName(id) : localName(component, id, paths, taken);
    if (taken.has(name)) throw new Error(`two structs are called ${name}, the second is ${id}`);
    taken.add(name);
    structs.set(id, {
      id,
      name,
      file:
        components.size > 1
          ? `shared/${packageOf(id).replaceAll('/', '-')}`
          : component.replace('.', '/'),
    });
  }
  return structs;
}

/** By which paths of blocks each struct is reached, per component. */
function collect(
  schema: AlloySchema,
  component: string,
  id: string,
  path: readonly string[],
  ways: Map<string, Map<string, string[]>>,
  above: readonly string[] = [],
): void {
  const components = ways.get(id) ?? new Map<string, string[]>();
  ways.set(id, components);
  components.set(component, [...(components.get(component) ?? []), pascal(path.join('.'))]);
  // a stage may hold stages
  if (above.includes(id)) return;
  for (const field of schema.types[id] ?? []) {
    const inner = innerType(field);
    if (inner !== undefined)
      collect(schema, component, inner, [...path, propName(field)], ways, [...above, id]);
  }
}

function localName(
  component: string,
  id: string,
  [first = '', ...others]: readonly string[],
  taken: ReadonlySet<string>,
): string {
  const prefix = className(component);
  if (first === '') return `${prefix}Props`;
  const byPath = `${prefix}${first}`;
  if (others.length === 0) return byPath;
  const byType = `${prefix}${pascal(goType(id))}`;
  return taken.has(byType) ? byPath : byType;
}

function sharedName(id: string): string {
  const words = packageOf(id)
    .split('/')
    .filter((part) => !['common', 'config', 'service'].includes(part));
  const type = pascal(goType(id));
  // a package's name need not be said twice: otelcol.OtelcolX
  return type.startsWith(pascal(words.join('.'))) ? type : `${pascal(words.join('.'))}${type}`;
}

function packageOf(id: string): string {
  return id.slice(0, id.lastIndexOf('.', id.includes('@') ? id.indexOf('@') : undefined));
}

function goType(id: string): string {
  return id.slice(packageOf(id).length + 1);
}
