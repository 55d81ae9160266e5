// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyDuration, AlloyList, AlloyString, Targets } from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `discovery.serverset`. */
export interface DiscoveryServersetProps {
  /** `servers`: where Zookeeper is, as `host:port`. */
  readonly servers: AlloyList<AlloyString>;
  /** `paths`: where in Zookeeper the Serversets are. */
  readonly paths: AlloyList<AlloyString>;
  /** `timeout`: Zookeeper's session timeout. @default 10s */
  readonly timeout?: AlloyDuration;
}

/**
 * Finds Serversets in Zookeeper, as Finagle and Aurora keep them. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/discovery/discovery.serverset/
 */
export class DiscoveryServerset extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<DiscoveryServersetProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  servers: 'list(string)!',
  paths: 'list(string)!',
  timeout: 'duration',
};

const TYPE: ComponentType = {
  name: 'discovery.serverset',
  stability: 'generally-available',
  schema: PROPS,
};
