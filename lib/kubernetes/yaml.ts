import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { warn } from '../errors';
import { StackFile } from '../terraform/stack-file';
import { manifest, referencesTo, type Manifest } from './manifest';

/** The path of the file, below `files/`. */
const PATH = 'kubernetes.yaml';

/**
 * The Kubernetes objects of a stack as plain YAML beside its Terraform, for whoever applies them by other means: all that
 * its resources of the provider `kubernetes` make, namespaces first, and no Secret. What only Terraform can do is left out,
 * with a warning: releases of charts, and objects that are made of what the cluster says.
 *
 * @example
 * const stack = new ObservabilityStack(app, 'observability', { tailnet: 'example.ts.net', yaml: true });
 * new KubernetesProvider(stack, 'kubernetes', {});
 * const yaml: KubernetesYaml | undefined = stack.yaml;
 */
export class KubernetesYaml extends StackFile {
  constructor(scope: Construct, id: string) {
    super(scope, id, { path: PATH, content: () => this.text() });
  }

  /** The objects. */
  get objects(): readonly Manifest[] {
    return this.read().objects;
  }

  private text(): string {
    const { objects, left } = this.read();
    if (left.length > 0) {
      warn(
        this,
        `${PATH} lacks what only Terraform can make, so have that applied by it: ${left.join(', ')}`,
      );
    }
    // Kubernetes reads YAML 1.1
    const options = { lineWidth: 0, aliasDuplicateObjects: false, compat: 'yaml-1.1' } as const;
    return objects.map((each) => `---\n${stringify(each, options)}`).join('');
  }

  private read(): { objects: Manifest[]; left: string[] } {
    const { resource = {} } = TerraformStack.of(this).toTerraform() as { resource?: Resources };
    const references = referencesTo(resource);
    const resolve = (expression: string) =>
      references(expression) ?? hashOf(expression, resource) ?? onlyTerraform(expression);
    const objects: Manifest[] = [];
    const left: string[] = [];
    for (const [type, named] of inOrder(resource)) {
      if (type === 'kubernetes_secret_v1' || !/^(kubernetes|helm)_/.test(type)) continue;
      for (const [name, attributes] of inOrder(named)) {
        try {
          objects.push(manifest(type, attributes, resolve));
        } catch {
          left.push(`${type}.${name}`);
        }
      }
    }
    return { objects: namespacesFirst(objects), left };
  }
}

/** Resources of a stack's Terraform, by type and name. */
type Resources = Record<string, Record<string, Record<string, unknown>>>;

/** Of what a ConfigMap holds, by which a change of it restarts pods. */
function hashOf(expression: string, resources: Resources): string | undefined {
  const [, type = '', name = '', key = ''] =
    /^sha256\((kubernetes_config_map_v1)\.([\w-]+)\.data\["([^"]+)"\]\)$/.exec(expression) ?? [];
  const data = resources[type]?.[name]?.['data'] as Record<string, string> | undefined;
  const text = data?.[key];
  // as Terraform reads it
  const literal = text?.replace(/([$%])\1\{/g, '$1{');
  return literal === undefined ? undefined : createHash('sha256').update(literal).digest('hex');
}

/** As Terraform's JSON has them. */
function inOrder<T>(named: Record<string, T>): [string, T][] {
  return Object.entries(named).sort(([a], [b]) => (a < b ? -1 : 1));
}

function onlyTerraform(expression: string): never {
  throw new Error(`only Terraform knows ${expression}`);
}

function namespacesFirst(objects: readonly Manifest[]): Manifest[] {
  const isNamespace = ({ kind }: Manifest) => kind === 'Namespace';
  return [...objects.filter(isNamespace), ...objects.filter((each) => !isNamespace(each))];
}
