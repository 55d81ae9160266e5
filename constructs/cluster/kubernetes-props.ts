import { isIP } from 'node:net';
import {
  DURATION,
  listOf,
  matching,
  PORT,
  SIZE,
  STRINGS,
  SWITCH,
  TEXT,
  type PropCheck,
  type PropChecks,
} from '../../lib/props';

/** RFC 1123: what a namespace is called. */
export const NAMESPACE = matching(
  'a namespace, 1 to 63 lower-case letters, digits and hyphens inside',
  /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
);

/** RFC 1123's longer form: what a Secret, a ConfigMap, a StorageClass or a ProxyGroup is called. */
export const OBJECT_NAME = matching(
  'a name, up to 253 lower-case letters, digits, hyphens and dots inside',
  /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/,
);

/** A key in a Secret or a ConfigMap. */
export const KEY = matching(
  'a key, up to 253 letters, digits, hyphens, underscores and dots',
  /^(?!\.\.?$)[-._a-zA-Z0-9]{1,253}$/,
);

/** More than nothing, as Kubernetes has it. @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
export const QUANTITY = matching(
  "a quantity above 0, such as '50m' or '2'",
  /^(?=.*[1-9])(\d+(\.\d{0,3})?|\.\d{1,3})(m|k|[MGTPE]|[KMGTPE]i|[eE]\d+)?$/,
);

/** A block of addresses of either family. */
export const CIDR: PropCheck = {
  wanted: "a block of addresses, such as '169.254.20.10/32'",
  fits: (value) => {
    const [, address = '', length = ''] = /^([^/]+)\/(\d{1,3})$/.exec(String(value)) ?? [];
    const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
    return typeof value === 'string' && Number(length) <= bits;
  },
};

const RUNTIME_CONFIG = {
  'runtimeConfig.configMap': OBJECT_NAME,
  'runtimeConfig.key': KEY,
} as const;

/** What every backend may be told. */
export const BACKEND: PropChecks = {
  url: TEXT,
  queryUrl: TEXT,
  workstationQueryUrl: TEXT,
  tenant: TEXT,
  retention: DURATION,
  podSelector: STRINGS,
  podPorts: listOf(PORT),
  'bucket.bucket': TEXT,
  'bucket.expiration': DURATION,
  'bucket.secretName': OBJECT_NAME,
  ...RUNTIME_CONFIG,
};

/** What every backend may be told that the library installs. */
export const INSTALLED: PropChecks = {
  namespace: NAMESPACE,
  createNamespace: SWITCH,
  release: matching(
    'a release, 1 to 53 lower-case letters, digits and hyphens inside, a letter first',
    /^[a-z]([a-z0-9-]{0,51}[a-z0-9])?$/,
  ),
  chartVersion: TEXT,
  workstationQueryUrl: TEXT,
  tenant: TEXT,
  retention: DURATION,
  'volume.size': SIZE,
  'volume.perDay': SIZE,
  'volume.storageClass': OBJECT_NAME,
  'bucket.bucket': TEXT,
  'bucket.endpoint': TEXT,
  'bucket.secretName': OBJECT_NAME,
  'bucket.expiration': DURATION,
};
