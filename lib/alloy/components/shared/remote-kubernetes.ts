// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { AlloyDuration, AlloyString } from '../../expression';
import { nested, type Schema } from '../../schema';
import { KUBERNETES_CLIENT_ARGUMENTS, type KubernetesClientArguments } from './common-kubernetes';

/** Arguments that several components share. */
export interface RemoteKubernetesArguments {
  /** `namespace`: namespace of the ConfigMap or Secret. */
  readonly namespace: AlloyString;
  /** `name`: which ConfigMap or Secret to read. */
  readonly name: AlloyString;
  /** `poll_frequency`: how often it asks Kubernetes' API. @default 1m */
  readonly pollFrequency?: AlloyDuration;
  /** `poll_timeout`: longest that one poll may take. @default 15s */
  readonly pollTimeout?: AlloyDuration;
  /** `client`: how it connects to Kubernetes' API. @default - not set */
  readonly client?: KubernetesClientArguments;
}

/** @internal */
export const REMOTE_KUBERNETES_ARGUMENTS: Schema = {
  namespace: 'string!',
  name: 'string!',
  pollFrequency: 'duration',
  pollTimeout: 'duration',
  client: nested('block', KUBERNETES_CLIENT_ARGUMENTS),
};
