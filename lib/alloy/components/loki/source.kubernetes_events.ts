// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyEnum, AlloyList, AlloyString, LogsReceiver } from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import {
  KUBERNETES_CLIENT_ARGUMENTS,
  type KubernetesClientArguments,
} from '../shared/common-kubernetes';
import { CLUSTER_COMPONENT_BLOCK, type ClusterComponentBlock } from '../shared/service-cluster';

/** Arguments of `loki.source.kubernetes_events`. */
export interface LokiSourceKubernetesEventsProps {
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<LogsReceiver>;
  /** `job_name`: value of the `job` label; must not be empty. @default loki.source.kubernetes_events */
  readonly jobName?: AlloyString;
  /** `namespaces`: whose events to read; empty means all, which needs cluster-wide permission. @default [] */
  readonly namespaces?: AlloyList<AlloyString>;
  /** `log_format`: how lines are written, `logfmt` or `json`. @default logfmt */
  readonly logFormat?: AlloyEnum<'logfmt' | 'json'>;
  /** `client`: how to reach Kubernetes; without it, as the pod's service account. @default - not set */
  readonly client?: KubernetesClientArguments;
  /** `clustering`: shares the work among the Alloys of a cluster. Since Alloy 1.16. @default - not set */
  readonly clustering?: ClusterComponentBlock;
}

/**
 * Turns Kubernetes' events into log lines. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.kubernetes_events/
 */
export class LokiSourceKubernetesEvents extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<LokiSourceKubernetesEventsProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  forwardTo: 'list(capsule(loki.LogsReceiver))!',
  jobName: 'string',
  namespaces: 'list(string)',
  logFormat: oneOf('string', 'logfmt', 'json'),
  client: nested('block', KUBERNETES_CLIENT_ARGUMENTS),
  clustering: nested('block', CLUSTER_COMPONENT_BLOCK),
};

const TYPE: ComponentType = {
  name: 'loki.source.kubernetes_events',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    clustering: '1.16',
  },
};
