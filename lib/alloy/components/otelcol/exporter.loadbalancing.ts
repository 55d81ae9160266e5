// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyExpression,
  AlloyList,
  AlloyMap,
  AlloyNumber,
  AlloySize,
  AlloyString,
  Capsule,
  OtelcolConsumer,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import {
  OTELCOL_KEEPALIVE_CLIENT_ARGUMENTS,
  OTELCOL_QUEUE_ARGUMENTS,
  OTELCOL_RETRY_ARGUMENTS,
  OTELCOL_TLS_CLIENT_ARGUMENTS,
  type OtelcolKeepaliveClientArguments,
  type OtelcolQueueArguments,
  type OtelcolRetryArguments,
  type OtelcolTlsClientArguments,
} from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `client` of `otelcol.exporter.loadbalancing`. */
export interface OtelcolExporterLoadbalancingProtocolOtlpClient {
  /** `compression`: how requests are compressed. @default gzip */
  readonly compression?: AlloyEnum<'gzip' | 'zlib' | 'deflate' | 'snappy' | 'zstd' | 'none'>;
  /** `tls`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tls?: OtelcolTlsClientArguments;
  /** `keepalive`: how it checks that the connection still lives. @default - not set */
  readonly keepalive?: OtelcolKeepaliveClientArguments;
  /** `read_buffer_size`: memory for reading from a connection. @default 0B */
  readonly readBufferSize?: AlloySize;
  /** `write_buffer_size`: memory for writing to a connection. @default 512KiB */
  readonly writeBufferSize?: AlloySize;
  /** `wait_for_ready`: holds data back until the connection is `READY`. @default false */
  readonly waitForReady?: AlloyBoolean;
  /** `headers`: headers added to every request. @default {} */
  readonly headers?: AlloyMap<AlloyString>;
  /** `balancer_name`: how gRPC picks among a name's addresses, such as `round_robin`. @default round_robin */
  readonly balancerName?: AlloyString;
  /** `authority`: value of the `:authority` header instead of the host's name. @default "" */
  readonly authority?: AlloyString;
  /** `auth`: the authentication extension, an `otelcol.auth.*` component's `handler`. @default - not set */
  readonly auth?: AlloyExpression<Capsule<'auth.Handler'>>;
}

/** `otlp` of `otelcol.exporter.loadbalancing`. */
export interface OtelcolExporterLoadbalancingProtocolOtlp {
  /** `timeout`: the longest that a request may take. @default 5s */
  readonly timeout?: AlloyDuration;
  /** `queue`: holds what waits to be sent to a backend. @default - not set */
  readonly queue?: OtelcolQueueArguments;
  /** `retry`: what is tried again, how often and for how long. @default - not set */
  readonly retry?: OtelcolRetryArguments;
  /** `client`: how the gRPC client talks to a backend. */
  readonly client: OtelcolExporterLoadbalancingProtocolOtlpClient;
}

/** `protocol` of `otelcol.exporter.loadbalancing`. */
export interface OtelcolExporterLoadbalancingProtocol {
  /** `otlp`: talks OTLP over gRPC to the backends. */
  readonly otlp: OtelcolExporterLoadbalancingProtocolOtlp;
}

/** `static` of `otelcol.exporter.loadbalancing`. */
export interface OtelcolExporterLoadbalancingResolverStatic {
  /** `hostnames`: backends, as `host:port`. */
  readonly hostnames: AlloyList<AlloyString>;
}

/** `dns` of `otelcol.exporter.loadbalancing`. */
export interface OtelcolExporterLoadbalancingResolverDns {
  /** `hostname`: name whose addresses are the backends. */
  readonly hostname: AlloyString;
  /** `port`: port of the backends that it finds. @default 4317 */
  readonly port?: AlloyString;
  /** `interval`: how often it looks the name up. @default 5s */
  readonly interval?: AlloyDuration;
  /** `timeout`: the longest that resolving may take. @default 1s */
  readonly timeout?: AlloyDuration;
}

/** `kubernetes` of `otelcol.exporter.loadbalancing`. */
export interface OtelcolExporterLoadbalancingResolverKubernetes {
  /** `service`: Kubernetes service whose endpoints are the backends. */
  readonly service: AlloyString;
  /** `ports`: ports of the backends that it finds. @default [4317] */
  readonly ports?: AlloyList<AlloyNumber>;
  /** `timeout`: the longest that resolving may take. @default 1m */
  readonly timeout?: AlloyDuration;
  /** `return_hostnames`: names the backends by host instead of by address. @default false */
  readonly returnHostnames?: AlloyBoolean;
}

/** `aws_cloud_map` of `otelcol.exporter.loadbalancing`. */
export interface OtelcolExporterLoadbalancingResolverAwsCloudMap {
  /** `namespace`: Cloud Map namespace that the service is in. */
  readonly namespace: AlloyString;
  /** `service_name`: service under which the backends are registered. */
  readonly serviceName: AlloyString;
  /** `health_status`: which backends count by their health, such as `HEALTHY`. @default HEALTHY */
  readonly healthStatus?: AlloyEnum<'ALL' | 'HEALTHY' | 'UNHEALTHY' | 'HEALTHY_OR_ELSE_ALL'>;
  /** `interval`: how often it looks the backends up. @default 30s */
  readonly interval?: AlloyDuration;
  /** `timeout`: the longest that resolving may take. @default 5s */
  readonly timeout?: AlloyDuration;
  /** `port`: port of the backends that it finds. @default - not set */
  readonly port?: AlloyNumber;
  /** `owner_account`: AWS account that owns the namespace, if it is another one. Since Alloy 1.18. @default "" */
  readonly ownerAccount?: AlloyString;
}

