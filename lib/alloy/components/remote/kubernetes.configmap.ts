// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyExpression, OptionalSecret } from '../../expression';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import {
  REMOTE_KUBERNETES_ARGUMENTS,
  type RemoteKubernetesArguments,
} from '../shared/remote-kubernetes';

/** Arguments of `remote.kubernetes.configmap`. */
export type RemoteKubernetesConfigmapProps = RemoteKubernetesArguments;

/**
 * Exports what a Kubernetes ConfigMap contains. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/remote/remote.kubernetes.configmap/
 */
export class RemoteKubernetesConfigmap extends TypedComponent {
  /** `data`: a value, map(optional_secret). */
  readonly data: AlloyExpression<{ readonly [key: string]: OptionalSecret }> = new Wire(
    this,
    'data',
    'map(optional_secret)',
  );

  constructor(scope: Construct, id: string, props: AlloyProps<RemoteKubernetesConfigmapProps>) {
    super(scope, id, TYPE, props);
  }
}

const TYPE: ComponentType = {
  name: 'remote.kubernetes.configmap',
  stability: 'generally-available',
  schema: REMOTE_KUBERNETES_ARGUMENTS,
};
