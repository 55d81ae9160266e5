import type { IConstruct } from 'constructs';
import { fail } from '../lib/errors';
import {
  DURATION,
  listOf,
  oneOf,
  PORT,
  SIZE,
  STRINGS,
  SWITCH,
  TEXT,
  type PropCheck,
  type PropChecks,
} from '../lib/props';
import { Backend } from './cluster/backends/backend';
import { CIDR, KEY, NAMESPACE, OBJECT_NAME, QUANTITY } from './cluster/kubernetes-props';
import { POD_OPTIONS } from './cluster/pod-options';
import type { LgtmBackendProps } from './lgtm-backend-props';
import type { Signal } from './wiring/signal';

function backendFor(signal: Signal): PropCheck {
  return {
    wanted: `a backend that keeps ${signal}, such as ${EXAMPLES[signal]}.external({ … })`,
    fits: (value) => value instanceof Backend && value.signal === signal,
  };
}

const EXAMPLES = {
  metrics: 'Mimir',
  logs: 'Loki',
  traces: 'Tempo',
  profiles: 'Pyroscope',
} as const;

const SELF_METRICS: PropCheck = {
  wanted: "'pipeline', 'annotations', { serviceMonitorLabels: { … } } or false",
  fits: (value) =>
    value === false ||
    ['pipeline', 'annotations'].includes(value as string) ||
    STRINGS.fits((value as { serviceMonitorLabels?: unknown } | null)?.serviceMonitorLabels),
};

/** What a LgtmBackend's props have to be, where nothing else says so before Kubernetes or Terraform do. */
export const LGTM_BACKEND: PropChecks = {
  metrics: backendFor('metrics'),
  logs: backendFor('logs'),
  traces: backendFor('traces'),
  profiles: backendFor('profiles'),
  retention: DURATION,
  maxOutage: DURATION,
  'retentionCheck.image': TEXT,
  ...POD_OPTIONS,
  name: TEXT,
  renamedFrom: TEXT,
  namespace: NAMESPACE,
  createNamespace: SWITCH,
  hostname: TEXT,
  collectorName: TEXT,
  profilesHostname: TEXT,
  port: PORT,
  bearerTokenCredential: TEXT,
  workstationTag: TEXT,
  'collector.image': TEXT,
  'collector.version': TEXT,
  'collector.memory': SIZE,
  'collector.cpu': QUANTITY,
  'collector.persistentQueue.size': SIZE,
  'collector.persistentQueue.storageClass': OBJECT_NAME,
  'collector.bearerToken.secretName': OBJECT_NAME,
  'collector.bearerToken.key': KEY,
  'collector.deltaToCumulative': SWITCH,
  'collector.spanMetrics': SWITCH,
  'collector.serviceGraph': SWITCH,
  'collector.redactPrompts': SWITCH,
  'collector.selfMetrics': SELF_METRICS,
  'collector.filter.metricNames': listOf(TEXT),
  'collector.filter.datapoints': listOf(TEXT),
  'collector.filter.logs': listOf(TEXT),
  'collector.filter.spans': listOf(TEXT),
  'collector.tailSampling.keepErrors': SWITCH,
  'collector.tailSampling.keepSlowerThan': DURATION,
  'collector.tailSampling.decisionWait': DURATION,
  'collector.networkPolicy.tailscaleNamespace': NAMESPACE,
  'collector.networkPolicy.monitoringNamespace': NAMESPACE,
  'collector.networkPolicy.senders': listOf(NAMESPACE),
  'collector.networkPolicy.dns.namespace': NAMESPACE,
  'collector.networkPolicy.dns.podSelector': STRINGS,
  'collector.networkPolicy.dns.cidrs': listOf(CIDR),
  'collector.networkPolicy.dns.ports': listOf(PORT),
  'alerts.silentAfter': DURATION,
  'alerts.mayBeAway': listOf(TEXT),
  'alerts.selfCheckInterval': DURATION,
  'alerts.kubeStateMetrics': SWITCH,
  'alerts.labels': STRINGS,
  'tailscale.tag': TEXT,
  'tailscale.proxyGroup': OBJECT_NAME,
  'tailscale.proxyGroupTag': TEXT,
  'tailscale.annotations': STRINGS,
  'tailscale.expose': oneOf('load-balancer', 'annotation'),
  'grafana.namespace': NAMESPACE,
  'grafana.uidPrefix': { wanted: 'a string', fits: (value) => typeof value === 'string' },
  'grafana.spanProfiles': SWITCH,
  'grafana.delivery': oneOf('sidecar', 'values'),
};

/** What its props have to be to each other. @throws without a backend, for alerts without a store of metrics, and for a token that is shown but not asked for, or the other way round */
export function checkTogether(
  scope: IConstruct,
  { alerts, collector, bearerTokenCredential, metrics }: LgtmBackendProps,
  backends: readonly Backend[],
): void {
  if (backends.length === 0)
    fail(scope, 'has no backends: give it at least one, such as metrics: Mimir.external({ … })');
  if (alerts && metrics === undefined)
    fail(
      scope,
      'alerts are rules of a store of metrics, but there is none: give metrics, or leave alerts out',
    );
  if ((collector?.bearerToken === undefined) !== (bearerTokenCredential === undefined)) {
    fail(
      scope,
      'a bearer token is what the collector asks for and the hosts send: give both collector.bearerToken and bearerTokenCredential, or neither',
    );
  }
}
