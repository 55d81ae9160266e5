import { evaluate, type Resolve } from './expressions';
import { fieldName, isMap, listName, numberBase } from './field-names';

/** An object of the Kubernetes API, as one would write it in YAML. */
export interface Manifest {
  /** Its group and version, `apps/v1`. */
  readonly apiVersion: string;
  /** Its kind, `Deployment`. */
  readonly kind: string;
  /** Its name, namespace, labels and annotations. */
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

type Json = Record<string, unknown>;
type Resources = Record<string, Record<string, Json>>;

const KINDS: Readonly<Record<string, readonly [apiVersion: string, kind: string]>> = {
  kubernetes_config_map_v1: ['v1', 'ConfigMap'],
  kubernetes_deployment_v1: ['apps/v1', 'Deployment'],
  kubernetes_horizontal_pod_autoscaler_v2: ['autoscaling/v2', 'HorizontalPodAutoscaler'],
  kubernetes_ingress_v1: ['networking.k8s.io/v1', 'Ingress'],
  kubernetes_job_v1: ['batch/v1', 'Job'],
  kubernetes_namespace_v1: ['v1', 'Namespace'],
  kubernetes_network_policy_v1: ['networking.k8s.io/v1', 'NetworkPolicy'],
  kubernetes_persistent_volume_claim_v1: ['v1', 'PersistentVolumeClaim'],
  kubernetes_pod_disruption_budget_v1: ['policy/v1', 'PodDisruptionBudget'],
  kubernetes_role_binding_v1: ['rbac.authorization.k8s.io/v1', 'RoleBinding'],
  kubernetes_role_v1: ['rbac.authorization.k8s.io/v1', 'Role'],
  kubernetes_secret_v1: ['v1', 'Secret'],
  kubernetes_service_account_v1: ['v1', 'ServiceAccount'],
  kubernetes_service_v1: ['v1', 'Service'],
  kubernetes_stateful_set_v1: ['apps/v1', 'StatefulSet'],
};

/** Terraform's and the provider's own arguments: of a resource only, a container has `lifecycle`. */
const NOT_FOR_THE_API = new RegExp(
  '^(//|connection|count|depends_on|for_each|id|lifecycle|provider|provisioner|timeouts' +
    '|wait_(for|until)_\\w+|(binary_)?data_wo_revision)$',
);

/**
 * The Kubernetes objects that the typed resources in a synthesized cdk.tf.json become, namespaces
 * first. What isn't known here keeps its name in camel case, for the API server to refuse; a type
 * of resource that isn't known is an error. Resources of other providers are passed over.
 */
export function manifests(terraformJson: string | object): Manifest[] {
  const terraform = (
    typeof terraformJson === 'string' ? JSON.parse(terraformJson) : terraformJson
  ) as { resource?: Resources };
  const resources = terraform.resource ?? {};
  const resolve = referencesTo(resources);
  const all = Object.entries(resources)
    .filter(([type]) => type.startsWith('kubernetes_'))
    .flatMap(([type, named]) => Object.values(named).map((json) => manifest(type, json, resolve)));
  const isNamespace = ({ kind }: Manifest): boolean => kind === 'Namespace';
  return [...all.filter(isNamespace), ...all.filter((object) => !isNamespace(object))];
}

/**
 * The object that one resource becomes.
 *
 * @param resolve the value of an expression; of what it doesn't know there is a placeholder of its form
 * @throws for a type that isn't known, and what `resolve` does
 */
export function manifest(type: string, resource: Json, resolve: Resolve): Manifest {
  const known = KINDS[type];
  if (!known) throw new Error(`no Kubernetes kind is known for the resource type ${type}`);
  const [apiVersion, kind] = known;
  const attributes = Object.entries(resource).filter(([name]) => !NOT_FOR_THE_API.test(name));
  const object = block([type], Object.fromEntries(attributes), resolve);
  if (kind === 'Secret') encode(object);
  return { apiVersion, kind, metadata: {}, ...object };
}

/** The provider takes a Secret's `data` as text; the API takes base64, as `binary_data` has it. */
function encode(secret: Json): void {
  const { data, dataWo, binaryData, binaryDataWo } = secret as Record<
    string,
    Record<string, string>
  >;
  for (const name of ['data', 'dataWo', 'binaryData', 'binaryDataWo']) delete secret[name];
  const encoded = Object.entries({ ...data, ...dataWo }).map(
    ([key, text]) => [key, Buffer.from(text).toString('base64')] as const,
  );
  secret['data'] = { ...Object.fromEntries(encoded), ...binaryData, ...binaryDataWo };
}

function block(path: readonly string[], attributes: Json, resolve: Resolve): Json {
  const fields: Json = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined) continue;
    const [field, converted] = attribute([...path, name], name, value, resolve);
    fields[field] = converted;
  }
  return fields;
}

function attribute(
  path: readonly string[],
  name: string,
  value: unknown,
  resolve: Resolve,
): [field: string, value: unknown] {
  if (isMap(path) && isBlock(value)) {
    // What the API wants in base64 can't be a plain placeholder.
    const placeholder = name.startsWith('binary_') ? 'AAAA' : undefined;
    return [fieldName(name), map(value, resolve, placeholder)];
  }
  const list = listName(path);
  const blocks = [value].flat();
  if (!blocks.every(isBlock)) return [fieldName(name), leaf(path, value, resolve)];
  const objects = blocks.map((attributes) => block(path, attributes, resolve));
  if (list === 'sources') return [list, objects.flatMap(projections)];
  if (list) return [list, objects];
  // The provider has single blocks as lists of one; of more, the API server may judge.
  return [fieldName(name), objects.length === 1 ? objects[0] : objects];
}

/** The provider takes several sources in one block of a projected volume, each a list or not. */
function projections(sources: Json): Json[] {
  return Object.entries(sources).flatMap(([kind, value]) =>
    [value].flat().map((source: unknown) => ({ [kind]: source })),
  );
}

function map(entries: Json, resolve: Resolve, placeholder?: string): Json {
  const texts = Object.entries(entries)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => [key, evaluate(String(value), resolve, placeholder)] as const);
  return Object.fromEntries(texts);
}

function leaf(path: readonly string[], value: unknown, resolve: Resolve): unknown {
  if (Array.isArray(value)) return value.map((element) => leaf(path, element, resolve));
  if (typeof value !== 'string') return value;
  const base = numberBase(path);
  if (base === undefined) return evaluate(value, resolve);
  const text = evaluate(value, resolve, '1');
  const isNumber = base === 8 ? /^[0-7]+$/ : /^-?\d+$/;
  return isNumber.test(text) ? parseInt(text, base || 10) : text;
}

function isBlock(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** References from one resource to what another one is configured with, mostly its name. */
export function referencesTo(resources: Resources): Resolve {
  const resolve: Resolve = (reference) => {
    // A single block is an object in cdktf's JSON, and a list of one in a reference.
    const steps = reference.replace(/\[0\]/g, '').split('.');
    const found = steps.reduce<unknown>(
      (value, step) => (isBlock(value) ? value[step] : undefined),
      resources,
    );
    return typeof found === 'string' ? evaluate(found, resolve) : undefined;
  };
  return resolve;
}
