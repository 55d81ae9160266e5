// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyExpression, OptionalSecret } from '../../expression';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import {
  REMOTE_KUBERNETES_ARGUMENTS,
  type RemoteKubernetesArguments,
} from '../shared/remote-kubernetes';

/** Arguments of `remote.kubernetes.secret`. */
export type RemoteKubernetesSecretProps = RemoteKubernetesArguments;

/**
 * Exports what a Kubernetes Secret contains. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/remote/remote.kubernetes.secret/
 */
export class RemoteKubernetesSecret extends TypedComponent {
  /** `data`: a value, map(optional_secret). */
  readonly data: AlloyExpression<{ readonly [key: string]: OptionalSecret }> = new Wire(
    this,
    'data',
    'map(optional_secret)',
  );

  constructor(scope: Construct, id: string, props: AlloyProps<RemoteKubernetesSecretProps>) {
    super(scope, id, TYPE, props);
  }
}

const TYPE: ComponentType = {
  name: 'remote.kubernetes.secret',
  stability: 'generally-available',
  schema: REMOTE_KUBERNETES_ARGUMENTS,
};
