// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyList,
  AlloyNumber,
  AlloyString,
  AlloyTarget,
  ProfilesReceiver,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';

/** `profiling_config` of `pyroscope.java`. */
export interface PyroscopeJavaProfilingConfig {
  /** `interval`: how often profiles are collected. @default 1m */
  readonly interval?: AlloyDuration;
  /** `sample_rate`: CPU samples per second. @default 100 */
  readonly sampleRate?: AlloyNumber;
  /** `alloc`: bytes allocated between two samples, such as `512k`. @default 512k */
  readonly alloc?: AlloyString;
  /** `lock`: lock waits at least this long are sampled, such as `10ms`. @default 10ms */
  readonly lock?: AlloyString;
  /** `cpu`: profiles CPU time, by `event`. @default true */
  readonly cpu?: AlloyBoolean;
  /** `event`: what CPU profiling goes by, such as `itimer`, `cpu` or `wall`. @default itimer */
  readonly event?: AlloyString;
  /** `per_thread`: keeps threads apart; without effect, as profiles are always JFR. @default false */
  readonly perThread?: AlloyBoolean;
  /** `log_level`: how much async-profiler logs, such as `WARN` or `NONE`. Since Alloy 1.11. @default INFO */
  readonly logLevel?: AlloyString;
  /** `quiet`: logs no message when profiling starts or stops. Since Alloy 1.11. @default false */
  readonly quiet?: AlloyBoolean;
  /**
   * `custom_arguments`: async-profiler's own flags, in place of all else here but `interval`.
   * Since Alloy 1.16.
   * @default []
   */
  readonly customArguments?: AlloyList<AlloyString>;
  /** `tlab`. Since Alloy 1.19. @default false */
  readonly tlab?: AlloyBoolean;
}

/** Arguments of `pyroscope.java`. */
export interface PyroscopeJavaProps {
  /** `targets`: what it works on, such as an exporter's or a discovery's `targets`. */
  readonly targets: AlloyList<AlloyTarget>;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<ProfilesReceiver>;
  /** `tmp_dir`: folder for async-profiler; has to allow execution, and writing by root only. @default /tmp */
  readonly tmpDir?: AlloyString;
  /** `profiling_config`: how async-profiler runs. @default - not set */
  readonly profilingConfig?: PyroscopeJavaProfilingConfig;
  /** `dist`: folder of an async-profiler to use instead of the built-in one. Since Alloy 1.12. @default "" */
  readonly dist?: AlloyString;
}

/**
 * Profiles this host's JVMs with async-profiler. Linux only, and Alloy has to run as root. Upstream's stability:
 * generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/pyroscope/pyroscope.java/
 */
export class PyroscopeJava extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<PyroscopeJavaProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROFILING_CONFIG: Schema = {
  interval: 'duration',
  sampleRate: 'int',
  alloc: 'string',
  lock: 'string',
  cpu: 'bool',
  event: 'string',
  perThread: 'bool',
  logLevel: 'string',
  quiet: 'bool',
  customArguments: 'list(string)',
  tlab: 'bool',
};

const PROPS: Schema = {
  targets: 'list(target)!',
  forwardTo: 'list(capsule(pyroscope.Appendable))!',
  tmpDir: 'string',
  profilingConfig: nested('block', PROFILING_CONFIG),
  dist: 'string',
};

const TYPE: ComponentType = {
  name: 'pyroscope.java',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    dist: '1.12',
    'profiling_config.custom_arguments': '1.16',
    'profiling_config.log_level': '1.11',
    'profiling_config.quiet': '1.11',
    'profiling_config.tlab': '1.19',
  },
};
