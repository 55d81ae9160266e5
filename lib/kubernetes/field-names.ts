/**
 * Where the Terraform provider's names are not the API's in snake case. A key is an attribute's
 * name, or `parent.name` where the parent decides, or the whole path from the resource's type.
 */
type Table<T> = Readonly<Record<string, T>>;

/** Blocks that the API has as a list, mostly under a plural name; `null`: an object, just here. */
const LISTS: Table<string | null> = {
  'kubernetes_service_account_v1.secret': 'secrets',
  'ephemeral.volume_claim_template': null,
  'node_affinity.required_during_scheduling_ignored_during_execution': null,
  'service.port': null,
  container: 'containers',
  egress: 'egress',
  env: 'env',
  env_from: 'envFrom',
  from: 'from',
  host_aliases: 'hostAliases',
  http_header: 'httpHeaders',
  image_pull_secret: 'imagePullSecrets',
  image_pull_secrets: 'imagePullSecrets',
  ingress: 'ingress',
  init_container: 'initContainers',
  items: 'items',
  'spec.metric': 'metrics',
  match_expressions: 'matchExpressions',
  match_fields: 'matchFields',
  node_selector_term: 'nodeSelectorTerms',
  on_pod_condition: 'onPodConditions',
  option: 'options',
  path: 'paths',
  port: 'ports',
  ports: 'ports',
  preferred_during_scheduling_ignored_during_execution:
    'preferredDuringSchedulingIgnoredDuringExecution',
  readiness_gate: 'readinessGates',
  required_during_scheduling_ignored_during_execution:
    'requiredDuringSchedulingIgnoredDuringExecution',
  rule: 'rules',
  subject: 'subjects',
  sources: 'sources',
  sysctl: 'sysctls',
  tls: 'tls',
  to: 'to',
  toleration: 'tolerations',
  topology_spread_constraint: 'topologySpreadConstraints',
  volume: 'volumes',
  volume_claim_template: 'volumeClaimTemplates',
  volume_device: 'volumeDevices',
  volume_mount: 'volumeMounts',
};

const RENAMED: Table<string> = {
  ceph_fs: 'cephfs',
  ceph_monitors: 'monitors',
  client_ip: 'clientIP',
  cluster_ip: 'clusterIP',
  cluster_ips: 'clusterIPs',
  data_disk_uri: 'diskURI',
  dataset_uuid: 'datasetUUID',
  downward_api: 'downwardAPI',
  endpoints_name: 'endpoints',
  external_ips: 'externalIPs',
  host_ip: 'hostIP',
  host_ipc: 'hostIPC',
  host_pid: 'hostPID',
  load_balancer_ip: 'loadBalancerIP',
  pd_id: 'pdID',
  rados_user: 'user',
  rbd_image: 'image',
  rbd_pool: 'pool',
  run_as_username: 'runAsUserName',
  target_ww_ns: 'targetWWNs',
  volume_id: 'volumeID',
};

/** Maps from the user's keys to strings. */
const MAPS: ReadonlySet<string> = new Set([
  'annotations',
  'binary_data',
  'binary_data_wo',
  'data',
  'data_wo',
  'kubernetes_service_v1.spec.selector',
  'labels',
  'limits',
  'match_labels',
  'node_selector',
  'options',
  'requests',
  'volume_attributes',
]);

/** Numbers of the API that the provider has as strings, with their base; 0: a name is fine too. */
const NUMBERS: Table<number> = {
  default_mode: 8,
  fs_group: 10,
  max_surge: 0,
  max_unavailable: 0,
  min_available: 0,
  mode: 8,
  port: 0,
  replicas: 10,
  run_as_group: 10,
  run_as_user: 10,
  target_port: 0,
  toleration_seconds: 10,
  ttl_seconds_after_finished: 10,
};

/** What the API calls an attribute that isn't a list of blocks. */
export function fieldName(attribute: string): string {
  return (
    RENAMED[attribute] ?? attribute.replace(/_([a-z0-9])/g, (_, char: string) => char.toUpperCase())
  );
}

/** The API's name for a list of blocks at a path, or undefined if one object is wanted there. */
export function listName(path: readonly string[]): string | undefined {
  const name = keys(path).find((key) => key in LISTS);
  return (name && LISTS[name]) ?? undefined;
}

/** Whether the keys at a path are the user's own. */
export function isMap(path: readonly string[]): boolean {
  return keys(path).some((key) => MAPS.has(key));
}

/** The base of a number that Terraform has as a string; 0 for a number or a name. */
export function numberBase(path: readonly string[]): number | undefined {
  return NUMBERS[path[path.length - 1] ?? ''];
}

/** From the most to the least specific. */
function keys(path: readonly string[]): string[] {
  return [path.join('.'), path.slice(-2).join('.'), path.slice(-1).join('.')];
}
