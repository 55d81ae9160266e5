// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyDuration, AlloyList, AlloyString, Targets } from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `discovery.file`. */
export interface DiscoveryFileProps {
  /** `files`: files that list the targets. */
  readonly files: AlloyList<AlloyString>;
  /** `refresh_interval`: how often it looks for what is new and what has gone. @default 5m */
  readonly refreshInterval?: AlloyDuration;
}

/**
 * Reads targets from files, like Prometheus's `file_sd_config`. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/discovery/discovery.file/
 */
export class DiscoveryFile extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<DiscoveryFileProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  files: 'list(string)!',
  refreshInterval: 'duration',
};

const TYPE: ComponentType = {
  name: 'discovery.file',
  stability: 'generally-available',
  schema: PROPS,
};
