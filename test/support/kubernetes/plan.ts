import { isDeepStrictEqual } from 'node:util';
import type { ApiServer } from './api-server';
import { manifests, type Manifest } from './manifest';

/** As much of `cdk.tf.json` as a plan looks at. */
export interface PlannedStack {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Resource>>>>;
  readonly moved?: readonly { readonly from: string; readonly to: string }[];
}

type Resource = Readonly<Record<string, unknown>> & {
  readonly lifecycle?: {
    readonly ignore_changes?: readonly string[];
    readonly replace_triggered_by?: readonly string[];
  };
};

/**
 * What Terraform would plan for a change of a stack, as far as Kubernetes' objects go: `+` for what is new, `-` for what
 * goes, `~` for what is changed in place, `±` for what is replaced. Whether an object can be changed in place is for a
 * real API server to say, to which the old ones are applied, in namespaces of this change alone.
 */
export async function plan(
  server: ApiServer,
  id: string,
  before: PlannedStack,
  after: PlannedStack,
): Promise<string[]> {
  const was = moved(before, after.moved);
  const old = resourcesOf(was);
  const own = (manifest: Manifest) => isolated(manifest, id);
  const namespaces = new Set<string>();
  for (const stack of [was, after]) {
    for (const { metadata } of manifests(stack).map(own)) namespaces.add(namespaceOf(metadata));
  }
  for (const name of namespaces) await server.createNamespace(name);
  for (const manifest of manifests(was).map(own)) await store(server, manifest);

  const said: string[] = [];
  const changed = new Set<string>();
  for (const [address, resource] of resourcesOf(after)) {
    const found = old.get(address);
    old.delete(address);
    const manifest = manifestOf(after, address);
    if (found === undefined) {
      if (manifest) said.push(`+ ${title(manifest)}`);
      changed.add(address);
      continue;
    }
    const kept = ignoring(resource, found);
    const { lifecycle, depends_on: _, ...attributes } = kept;
    const refersTo = [...changed].some((each) => JSON.stringify(attributes).includes(each));
    const triggers = lifecycle?.replace_triggered_by ?? [];
    if (same(kept, found) && !refersTo && !triggers.some((each) => changed.has(each))) continue;
    changed.add(address);
    if (manifest === undefined) continue;
    const before = title(manifestOf(was, address) as Manifest);
    if (before !== title(manifest)) said.push(`± ${before} → ${title(manifest)}`);
    else if (triggers.some((each) => changed.has(each))) said.push(`± ${title(manifest)}`);
    else {
      const whole = own(manifestOf({ resource: at(address, kept) }, address, after) as Manifest);
      said.push(`${(await refused(server, whole)) ? '±' : '~'} ${title(manifest)}`);
    }
  }
  for (const address of old.keys()) {
    const manifest = manifestOf(was, address);
    if (manifest) said.push(`- ${title(manifest)}`);
  }
  return said.sort();
}

/** A stack after moves, which change what its resources are called, and so what refers to them. */
function moved(stack: PlannedStack, moves: PlannedStack['moved'] = []): PlannedStack {
  const names = moves.map(({ from, to }) => [from, to].map((each) => each.split('.')[1] ?? ''));
  const text = names.reduce(
    (all, [from = '', to = '']) => all.replaceAll(from, to),
    JSON.stringify(stack),
  );
  return JSON.parse(text) as PlannedStack;
}

/** Those that others refer to come first. */
function resourcesOf({ resource = {} }: PlannedStack): Map<string, Resource> {
  const all = Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).map(([name, each]) => [`${type}.${name}`, each] as const),
  );
  const first = (address: string) =>
    /^(terraform_data|kubernetes_config_map)/.test(address) ? 0 : 1;
  return new Map(all.sort(([a], [b]) => first(a) - first(b)));
}

/** None for what isn't an object of Kubernetes. @param others where it refers to, when that isn't the stack itself */
function manifestOf(stack: PlannedStack, address: string, others = stack): Manifest | undefined {
  const [type = '', name = ''] = address.split('.');
  const own = stack.resource?.[type]?.[name];
  if (own === undefined || !type.startsWith('kubernetes_')) return undefined;
  // it stands first of its type, and what it refers to is there
  const resource = { ...others.resource, ...at(address, own) };
  const { [type]: only, ...rest } = resource;
  return manifests({ resource: { [type]: only, ...rest } })[0];
}

function at(address: string, resource: Resource) {
  const [type = '', name = ''] = address.split('.');
  return { [type]: { [name]: resource } };
}

/** With what it is told to ignore as it was. */
function ignoring(resource: Resource, found: Resource): Resource {
  const ignored = resource.lifecycle?.ignore_changes ?? [];
  if (!ignored.includes('spec[0].volume_claim_template')) return resource;
  const spec = resource['spec'] as object;
  const { volume_claim_template } = found['spec'] as { volume_claim_template?: unknown };
  return { ...resource, spec: { ...spec, volume_claim_template } };
}

function same(one: Resource, other: Resource): boolean {
  const { '//': _a, ...a } = one;
  const { '//': _b, ...b } = other;
  return isDeepStrictEqual(a, b);
}

function title({ kind, metadata }: Manifest): string {
  return `${kind} ${namespaceOf(metadata)}/${String(metadata['name'])}`;
}

function namespaceOf(metadata: Manifest['metadata']): string {
  return String(metadata['namespace'] ?? 'default');
}

function isolated(manifest: Manifest, id: string): Manifest {
  const namespace = `${namespaceOf(manifest.metadata)}-${id}`;
  return { ...manifest, metadata: { ...manifest.metadata, namespace } };
}

async function store(server: ApiServer, manifest: Manifest): Promise<void> {
  await server.apply(manifest);
  if (manifest.kind === 'PersistentVolumeClaim') await server.bindClaim(manifest);
}

/** Whether the API server won't have the object changed. @throws for what it doesn't want for another reason */
async function refused(server: ApiServer, manifest: Manifest): Promise<boolean> {
  try {
    await server.apply(manifest, { dryRun: true });
    return false;
  } catch (error) {
    if (/immutable|Forbidden: updates to|can not be less than/.test(String(error))) return true;
    throw error;
  }
}
