import {
  DefaultTokenResolver,
  StringConcat,
  TerraformProvider,
  TerraformResource,
  TerraformStack,
  Tokenization,
} from 'cdktf';
import type { IConstruct } from 'constructs';
import { isPlainObject } from '../plain-object';

/**
 * What is wrong with the names that a stack's resources have in the cluster: each object is one kind, namespace and name,
 * and of two with the same ones an apply fails in the middle with "already exists", or takes away what the other made. All
 * stacks of the app count, but for those whose provider is told of another cluster.
 *
 * @returns a sentence with both paths for each object that two resources make
 */
export function clashingObjects(stack: TerraformStack): string[] {
  const made = new Map<string, TerraformResource>();
  return stack.node.root.node.findAll().flatMap((construct) => {
    const object = objectOf(construct);
    if (object === undefined) return [];
    const { resource, kind, namespace, name } = object;
    const what = namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
    const key = `${clusterOf(resource)} ${what}`;
    const other = made.get(key);
    made.set(key, other ?? resource);
    if (other === undefined || ![other, resource].some((each) => within(each, stack))) return [];
    return [
      `${other.node.path} and ${resource.node.path} both make the ${what}: ` +
        (kind === 'Namespace'
          ? 'leave createNamespace out of one of the stacks, and deploy the other first'
          : 'give one of them another name, by its id, name, collectorName or release, or another namespace'),
    ];
  });
}

/** What a resource makes in a cluster, under a name that is known at synth. */
export interface ClusterObject {
  /** What makes it. */
  readonly resource: TerraformResource;
  /** Such as `ConfigMap`, or `Helm release`. */
  readonly kind: string;
  /** Where it is; none of a namespace itself. */
  readonly namespace?: string;
  /** What it is called. */
  readonly name: string;
}

/** What a construct makes in a cluster; none for other resources, and for one whose name only Terraform knows. */
export function objectOf(construct: IConstruct): ClusterObject | undefined {
  if (!TerraformResource.isTerraformResource(construct)) return undefined;
  const resource = construct;
  const { terraformResourceType: type } = resource;
  const [, words] = /^kubernetes_(.+?)(?:_v\d+)?$/.exec(type) ?? [];
  const kind = type === 'helm_release' ? 'Helm release' : words && camelCase(words);
  if (kind === undefined || type.endsWith('_data')) return undefined;
  const attributes = attributesOf(resource);
  const metadata = isPlainObject(attributes['metadata']) ? attributes['metadata'] : attributes;
  const { name, namespace = 'default' } = resolved(resource, metadata);
  if (!isLiteral(name) || !isLiteral(namespace)) return undefined;
  return kind === 'Namespace' ? { resource, kind, name } : { resource, kind, namespace, name };
}

/** As Terraform gets them, overrides included; tokens stay what they are. */
function attributesOf(resource: TerraformResource): Readonly<Record<string, unknown>> {
  const { resource: types } = resource.toTerraform() as {
    readonly resource: Record<string, Record<string, Record<string, unknown>>>;
  };
  return types[resource.terraformResourceType]?.[resource.friendlyUniqueId] ?? {};
}

/** What the resource's own provider, or else its stack's, is told, which is how two clusters differ. */
function clusterOf(resource: TerraformResource): string {
  const [name] = resource.terraformResourceType.split('_');
  const ofStack = () =>
    TerraformStack.of(resource)
      .node.findAll()
      .find(
        (c): c is TerraformProvider =>
          c instanceof TerraformProvider && c.terraformResourceType === name && !c.alias,
      );
  const provider = resource.provider ?? ofStack();
  return JSON.stringify(provider?.toTerraform() ?? '');
}

/** A name may be one that is only made at synth; of what only Terraform knows there is an expression then. */
function resolved(
  scope: IConstruct,
  { name, namespace }: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return Tokenization.resolve(
    { name, namespace },
    { scope, resolver, preparing: false },
  ) as Readonly<Record<string, unknown>>;
}

function isLiteral(text: unknown): text is string {
  return typeof text === 'string' && !text.includes('${');
}

function camelCase(words: string): string {
  return words.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function within(construct: IConstruct, stack: TerraformStack): boolean {
  return construct.node.scopes.includes(stack);
}
