// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyDuration, AlloyNumber, AlloyString, Targets } from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `discovery.gce`. */
export interface DiscoveryGceProps {
  /** `project`: Google Cloud project to look in. */
  readonly project: AlloyString;
  /** `zone`: zone to look in. */
  readonly zone: AlloyString;
  /** `filter`: only instances that pass this filter of the GCE API. @default "" */
  readonly filter?: AlloyString;
  /** `refresh_interval`: how often it looks for what is new and what has gone. @default 1m */
  readonly refreshInterval?: AlloyDuration;
  /** `port`: port of the metrics; for the public address, a relabelling rule sets it. @default 80 */
  readonly port?: AlloyNumber;
  /** `tag_separator`: stands between an instance's tags in their label. @default "," */
  readonly tagSeparator?: AlloyString;
}

/**
 * Finds Google Compute Engine's instances, by their private IP address unless relabelled. Upstream's stability:
 * generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/discovery/discovery.gce/
 */
export class DiscoveryGce extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<DiscoveryGceProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  project: 'string!',
  zone: 'string!',
  filter: 'string',
  refreshInterval: 'duration',
  port: 'int',
  tagSeparator: 'string',
};

const TYPE: ComponentType = {
  name: 'discovery.gce',
  stability: 'generally-available',
  schema: PROPS,
};
