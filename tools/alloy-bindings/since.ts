import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LessStable } from '../../lib/alloy/stability';
import { innerType, type AlloySchema } from './schema';

/**
 * Which version of Alloy first knew what: `since.json`, which `tools/alloy-schema` made of 20 versions' sources. The
 * oldest of them is the oldest that is known here; a version without a patch stands where no older patch was read.
 */
export interface Since {
  /** By path, such as `beyla.ebpf.discovery.instrument.cmd_args`; none for what is as old as what it stands in. */
  readonly of: ReadonlyMap<string, string>;
  /** The same of one component, by the path below its name, `''` for itself. */
  below(component: string): Readonly<Record<string, string>>;
  /** What upstream stands behind less than behind a component as it is in the newest version. */
  lessStable(component: string): Required<LessStable>;
}

/** The committed data. */
export function readSince(): Since {
  const text = readFileSync(join(__dirname, '../alloy-schema/since.json'), 'utf8');
  const { since, lessStable, experimental } = JSON.parse(text) as {
    since: { readonly [version: string]: readonly string[] };
    lessStable: { readonly [version: string]: NonNullable<LessStable['before']> };
    experimental: readonly string[];
  };
  const of = new Map(
    Object.entries(since).flatMap(([version, paths]) =>
      paths.map((path) => [path, version] as const),
    ),
  );
  return {
    of,
    below: (component) =>
      Object.fromEntries(
        [...of]
          .filter(([path]) => path === component || path.startsWith(`${component}.`))
          .map(([path, version]) => [path.slice(component.length + 1), version] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    lessStable: (component) => ({
      before: Object.fromEntries(
        Object.entries(lessStable).flatMap(([version, levels]) =>
          levels[component] === undefined ? [] : [[version, levels[component]]],
        ),
      ),
      experimental: experimental
        .filter((path) => path.startsWith(`${component}.`))
        .map((path) => path.slice(component.length + 1)),
    }),
  };
}

/** The versions that first knew a struct's fields, in all components that have it: by the struct's id and the field's name. */
export function sinceOfFields(
  schema: AlloySchema,
  { of }: Since,
): ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, Map<string, Set<string>>>();
  const visit = (id: string, path: string, above: readonly string[]) => {
    // a stage may hold stages
    if (above.includes(id)) return;
    const fields = found.get(id) ?? new Map<string, Set<string>>();
    found.set(id, fields);
    for (const field of schema.types[id] ?? []) {
      const here = `${path}.${field.name}`;
      const version = of.get(here);
      const versions = fields.get(field.name) ?? new Set<string>();
      if (version !== undefined) versions.add(version);
      fields.set(field.name, versions);
      const inner = innerType(field);
      if (inner !== undefined) visit(inner, here, [...above, id]);
    }
  };
  for (const [name, { arguments: id }] of Object.entries(schema.components))
    if (id !== undefined) visit(id, name, []);
  return found;
}
