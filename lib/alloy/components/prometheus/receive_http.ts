// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyList,
  AlloyString,
  MetricsReceiver,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import {
  NET_GRPC_CONFIG,
  NET_HTTP_CONFIG,
  type NetGrpcConfig,
  type NetHttpConfig,
} from '../shared/common-net';

/** Arguments of `prometheus.receive_http`. */
export interface PrometheusReceiveHttpProps {
  /** `http`: HTTP server's settings; it runs without this block too. @default - not set */
  readonly http?: NetHttpConfig;
  /** `grpc`: gRPC server's settings; it runs without this block too. @default - not set */
  readonly grpc?: NetGrpcConfig;
  /** `graceful_shutdown_timeout`: how long requests under way may take to end when it stops. @default 30s */
  readonly gracefulShutdownTimeout?: AlloyDuration;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<MetricsReceiver>;
  /** `append_metadata`: hands on metrics' metadata. Since Alloy 1.14. @default false */
  readonly appendMetadata?: AlloyBoolean;
  /** `enable_type_and_unit_labels`: adds metrics' type and unit as labels. Since Alloy 1.14. @default false */
  readonly enableTypeAndUnitLabels?: AlloyBoolean;
  /**
   * `accepted_remote_write_protobuf_messages`: remote write messages it accepts; others are refused.
   * Since Alloy 1.14.
   * @default ["prometheus.WriteRequest"]
   */
  readonly acceptedRemoteWriteProtobufMessages?: AlloyList<AlloyString>;
}

/**
 * Receives Prometheus remote write over HTTP. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.receive_http/
 */
export class PrometheusReceiveHttp extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<PrometheusReceiveHttpProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  http: nested('block', NET_HTTP_CONFIG),
  grpc: nested('block', NET_GRPC_CONFIG),
  gracefulShutdownTimeout: 'duration',
  forwardTo: 'list(capsule(prometheus.Appendable))!',
  appendMetadata: 'bool',
  enableTypeAndUnitLabels: 'bool',
  acceptedRemoteWriteProtobufMessages: 'list(string)',
};

const TYPE: ComponentType = {
  name: 'prometheus.receive_http',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    accepted_remote_write_protobuf_messages: '1.14',
    append_metadata: '1.14',
    enable_type_and_unit_labels: '1.14',
    'grpc.tls': '1.12',
    'http.http2': '1.13',
    'http.tls': '1.12',
  },
  lessStable: {
    experimental: [
      'accepted_remote_write_protobuf_messages=io.prometheus.write.v2.Request',
      'append_metadata',
      'enable_type_and_unit_labels',
    ],
  },
};
