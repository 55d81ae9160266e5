import type { Construct } from 'constructs';
import { fail, shown, warn } from '../../../lib/errors';
import type { OtelConfig, OtelSettings } from '../../../lib/otel/config';
import { MAX_REQUEST_SIZE } from '../../wiring/limits';
import { OTLP_SIGNALS, type OtlpSignal } from '../../wiring/signal';
import type { ComponentNames } from './collector-image';
import { OTLP_GRPC, OTLP_HTTP, POD_NAME } from './collector-pod';
import { addReceiver, MEMORY_LIMITER } from './collector-receiver';
import { replicasOf, type Replicas } from './scaling';

/**
 * How many collectors there are of each tier. The front keeps nothing and answers when the back tier has what was sent; it
 * passes the metrics of a program on a host, and the spans of a trace, to one pod of the back tier, which counts and sends.
 * A pod is found by the names of a headless Service, so none needs an account of the API.
 *
 * What is counted in the back tier has `collector_instance_id`, the pod's name, as a label: the sum over the pods is every
 * delta that was sent, from two pods to three and back (measured), where one series that went from pod to pod would count
 * most of it again. To `increase()` a counter that moves is a new one, whose first value it doesn't see.
 *
 * A pod that is killed takes along what waits in its memory, all else is sent again to another: with a store that is up that
 * is what came in the last 200 ms (measured under load: nothing), with one that is away all that it had taken since. With
 * `persistentQueue` it is sent when the pod is back. A delta that a pod had taken and was killed before it said so counts
 * twice. Of spans that are no metrics yet, 15 seconds are lost.
 *
 * To turn it on adds a front and leaves the collector's name, Service and queue what they are; a Deployment is replaced by a
 * StatefulSet, so hosts keep what they have for a moment.
 */
export interface TwoTiers {
  /** How many take what comes and pass it on; they keep nothing. @default 2 */
  readonly front?: number | Replicas;
  /** How many count and send. @default 2 */
  readonly back?: number | Replicas;
}

/** What a number has that a collector of several made: which one. The name is that of upstream's own for metrics of spans. */
export const INSTANCE = 'collector.instance.id';

/** What of a collector's options two tiers change the meaning of. */
export interface OneTierOptions {
  /** How many there are of one tier. */
  readonly replicas?: number | Replicas;
  /** What senders have to show; the front asks for it, the back tier doesn't. */
  readonly bearerToken?: object;
  /** Who may talk to it; with false everybody in the cluster. */
  readonly networkPolicy?: object | false;
}

/**
 * How many are wanted of each. Warns of a token without a network policy.
 *
 * @throws for no whole numbers, and for `replicas` beside them
 */
export function tiersOf(
  scope: Construct,
  { replicas, bearerToken, networkPolicy }: OneTierOptions,
  { front = 2, back = 2 }: TwoTiers,
) {
  if (replicas !== undefined) {
    fail(
      scope,
      `replicas say how many collectors there are of one tier, but ${shown(replicas)} was given beside twoTiers: write twoTiers: { front, back }`,
    );
  }
  if (bearerToken !== undefined && networkPolicy === false) {
    warn(
      scope,
      'with twoTiers only the front asks for the bearer token, and with networkPolicy: false every pod of the cluster can send ' +
        'to the back tier without it: leave networkPolicy out, or let none but the front reach ports 4317 and 4318 of the back tier',
    );
  }
  return {
    front: replicasOf(scope, front, [], 'twoTiers.front is'),
    back: replicasOf(scope, back, [], 'twoTiers.back is'),
  };
}

/** Of the points that come, those that are counted here: a cumulative one was counted where it comes from. */
export const DELTAS = 'metric.aggregation_temporality == AGGREGATION_TEMPORALITY_DELTA';

/**
 * Says on every point whose counting begins with the process which collector counted: each of them is a series of its own
 * then, and the sum over the collectors is right whichever of them a stream comes to. In one series a stream that comes
 * back would go on from what was counted before it left, and a query would take the difference for an increase.
 *
 * @param which of a metric's points, in OTTL: all when it is left out
 */
export function byInstance(which?: string): OtelSettings {
  const where = which === undefined ? '' : ` where ${which}`;
  const set = `set(datapoint.attributes["${INSTANCE}"], "${POD_NAME}")${where}`;
  return { error_mode: 'propagate', metric_statements: [set] };
}

/** What the back tier takes: a request of the front's is no larger than one of a host's, and gRPC counts in MiB. */
export const FROM_FRONT = {
  grpc: { max_recv_msg_size_mib: (2 * MAX_REQUEST_SIZE.toBytes()) / 1024 ** 2 },
  http: { max_request_body_size: 2 * MAX_REQUEST_SIZE.toBytes() },
} as const;

/** What the front's configuration is made of. */
export interface RoutingProps {
  /** What the image calls its components. */
  readonly names: ComponentNames;
  /** Whether senders have to show a bearer token. */
  readonly bearerAuth: boolean;
  /** The signals that have a backend. */
  readonly signals: readonly OtlpSignal[];
  /** The headless Service of the back tier, in the same namespace. */
  readonly service: string;
}

/**
 * Fills the front's configuration. It answers when the back tier has what was sent, and queues nothing, so that nothing is
 * lost with it.
 *
 * @returns by what it passes each signal on
 * @see https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/exporter/loadbalancingexporter
 */
export function addRouting(
  config: OtelConfig,
  props: RoutingProps,
): Partial<Record<OtlpSignal, string>> {
  const otlp = addReceiver(config, props.bearerAuth);
  const limiter = config.add('processors', 'memory_limiter', MEMORY_LIMITER);
  const exporters: Partial<Record<OtlpSignal, string>> = {};
  for (const signal of OTLP_SIGNALS.filter((each) => props.signals.includes(each))) {
    const exporter =
      signal === 'logs'
        ? config.add('exporters', `${props.names.otlpHttp}/back`, {
            endpoint: `http://${props.service}:${OTLP_HTTP.port}`,
            ...ATTEMPT,
            sending_queue: { enabled: false },
            retry_on_failure: RETRY,
          })
        : config.add('exporters', `loadbalancing/${signal}`, {
            routing_key: ROUTING_KEYS[signal],
            protocol: {
              otlp: {
                tls: { insecure: true },
                ...ATTEMPT,
                sending_queue: { enabled: false },
                // the same pod again would be the wrong one
                retry_on_failure: { enabled: false },
              },
            },
            // by names rather than the API, for which a pod would need an account
            resolver: { dns: { hostname: props.service, port: String(OTLP_GRPC.port) } },
            retry_on_failure: { enabled: true, ...RETRY },
          });
    config.addPipeline(signal, { receivers: [otlp], processors: [limiter], exporters: [exporter] });
    exporters[signal] = exporter;
  }
  return exporters;
}

/**
 * By what a pod of the back tier is chosen. Of metrics by the resource, that is a program on a host, so that each of its
 * streams comes to one pod, in order, and a request is taken whole or not at all. By single streams (`streamID`) each
 * request would go to every pod, which a dead one then refuses to everybody, for half as much CPU again (measured).
 */
const ROUTING_KEYS = { metrics: 'resource', traces: 'traceID' } as const;

/** One try, within the cluster. */
const ATTEMPT = { timeout: '10s', compression: 'none' } as const;

/** Until the names have changed, which are asked for every 5 s; a host's own time for a request is 30 s. */
const RETRY = { initial_interval: '1s', max_interval: '2s', max_elapsed_time: '15s' } as const;
