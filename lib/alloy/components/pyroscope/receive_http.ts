// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyDuration,
  AlloyList,
  AlloyNumber,
  AlloyString,
  ProfilesReceiver,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import {
  NET_GRPC_CONFIG,
  NET_HTTP2_CONFIG,
  NET_TLS_CONFIG,
  type NetGrpcConfig,
  type NetHttp2Config,
  type NetTlsConfig,
} from '../shared/common-net';

/** `http` of `pyroscope.receive_http`. */
export interface PyroscopeReceiveHttpHttp {
  /** `listen_address`: address to listen on; unset, every interface. @default "" */
  readonly listenAddress?: AlloyString;
  /** `listen_port`: port to listen on for HTTP. @default 8080 */
  readonly listenPort?: AlloyNumber;
  /** `conn_limit`: HTTP connections open at once; zero sets no limit. @default 16384 */
  readonly connLimit?: AlloyNumber;
  /** `server_read_timeout`: longest that reading a request may take. @default 30s */
  readonly serverReadTimeout?: AlloyDuration;
  /** `server_write_timeout`: longest that writing an answer may take. @default 30s */
  readonly serverWriteTimeout?: AlloyDuration;
  /** `server_idle_timeout`: closes a connection that has been idle for this long. @default 2m */
  readonly serverIdleTimeout?: AlloyDuration;
  /** `tls`: how the connection is encrypted, and whose certificates count. Since Alloy 1.12. @default - not set */
  readonly tls?: NetTlsConfig;
  /** `http2`: limits and timeouts of HTTP/2. Since Alloy 1.13. @default - not set */
  readonly http2?: NetHttp2Config;
}

/** Arguments of `pyroscope.receive_http`. */
export interface PyroscopeReceiveHttpProps {
  /** `http`: its HTTP server, which runs even without this block. @default - not set */
  readonly http?: PyroscopeReceiveHttpHttp;
  /** `grpc`: its server listens for gRPC as well, on every interface unless told otherwise. @default - not set */
  readonly grpc?: NetGrpcConfig;
  /** `graceful_shutdown_timeout`: how long requests under way may take when it stops. @default 30s */
  readonly gracefulShutdownTimeout?: AlloyDuration;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<ProfilesReceiver>;
  /** `debug_info_upload_timeout`: longest that an upload of debug info may take. Since Alloy 1.16. @default 2m */
  readonly debugInfoUploadTimeout?: AlloyDuration;
}

/**
 * Takes in profiles that others push over HTTP, like Pyroscope itself. Upstream's stability: generally available,
 * public preview before Alloy 1.10.
 * @see https://grafana.com/docs/alloy/latest/reference/components/pyroscope/pyroscope.receive_http/
 */
export class PyroscopeReceiveHttp extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<PyroscopeReceiveHttpProps>) {
    super(scope, id, TYPE, props);
  }
}

const HTTP: Schema = {
  listenAddress: 'string',
  listenPort: 'int',
  connLimit: 'int',
  serverReadTimeout: 'duration',
  serverWriteTimeout: 'duration',
  serverIdleTimeout: 'duration',
  tls: nested('block', NET_TLS_CONFIG),
  http2: nested('block', NET_HTTP2_CONFIG),
};

const PROPS: Schema = {
  http: nested('block', HTTP),
  grpc: nested('block', NET_GRPC_CONFIG),
  gracefulShutdownTimeout: 'duration',
  forwardTo: 'list(capsule(pyroscope.Appendable))!',
  debugInfoUploadTimeout: 'duration',
};

const TYPE: ComponentType = {
  name: 'pyroscope.receive_http',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    debug_info_upload_timeout: '1.16',
    'grpc.tls': '1.12',
    'http.http2': '1.13',
    'http.tls': '1.12',
  },
  lessStable: {
    before: {
      '1.10': 'public-preview',
    },
  },
};
