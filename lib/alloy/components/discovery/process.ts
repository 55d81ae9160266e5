// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyList,
  AlloyTarget,
  Targets,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** `discover_config` of `discovery.process`. */
export interface DiscoveryProcessDiscoverConfig {
  /** `cwd`: sets `__meta_process_cwd`, the working directory. @default true */
  readonly cwd?: AlloyBoolean;
  /** `exe`: sets `__meta_process_exe`, the executable. @default true */
  readonly exe?: AlloyBoolean;
  /** `commandline`: sets `__meta_process_commandline`, the command line. @default true */
  readonly commandline?: AlloyBoolean;
  /** `username`: adds `__meta_process_username`. @default false */
  readonly username?: AlloyBoolean;
  /** `uid`: sets `__meta_process_uid`, the user's ID. @default false */
  readonly uid?: AlloyBoolean;
  /** `container_id`: sets `__container_id__`, the container's ID. @default true */
  readonly containerId?: AlloyBoolean;
  /** `cgroup_path`: sets `__meta_cgroup_path__`, the path of the control group. @default false */
  readonly cgroupPath?: AlloyBoolean;
}

/** Arguments of `discovery.process`. */
export interface DiscoveryProcessProps {
  /** `join`: targets whose labels processes get, matched by `__container_id__`. @default [] */
  readonly join?: AlloyList<AlloyTarget>;
  /** `refresh_interval`: how often it looks for what is new and what has gone. @default 1m */
  readonly refreshInterval?: AlloyDuration;
  /** `discover_config`: which labels a process gets. @default - not set */
  readonly discoverConfig?: DiscoveryProcessDiscoverConfig;
}

/**
 * Finds the processes of the local Linux. Needs root and the host's PID namespace. Upstream's stability: generally
 * available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/discovery/discovery.process/
 */
export class DiscoveryProcess extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<DiscoveryProcessProps> = {}) {
    super(scope, id, TYPE, props);
  }
}

const DISCOVER_CONFIG: Schema = {
  cwd: 'bool',
  exe: 'bool',
  commandline: 'bool',
  username: 'bool',
  uid: 'bool',
  containerId: 'bool',
  cgroupPath: 'bool',
};

const PROPS: Schema = {
  join: 'list(target)',
  refreshInterval: 'duration',
  discoverConfig: nested('block', DISCOVER_CONFIG),
};

const TYPE: ComponentType = {
  name: 'discovery.process',
  stability: 'generally-available',
  schema: PROPS,
};
