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

/** `debug_info` of `pyroscope.ebpf`. */
export interface PyroscopeEbpfDebugInfo {
  /** `on_target_symbolization`: resolves native symbols on this host. @default true */
  readonly onTargetSymbolization?: AlloyBoolean;
  /** `upload`: sends binaries to Pyroscope, which resolves symbols itself. @default false */
  readonly upload?: AlloyBoolean;
  /** `cache_size`: binaries it remembers not to offer again. @default 262144 */
  readonly cacheSize?: AlloyNumber;
  /** `strip_text_section`: uploads binaries without their machine code. @default false */
  readonly stripTextSection?: AlloyBoolean;
  /** `queue_size`: uploads that may wait; when full, further ones are skipped. @default 256 */
  readonly queueSize?: AlloyNumber;
  /** `worker_num`: uploads under way at once. @default 16 */
  readonly workerNum?: AlloyNumber;
}

/** Arguments of `pyroscope.ebpf`. */
export interface PyroscopeEbpfProps {
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<ProfilesReceiver>;
  /** `targets`: the processes to profile; with `targets_only`, others are left alone. @default [] */
  readonly targets?: AlloyList<AlloyTarget>;
  /** `collect_interval`: how often it is collected. @default 15s */
  readonly collectInterval?: AlloyDuration;
  /** `sample_rate`: stack samples per second and CPU. @default 19 */
  readonly sampleRate?: AlloyNumber;
  /** `python_enabled`: unwinds Python's own frames. @default true */
  readonly pythonEnabled?: AlloyBoolean;
  /** `perl_enabled`: unwinds Perl's own frames. Since Alloy 1.11. @default true */
  readonly perlEnabled?: AlloyBoolean;
  /** `php_enabled`: unwinds PHP's own frames. Since Alloy 1.11. @default true */
  readonly phpEnabled?: AlloyBoolean;
  /** `hotspot_enabled`: unwinds the Java frames of HotSpot JVMs. Since Alloy 1.11. @default true */
  readonly hotspotEnabled?: AlloyBoolean;
  /** `ruby_enabled`: unwinds Ruby's own frames. Since Alloy 1.11. @default true */
  readonly rubyEnabled?: AlloyBoolean;
  /** `v8_enabled`: unwinds JavaScript frames of V8, such as in Node.js. Since Alloy 1.11. @default true */
  readonly v8Enabled?: AlloyBoolean;
  /** `dotnet_enabled`: unwinds .NET's own frames. Since Alloy 1.11. @default true */
  readonly dotnetEnabled?: AlloyBoolean;
  /** `go_enabled`: profiles Go programs. Since Alloy 1.11. @default true */
  readonly goEnabled?: AlloyBoolean;
  /** `demangle`: how much of a C++ name is spelt out: `none`, `simplified`, `templates` or `full`. @default none */
  readonly demangle?: AlloyString;
  /**
   * `off_cpu_threshold`: share of off-CPU events that are recorded, 0 to 1; 0 turns them off.
   * Since Alloy 1.11.
   * @default 0
   */
  readonly offCpuThreshold?: AlloyNumber;
  /** `bpf_fs_root`: where the BPF file system is mounted. Since Alloy 1.19. @default /sys/fs/bpf/ */
  readonly bpfFsRoot?: AlloyString;
  /** `obi_process_context_enabled`: reads trace and span of a sample from Beyla. Since Alloy 1.19. @default true */
  readonly obiProcessContextEnabled?: AlloyBoolean;
  /**
   * `load_probe`: loads a generic program that others can attach to a probe at runtime.
   * Since Alloy 1.12.
   * @default false
   */
  readonly loadProbe?: AlloyBoolean;
  /** `probe_links`: probes that make a sample, such as `uprobe:/usr/bin/x:symbol`. Since Alloy 1.19. @default [] */
  readonly probeLinks?: AlloyList<AlloyString>;
  /** `verbose_mode`: has the profiler log more. Since Alloy 1.12. @default false */
  readonly verboseMode?: AlloyBoolean;
  /** `lazy_mode`: starts profiling only once there are targets. Since Alloy 1.13. @default false */
  readonly lazyMode?: AlloyBoolean;
  /**
   * `no_kernel_version_check`: starts on old kernels too, where profiling may fail or have gaps.
   * Since Alloy 1.18.
   * @default false
   */
  readonly noKernelVersionCheck?: AlloyBoolean;
  /** `pid_cache_size`: deprecated, without effect: processes whose symbols were cached. @default 32 */
  readonly pidCacheSize?: AlloyNumber;
  /** `build_id_cache_size`: deprecated, without effect: build IDs whose symbols were cached. @default 64 */
  readonly buildIdCacheSize?: AlloyNumber;
  /** `same_file_cache_size`: deprecated, without effect: files whose symbols were cached. @default 8 */
  readonly sameFileCacheSize?: AlloyNumber;
  /** `cache_rounds`: deprecated, without effect: rounds that a cache entry lasted. @default 0 */
  readonly cacheRounds?: AlloyNumber;
  /** `go_table_fallback`: deprecated, without effect: looked Go symbols up in `.symtab` too. @default false */
  readonly goTableFallback?: AlloyBoolean;
  /** `symbols_map_size`: deprecated, without effect: size of the kernel's map of symbols. @default 16384 */
  readonly symbolsMapSize?: AlloyNumber;
  /** `pid_map_size`: deprecated, without effect: size of the kernel's map of processes. @default 2048 */
  readonly pidMapSize?: AlloyNumber;
  /** `collect_user_profile`: deprecated, without effect: profiled user space. @default false */
  readonly collectUserProfile?: AlloyBoolean;
  /** `collect_kernel_profile`: deprecated, without effect: profiled the kernel; see `kernel_frames`. @default false */
  readonly collectKernelProfile?: AlloyBoolean;
  /** `container_id_cache_size`: processes whose container ID is remembered. @default 1024 */
  readonly containerIdCacheSize?: AlloyNumber;
  /**
   * `u_probe_links`: functions whose callers are recorded, such as `/usr/lib/libc.so.6:malloc`.
   * Since Alloy 1.12.
   * @default []
   */
  readonly uProbeLinks?: AlloyList<AlloyString>;
  /** `targets_only`: profiles only processes that belong to a target. Since Alloy 1.11. @default true */
  readonly targetsOnly?: AlloyBoolean;
  /** `symb_cache_path`: folder that symbols are cached in. Since Alloy 1.11. @default /tmp/symb-cache */
  readonly symbCachePath?: AlloyString;
  /** `symb_cache_size`: entries in the symbol cache. Since Alloy 1.11. @default 2048 */
  readonly symbCacheSize?: AlloyNumber;
  /**
   * `reporter_unsymbolized_stubs`: shows frames without a symbol as file and address.
   * Since Alloy 1.11.
   * @default false
   */
  readonly reporterUnsymbolizedStubs?: AlloyBoolean;
  /** `pid_label`: puts the process ID on each sample, as `pid`. Since Alloy 1.15. @default false */
  readonly pidLabel?: AlloyBoolean;
  /**
   * `comm`: where the command's name appears: `none`, `label`, `stackframe` or `both`.
   * Since Alloy 1.15.
   * @default none
   */
  readonly comm?: AlloyString;
  /** `kernel_frames`: keeps the kernel's part of each stack. Since Alloy 1.15. @default true */
  readonly kernelFrames?: AlloyBoolean;
  /** `debug_info`: where native symbols are resolved, here or at Pyroscope. Since Alloy 1.16. @default - not set */
  readonly debugInfo?: PyroscopeEbpfDebugInfo;
}

