import type { Construct } from 'constructs';
import type { Duration } from '../../units';
import { AlloyComponent } from '../component';
import { produce, type Lazily } from '../lazily';
import { block } from '../value';
import { Wire, type Targets } from '../wire';
import { ruleBlocks, type RelabelRule } from './relabel';

/** Arguments of `discovery.process`. */
export interface DiscoveryProcessProps {
  /** `refresh_interval` @default 60s */
  readonly refreshInterval?: Duration;
  /** `discover_config`: `cgroupPath` adds `__meta_process_cgroup_path`, which names the systemd unit. */
  readonly discoverConfig?: { readonly cgroupPath?: boolean };
}

/**
 * The machine's processes as targets.
 * @see https://grafana.com/docs/alloy/latest/reference/components/discovery/discovery.process/
 */
export class DiscoveryProcess extends AlloyComponent {
  /** `targets` */
  readonly targets: Targets = new Wire(this, 'targets');

  constructor(scope: Construct, id: string, props: DiscoveryProcessProps = {}) {
    super(scope, id, {
      component: 'discovery.process',
      body: {
        refresh_interval: props.refreshInterval?.toString(),
        discover_config:
          props.discoverConfig && block({ cgroup_path: props.discoverConfig.cgroupPath }),
      },
    });
  }
}

/** Arguments of `discovery.relabel`. */
export interface DiscoveryRelabelProps {
  /** `targets` */
  readonly targets: Targets;
  /** `rule` blocks, applied in order. */
  readonly rules: Lazily<readonly RelabelRule[]>;
}

/**
 * Filters and relabels targets.
 * @see https://grafana.com/docs/alloy/latest/reference/components/discovery/discovery.relabel/
 */
export class DiscoveryRelabel extends AlloyComponent {
  /** `output`: the targets that are left. */
  readonly output: Targets = new Wire(this, 'output');

  constructor(scope: Construct, id: string, props: DiscoveryRelabelProps) {
    super(scope, id, {
      component: 'discovery.relabel',
      body: () => ({ targets: props.targets, rule: ruleBlocks(produce(props.rules)) }),
    });
  }
}