/** `resolver` of `otelcol.exporter.loadbalancing`. */
export interface OtelcolExporterLoadbalancingResolver {
  /** `static`: backends from a fixed list. @default - not set */
  readonly static?: OtelcolExporterLoadbalancingResolverStatic;
  /** `dns`: backends from a DNS name. @default - not set */
  readonly dns?: OtelcolExporterLoadbalancingResolverDns;
  /** `kubernetes`: backends from a Kubernetes service. @default - not set */
  readonly kubernetes?: OtelcolExporterLoadbalancingResolverKubernetes;
  /** `aws_cloud_map`: backends from AWS Cloud Map. @default - not set */
  readonly awsCloudMap?: OtelcolExporterLoadbalancingResolverAwsCloudMap;
}

/** Arguments of `otelcol.exporter.loadbalancing`. */
export interface OtelcolExporterLoadbalancingProps {
  /** `protocol`: how it talks to the backends. */
  readonly protocol: OtelcolExporterLoadbalancingProtocol;
  /** `resolver`: how it finds the backends. */
  readonly resolver: OtelcolExporterLoadbalancingResolver;
  /** `routing_key`: what goes to the same backend, such as `traceID` or `service`. @default traceID */
  readonly routingKey?: AlloyEnum<'service' | 'traceID' | 'resource' | 'metric' | 'streamID'>;
  /** `timeout`: the longest that a request may take. @default 0s */
  readonly timeout?: AlloyDuration;
  /** `retry_on_failure`: what is tried again, how often and for how long. @default - not set */
  readonly retryOnFailure?: OtelcolRetryArguments;
  /** `sending_queue`: holds what waits to be sent; full, it refuses what is new. @default - not set */
  readonly sendingQueue?: OtelcolQueueArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Spreads telemetry over several OTLP backends; what shares a routing key goes to the same one. Upstream's stability:
 * generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.exporter.loadbalancing/
 */
export class OtelcolExporterLoadbalancing extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolExporterLoadbalancingProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROTOCOL_OTLP_CLIENT: Schema = {
  compression: oneOf('string', 'gzip', 'zlib', 'deflate', 'snappy', 'zstd', 'none'),
  tls: nested('block', OTELCOL_TLS_CLIENT_ARGUMENTS),
  keepalive: nested('block', OTELCOL_KEEPALIVE_CLIENT_ARGUMENTS),
  readBufferSize: 'bytes',
  writeBufferSize: 'bytes',
  waitForReady: 'bool',
  headers: 'map(string)',
  balancerName: 'string',
  authority: 'string',
  auth: 'capsule(auth.Handler)',
};

const PROTOCOL_OTLP: Schema = {
  timeout: 'duration',
  queue: nested('block', OTELCOL_QUEUE_ARGUMENTS),
  retry: nested('block', OTELCOL_RETRY_ARGUMENTS),
  client: nested('block', PROTOCOL_OTLP_CLIENT, 'required'),
};

const PROTOCOL: Schema = {
  otlp: nested('block', PROTOCOL_OTLP, 'required'),
};

const RESOLVER_STATIC: Schema = {
  hostnames: 'list(string)!',
};

const RESOLVER_DNS: Schema = {
  hostname: 'string!',
  port: 'string',
  interval: 'duration',
  timeout: 'duration',
};

const RESOLVER_KUBERNETES: Schema = {
  service: 'string!',
  ports: 'list(int32)',
  timeout: 'duration',
  returnHostnames: 'bool',
};

const RESOLVER_AWS_CLOUD_MAP: Schema = {
  namespace: 'string!',
  serviceName: 'string!',
  healthStatus: oneOf('string', 'ALL', 'HEALTHY', 'UNHEALTHY', 'HEALTHY_OR_ELSE_ALL'),
  interval: 'duration',
  timeout: 'duration',
  port: 'uint16',
  ownerAccount: 'string',
};

const RESOLVER: Schema = {
  static: nested('block', RESOLVER_STATIC),
  dns: nested('block', RESOLVER_DNS),
  kubernetes: nested('block', RESOLVER_KUBERNETES),
  awsCloudMap: nested('block', RESOLVER_AWS_CLOUD_MAP),
};

const PROPS: Schema = {
  protocol: nested('block', PROTOCOL, 'required'),
  resolver: nested('block', RESOLVER, 'required'),
  routingKey: oneOf('string', 'service', 'traceID', 'resource', 'metric', 'streamID'),
  timeout: 'duration',
  retryOnFailure: nested('block', OTELCOL_RETRY_ARGUMENTS),
  sendingQueue: nested('block', OTELCOL_QUEUE_ARGUMENTS),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.exporter.loadbalancing',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    'protocol.otlp.client.tls.include_insecure_cipher_suites': '1.19',
    'protocol.otlp.client.tls.tpm': '1.10',
    'protocol.otlp.queue.batch': '1.11',
    'protocol.otlp.queue.block_on_overflow': '1.9',
    'protocol.otlp.queue.sizer': '1.9',
    'protocol.otlp.queue.storage': '1.9',
    'protocol.otlp.queue.wait_for_result': '1.11',
    'resolver.aws_cloud_map.owner_account': '1.18',
    'sending_queue.batch': '1.11',
    'sending_queue.block_on_overflow': '1.9',
    'sending_queue.sizer': '1.9',
    'sending_queue.storage': '1.9',
    'sending_queue.wait_for_result': '1.11',
  },
  lessStable: {
    experimental: ['routing_key=metric', 'routing_key=resource', 'routing_key=streamID'],
  },
};