/**
 * Profiles this host's processes from the kernel. Needs Linux and extra capabilities; one per host is enough.
 * Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/pyroscope/pyroscope.ebpf/
 */
export class PyroscopeEbpf extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<PyroscopeEbpfProps>) {
    super(scope, id, TYPE, props);
  }
}

const DEBUG_INFO: Schema = {
  onTargetSymbolization: 'bool',
  upload: 'bool',
  cacheSize: 'uint32',
  stripTextSection: 'bool',
  queueSize: 'uint32',
  workerNum: 'int',
};

const PROPS: Schema = {
  forwardTo: 'list(capsule(pyroscope.Appendable))!',
  targets: 'list(target)',
  collectInterval: 'duration',
  sampleRate: 'int',
  pythonEnabled: 'bool',
  perlEnabled: 'bool',
  phpEnabled: 'bool',
  hotspotEnabled: 'bool',
  rubyEnabled: 'bool',
  v8Enabled: 'bool',
  dotnetEnabled: 'bool',
  goEnabled: 'bool',
  demangle: 'string',
  offCpuThreshold: 'float64',
  bpfFsRoot: 'string',
  obiProcessContextEnabled: 'bool',
  loadProbe: 'bool',
  probeLinks: 'list(string)',
  verboseMode: 'bool',
  lazyMode: 'bool',
  noKernelVersionCheck: 'bool',
  pidCacheSize: 'int',
  buildIdCacheSize: 'int',
  sameFileCacheSize: 'int',
  cacheRounds: 'int',
  goTableFallback: 'bool',
  symbolsMapSize: 'int',
  pidMapSize: 'int',
  collectUserProfile: 'bool',
  collectKernelProfile: 'bool',
  containerIdCacheSize: 'uint32',
  uProbeLinks: 'list(string)',
  targetsOnly: 'bool',
  symbCachePath: 'string',
  symbCacheSize: 'int',
  reporterUnsymbolizedStubs: 'bool',
  pidLabel: 'bool',
  comm: 'string',
  kernelFrames: 'bool',
  debugInfo: nested('block', DEBUG_INFO),
};

const TYPE: ComponentType = {
  name: 'pyroscope.ebpf',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    bpf_fs_root: '1.19',
    comm: '1.15',
    debug_info: '1.16',
    dotnet_enabled: '1.11',
    go_enabled: '1.11',
    hotspot_enabled: '1.11',
    kernel_frames: '1.15',
    lazy_mode: '1.13',
    load_probe: '1.12',
    no_kernel_version_check: '1.18',
    obi_process_context_enabled: '1.19',
    off_cpu_threshold: '1.11',
    perl_enabled: '1.11',
    php_enabled: '1.11',
    pid_label: '1.15',
    probe_links: '1.19',
    reporter_unsymbolized_stubs: '1.11',
    ruby_enabled: '1.11',
    symb_cache_path: '1.11',
    symb_cache_size: '1.11',
    targets_only: '1.11',
    u_probe_links: '1.12',
    v8_enabled: '1.11',
    verbose_mode: '1.12',
  },
};
