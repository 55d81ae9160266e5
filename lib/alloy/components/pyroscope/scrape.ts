// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyList,
  AlloyMap,
  AlloySecret,
  AlloyString,
  AlloyTarget,
  ProfilesReceiver,
} from '../../expression';
import { named, nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import {
  AUTHORIZATION,
  BASIC_AUTH,
  OAUTH2_CONFIG,
  TLS_CONFIG,
  type Authorization,
  type BasicAuth,
  type OAuth2Config,
  type TlsConfig,
} from '../shared/common-config';
import { CLUSTER_COMPONENT_BLOCK, type ClusterComponentBlock } from '../shared/service-cluster';

/** `profile.memory` of `pyroscope.scrape`. */
export interface PyroscopeScrapeProfilingConfigProfileMemory {
  /** `enabled`: switches it on. @default true */
  readonly enabled?: AlloyBoolean;
  /** `path`: path of the profile on the target. @default /debug/pprof/allocs */
  readonly path?: AlloyString;
  /** `delta`: has the target record for a while, rather than answer at once. @default false */
  readonly delta?: AlloyBoolean;
}

/** `profile.block` of `pyroscope.scrape`. */
export interface PyroscopeScrapeProfilingConfigProfileBlock {
  /** `enabled`: switches it on. @default true */
  readonly enabled?: AlloyBoolean;
  /** `path`: path of the profile on the target. @default /debug/pprof/block */
  readonly path?: AlloyString;
  /** `delta`: has the target record for a while, rather than answer at once. @default false */
  readonly delta?: AlloyBoolean;
}

/** `profile.goroutine` of `pyroscope.scrape`. */
export interface PyroscopeScrapeProfilingConfigProfileGoroutine {
  /** `enabled`: switches it on. @default true */
  readonly enabled?: AlloyBoolean;
  /** `path`: path of the profile on the target. @default /debug/pprof/goroutine */
  readonly path?: AlloyString;
  /** `delta`: has the target record for a while, rather than answer at once. @default false */
  readonly delta?: AlloyBoolean;
}

/** `profile.mutex` of `pyroscope.scrape`. */
export interface PyroscopeScrapeProfilingConfigProfileMutex {
  /** `enabled`: switches it on. @default true */
  readonly enabled?: AlloyBoolean;
  /** `path`: path of the profile on the target. @default /debug/pprof/mutex */
  readonly path?: AlloyString;
  /** `delta`: has the target record for a while, rather than answer at once. @default false */
  readonly delta?: AlloyBoolean;
}

/** `profile.process_cpu` of `pyroscope.scrape`. */
export interface PyroscopeScrapeProfilingConfigProfileProcessCpu {
  /** `enabled`: switches it on. @default true */
  readonly enabled?: AlloyBoolean;
  /** `path`: path of the profile on the target. @default /debug/pprof/profile */
  readonly path?: AlloyString;
  /** `delta`: has the target record for a while, rather than answer at once. @default true */
  readonly delta?: AlloyBoolean;
}

/** `profile.fgprof` of `pyroscope.scrape`. */
export interface PyroscopeScrapeProfilingConfigProfileFgprof {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
  /** `path`: path of the profile on the target. @default /debug/fgprof */
  readonly path?: AlloyString;
  /** `delta`: has the target record for a while, rather than answer at once. @default true */
  readonly delta?: AlloyBoolean;
}

/** `profile.godeltaprof_memory` of `pyroscope.scrape`. */
export interface PyroscopeScrapeProfilingConfigProfileGodeltaprofMemory {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
  /** `path`: path of the profile on the target. @default /debug/pprof/delta_heap */
  readonly path?: AlloyString;
  /** `delta`: has the target record for a while, rather than answer at once. @default false */
  readonly delta?: AlloyBoolean;
}

/** `profile.godeltaprof_mutex` of `pyroscope.scrape`. */
export interface PyroscopeScrapeProfilingConfigProfileGodeltaprofMutex {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
  /** `path`: path of the profile on the target. @default /debug/pprof/delta_mutex */
  readonly path?: AlloyString;
  /** `delta`: has the target record for a while, rather than answer at once. @default false */
  readonly delta?: AlloyBoolean;
}

/** `profile.godeltaprof_block` of `pyroscope.scrape`. */
export interface PyroscopeScrapeProfilingConfigProfileGodeltaprofBlock {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
  /** `path`: path of the profile on the target. @default /debug/pprof/delta_block */
  readonly path?: AlloyString;
  /** `delta`: has the target record for a while, rather than answer at once. @default false */
  readonly delta?: AlloyBoolean;
}

/** `profile.custom` of `pyroscope.scrape`. */
export interface PyroscopeScrapeProfilingConfigProfileCustom {
  /** `enabled`: switches it on. */
  readonly enabled: AlloyBoolean;
  /** `path`: path of the profile on the target. */
  readonly path: AlloyString;
  /** `delta`: has the target record for a while, rather than answer at once. @default false */
  readonly delta?: AlloyBoolean;
  /** type of profile, unique in the component. */
  readonly label: string;
}

/** `profiling_config` of `pyroscope.scrape`. */
export interface PyroscopeScrapeProfilingConfig {
  /** `profile.memory`: memory allocations. @default - not set */
  readonly profileMemory?: PyroscopeScrapeProfilingConfigProfileMemory;
  /** `profile.block`: where goroutines block. @default - not set */
  readonly profileBlock?: PyroscopeScrapeProfilingConfigProfileBlock;
  /** `profile.goroutine`: goroutines and where they are. @default - not set */
  readonly profileGoroutine?: PyroscopeScrapeProfilingConfigProfileGoroutine;
  /** `profile.mutex`: contention for mutexes. @default - not set */
  readonly profileMutex?: PyroscopeScrapeProfilingConfigProfileMutex;
  /** `profile.process_cpu`: CPU time. @default - not set */
  readonly profileProcessCpu?: PyroscopeScrapeProfilingConfigProfileProcessCpu;
  /** `profile.fgprof`: on- and off-CPU time together; needs `fgprof` in the target. @default - not set */
  readonly profileFgprof?: PyroscopeScrapeProfilingConfigProfileFgprof;
  /**
   * `profile.godeltaprof_memory`: memory allocations since the last scrape; needs `godeltaprof` in the target.
   * @default - not set
   */
  readonly profileGodeltaprofMemory?: PyroscopeScrapeProfilingConfigProfileGodeltaprofMemory;
  /**
   * `profile.godeltaprof_mutex`: mutex contention since the last scrape; needs `godeltaprof` in the target.
   * @default - not set
   */
  readonly profileGodeltaprofMutex?: PyroscopeScrapeProfilingConfigProfileGodeltaprofMutex;
  /**
   * `profile.godeltaprof_block`: blocking since the last scrape; needs `godeltaprof` in the target.
   * @default - not set
   */
  readonly profileGodeltaprofBlock?: PyroscopeScrapeProfilingConfigProfileGodeltaprofBlock;
  /** `profile.custom`: a profile from a path of your own. @default - none */
  readonly profileCustom?: readonly PyroscopeScrapeProfilingConfigProfileCustom[];
  /** `path_prefix`: goes before the path of every profile. @default "" */
  readonly pathPrefix?: AlloyString;
}

/** Arguments of `pyroscope.scrape`. */
export interface PyroscopeScrapeProps {
  /** `targets`: what it works on, such as an exporter's or a discovery's `targets`. */
  readonly targets: AlloyList<AlloyTarget>;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<ProfilesReceiver>;
  /** `job_name`: `job` label of its profiles. @default "" */
  readonly jobName?: AlloyString;
  /** `params`: query parameters of each request. @default {} */
  readonly params?: AlloyMap<AlloyList<AlloyString>>;
  /** `scrape_interval`: how often profiles are fetched; at least `2s` for delta profiles. @default 15s */
  readonly scrapeInterval?: AlloyDuration;
  /**
   * `scrape_timeout`: longest that a scrape may take; delta profiles get nearly a `scrape_interval` more.
   * @default 10s
   */
  readonly scrapeTimeout?: AlloyDuration;
  /** `scheme`: `http` or `https`. @default http */
  readonly scheme?: AlloyString;
  /**
   * `delta_profiling_duration`: how long a delta profile records; over `1s`, and `1s` less than `scrape_interval` at
   * most.
   * @default 14s
   */
  readonly deltaProfilingDuration?: AlloyDuration;
  /** `basic_auth`: user name and password in every request. @default - not set */
  readonly basicAuth?: BasicAuth;
  /** `authorization`: what the `Authorization` header says, other than a bearer token of its own. @default - not set */
  readonly authorization?: Authorization;
  /** `oauth2`: gets a token by OAuth 2.0's client credentials. @default - not set */
  readonly oauth2?: OAuth2Config;
  /** `bearer_token`: sent as `Authorization: Bearer …`; excludes the other ways to authenticate. @default "" */
  readonly bearerToken?: AlloySecret;
  /** `bearer_token_file`: a file with the bearer token, read anew for each request. @default "" */
  readonly bearerTokenFile?: AlloyString;
  /** `proxy_url`: the HTTP proxy that requests go through. @default - not set */
  readonly proxyUrl?: AlloyString;
  /**
   * `no_proxy`: hosts, addresses and CIDR ranges that are reached without the proxy, separated by commas.
   * @default ""
   */
  readonly noProxy?: AlloyString;
  /** `proxy_from_environment`: takes the proxy from `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`. @default false */
  readonly proxyFromEnvironment?: AlloyBoolean;
  /** `proxy_connect_header`: headers of the request that opens the way through the proxy. @default {} */
  readonly proxyConnectHeader?: AlloyMap<AlloyList<AlloySecret>>;
  /** `tls_config`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tlsConfig?: TlsConfig;
  /** `follow_redirects`: follows the server to where it points. @default true */
  readonly followRedirects?: AlloyBoolean;
  /** `enable_http2`: HTTP/2 where the server speaks it. @default true */
  readonly enableHttp2?: AlloyBoolean;
  /** `http_headers`: headers of every request; each may have several values. @default {} */
  readonly httpHeaders?: AlloyMap<AlloyList<AlloySecret>>;
  /** `profiling_config`: which profiles are fetched, and from where. @default - not set */
  readonly profilingConfig?: PyroscopeScrapeProfilingConfig;
  /** `clustering`: shares the work among the Alloys of a cluster. @default - not set */
  readonly clustering?: ClusterComponentBlock;
}

/**
 * Fetches pprof profiles from HTTP endpoints. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/pyroscope/pyroscope.scrape/
 */
export class PyroscopeScrape extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<PyroscopeScrapeProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROFILING_CONFIG_PROFILE_MEMORY: Schema = {
  enabled: 'bool',
  path: 'string',
  delta: 'bool',
};

const PROFILING_CONFIG_PROFILE_BLOCK: Schema = {
  enabled: 'bool',
  path: 'string',
  delta: 'bool',
};

const PROFILING_CONFIG_PROFILE_GOROUTINE: Schema = {
  enabled: 'bool',
  path: 'string',
  delta: 'bool',
};

const PROFILING_CONFIG_PROFILE_MUTEX: Schema = {
  enabled: 'bool',
  path: 'string',
  delta: 'bool',
};

const PROFILING_CONFIG_PROFILE_PROCESS_CPU: Schema = {
  enabled: 'bool',
  path: 'string',
  delta: 'bool',
};

const PROFILING_CONFIG_PROFILE_FGPROF: Schema = {
  enabled: 'bool',
  path: 'string',
  delta: 'bool',
};

const PROFILING_CONFIG_PROFILE_GODELTAPROF_MEMORY: Schema = {
  enabled: 'bool',
  path: 'string',
  delta: 'bool',
};

const PROFILING_CONFIG_PROFILE_GODELTAPROF_MUTEX: Schema = {
  enabled: 'bool',
  path: 'string',
  delta: 'bool',
};

const PROFILING_CONFIG_PROFILE_GODELTAPROF_BLOCK: Schema = {
  enabled: 'bool',
  path: 'string',
  delta: 'bool',
};

const PROFILING_CONFIG_PROFILE_CUSTOM: Schema = {
  enabled: 'bool!',
  path: 'string!',
  delta: 'bool',
  label: 'label!',
};

const PROFILING_CONFIG: Schema = {
  profileMemory: named('profile.memory', nested('block', PROFILING_CONFIG_PROFILE_MEMORY)),
  profileBlock: named('profile.block', nested('block', PROFILING_CONFIG_PROFILE_BLOCK)),
  profileGoroutine: named('profile.goroutine', nested('block', PROFILING_CONFIG_PROFILE_GOROUTINE)),
  profileMutex: named('profile.mutex', nested('block', PROFILING_CONFIG_PROFILE_MUTEX)),
  profileProcessCpu: named(
    'profile.process_cpu',
    nested('block', PROFILING_CONFIG_PROFILE_PROCESS_CPU),
  ),
  profileFgprof: named('profile.fgprof', nested('block', PROFILING_CONFIG_PROFILE_FGPROF)),
  profileGodeltaprofMemory: named(
    'profile.godeltaprof_memory',
    nested('block', PROFILING_CONFIG_PROFILE_GODELTAPROF_MEMORY),
  ),
  profileGodeltaprofMutex: named(
    'profile.godeltaprof_mutex',
    nested('block', PROFILING_CONFIG_PROFILE_GODELTAPROF_MUTEX),
  ),
  profileGodeltaprofBlock: named(
    'profile.godeltaprof_block',
    nested('block', PROFILING_CONFIG_PROFILE_GODELTAPROF_BLOCK),
  ),
  profileCustom: named('profile.custom', nested('blocks', PROFILING_CONFIG_PROFILE_CUSTOM)),
  pathPrefix: 'string',
};

const PROPS: Schema = {
  targets: 'list(target)!',
  forwardTo: 'list(capsule(pyroscope.Appendable))!',
  jobName: 'string',
  params: 'map(list(string))',
  scrapeInterval: 'duration',
  scrapeTimeout: 'duration',
  scheme: 'string',
  deltaProfilingDuration: 'duration',
  basicAuth: nested('block', BASIC_AUTH),
  authorization: nested('block', AUTHORIZATION),
  oauth2: nested('block', OAUTH2_CONFIG),
  bearerToken: 'secret',
  bearerTokenFile: 'string',
  proxyUrl: 'string',
  noProxy: 'string',
  proxyFromEnvironment: 'bool',
  proxyConnectHeader: 'map(list(secret))',
  tlsConfig: nested('block', TLS_CONFIG),
  followRedirects: 'bool',
  enableHttp2: 'bool',
  httpHeaders: 'map(list(secret))',
  profilingConfig: nested('block', PROFILING_CONFIG),
  clustering: nested('block', CLUSTER_COMPONENT_BLOCK),
};

const TYPE: ComponentType = {
  name: 'pyroscope.scrape',
  stability: 'generally-available',
  schema: PROPS,
};
