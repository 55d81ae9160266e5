import type { ICollector } from '../../wiring/collector';
import type { ITelemetryDestination } from '../../wiring/destination';
import type { BeylaInstrument, BeylaSelection } from './beyla-target';
import type { EbpfProcess } from './ebpf-target';

/** What Beyla can follow, in upstream's words. `memcached` and `genai` exist since Alloy 1.17, of which synth knows nothing. */
export type BeylaProtocol =
  'http' | 'grpc' | 'sql' | 'redis' | 'kafka' | 'mongo' | 'memcached' | 'genai' | 'gpu';

/** Metrics that Beyla makes of the same requests: rate, errors and duration; who calls whom; the process's own. */
export type BeylaMetrics = 'red' | 'service-graph' | 'process';

/** A path that makes no spans, and why: whoever misses them finds the reason in Beyla's file. */
export interface BeylaIgnoredRoute {
  /** The path as requested, `/health`, or those below one, `/internal/*`. */
  readonly pattern: string;
  /** What makes its spans worthless, in one line, such as `asked every second by the load balancer`. */
  readonly reason: string;
}

/** What Beyla watches, and who sends its spans on. */
export interface BeylaAgentProps {
  /** The collector that sends the spans to its remote destinations. */
  readonly collector: ICollector;
  /**
   * The processes to watch; at least one by the end, `addInstrument` adds more. A local destination of the collector is
   * the program that listens there.
   * @default - the programs of the collector's local destinations, such as otel-ai-monitor, and `I3PM` (FR-007)
   */
  readonly instrument?: readonly (BeylaInstrument | ITelemetryDestination)[];
  /**
   * Processes that are left alone even where `instrument` selects them, beside collectors, Beyla itself and the outage
   * buffer, which always are: their spans would be of their own deliveries, and so on for ever.
   * @default - no others
   */
  readonly exclude?: readonly BeylaSelection[];
  /** What becomes a span. @default - all that Beyla knows */
  readonly protocols?: readonly BeylaProtocol[];
  /** Routes of the services, `/users/{id}`; other paths get a heuristic one. @default - none */
  readonly routes?: readonly string[];
  /**
   * Paths that make no spans, of every watched program, since Beyla has no such list for one of them: what ignores
   * `/v1/*` of a receiver of telemetry takes `GET /v1/users` of another program along. To see less of one program, use
   * its `sampleRatio`.
   * @default - none
   */
  readonly ignoredRoutes?: readonly BeylaIgnoredRoute[];
  /**
   * Whether query strings leave the machine, `url.query` of servers and that of `url.full` of clients. Tokens are in them,
   * and Beyla in Alloy takes none out (seen: `access_token`).
   * @default false
   */
  readonly queryStrings?: boolean;
  /** The share of traces that is kept, 0 to 1. @default 1 */
  readonly sampleRatio?: number;
  /**
   * Metrics of the same requests, sent with the others; each adds series per service and route. They keep their types,
   * so that a histogram isn't a gauge for each of its buckets, which Alloy calls experimental: the process that Beyla is
   * in runs with `--stability.level=experimental` then. @default - none
   */
  readonly metrics?: readonly BeylaMetrics[];
  /**
   * How services hand each other the trace: by HTTP header, in TCP, or both. It rewrites the traffic of the watched
   * programs and takes CAP_NET_ADMIN.
   * @default disabled
   */
  readonly contextPropagation?: 'disabled' | 'headers' | 'tcp' | 'all';
  /**
   * Gives Beyla CAP_SYS_ADMIN, which is as good as root. Today's kernels (seen on Debian's 6.1.0-50, 6.1.0-56 and 6.12.117)
   * refuse probes in programs and libraries, uprobes, to whoever lacks it: `perf_event_open` says EACCES at every
   * `kernel.perf_event_paranoid`, see docs/beyla.md. Beyla says so in its log at level info only; the unit asks the kernel
   * itself when it starts, and names in the journal which programs go without.
   *
   * | program                   | without                                  | with                      |
   * | ------------------------- | ---------------------------------------- | ------------------------- |
   * | plain HTTP, other than Go | spans                                    | spans                     |
   * | Go                        | watched by its sockets, like any other   | gRPC, TLS, its own routes |
   * | TLS by OpenSSL            | no spans (Python's `ssl`, Node's `https`) | spans                    |
   *
   * It also makes up for `kernel.perf_event_paranoid` above 2, which lets Beyla see nothing at all.
   * @default false
   */
  readonly sysAdmin?: boolean;
  /**
   * How many events gather in the kernel before Beyla looks, a whole number of 0 or more; what stays below it waits for
   * 3 s of silence. It trades delay for CPU. Measured with Beyla 3.28 at few requests: with 0 a span leaves 1.5 to 1.8 s
   * after its request, with 1 after 1.6 to 5.1 s, with upstream's 500 after 2.5 to 8.3 s; 0 takes twice the CPU of 500 in
   * Beyla, and up to 30 % more in the watched program. SC-002's 5 s need 0.
   * @default 0
   */
  readonly wakeupLen?: number;
  /**
   * `collector` runs it inside `alloy.service`: one process less, but then the process that faces the network has
   * Beyla's capabilities, a fault in eBPF stops every signal, and 600 MB at Beyla's start count against its memory.
   * @default own
   */
  readonly process?: EbpfProcess;
  /** The loopback port on which the collector takes the spans. @default 24319 */
  readonly port?: number;
}
