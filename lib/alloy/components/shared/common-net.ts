// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyNumber,
  AlloySecret,
  AlloyString,
} from '../../expression';
import { nested, type Schema } from '../../schema';

/** `tls`. */
export interface NetTlsConfig {
  /** `cert_pem`: server's certificate, as PEM text. @default "" */
  readonly certPem?: AlloyString;
  /** `key_pem`: server's private key, as PEM text. @default "" */
  readonly keyPem?: AlloySecret;
  /** `cert_file`: file with the server's certificate. @default "" */
  readonly certFile?: AlloyString;
  /** `key_file`: file with the server's private key. @default "" */
  readonly keyFile?: AlloyString;
  /**
   * `client_auth_type`: what it asks of clients' certificates, such as `RequireAndVerifyClientCert`.
   * @default NoClientCert
   */
  readonly clientAuthType?: AlloyString;
  /** `client_ca_file`: file with the CA that vouches for clients. @default "" */
  readonly clientCaFile?: AlloyString;
  /** `client_ca`: CA that vouches for clients, as PEM text. @default "" */
  readonly clientCa?: AlloyString;
  /** `cipher_suites`: TLS cipher suites that it may use, separated by commas. @default "" */
  readonly cipherSuites?: AlloyString;
  /** `min_version`: oldest TLS version that it accepts. @default "" */
  readonly minVersion?: AlloyString;
}

/** `grpc`. */
export interface NetGrpcConfig {
  /** `listen_address`: address to listen on; unset, every interface. @default "" */
  readonly listenAddress?: AlloyString;
  /** `listen_port`: port to listen on; unset, a random free one. @default 0 */
  readonly listenPort?: AlloyNumber;
  /** `conn_limit`: gRPC connections open at once; zero sets no limit. @default 0 */
  readonly connLimit?: AlloyNumber;
  /** `max_connection_age`: closes a connection, even a busy one, at this age. @default 2562047h47m16.854775807s */
  readonly maxConnectionAge?: AlloyDuration;
  /**
   * `max_connection_age_grace`: added to `max_connection_age` before a connection is cut off.
   * @default 2562047h47m16.854775807s
   */
  readonly maxConnectionAgeGrace?: AlloyDuration;
  /** `max_connection_idle`: closes a connection that has been idle for this long. @default 2562047h47m16.854775807s */
  readonly maxConnectionIdle?: AlloyDuration;
  /** `server_max_recv_msg_size`: largest message that it takes, in bytes. @default 4194304 */
  readonly serverMaxRecvMsgSize?: AlloyNumber;
  /** `server_max_send_msg_size`: largest message that it sends, in bytes. @default 4194304 */
  readonly serverMaxSendMsgSize?: AlloyNumber;
  /** `server_max_concurrent_streams`: calls under way at once; zero sets no limit. @default 100 */
  readonly serverMaxConcurrentStreams?: AlloyNumber;
  /** `tls`: how the connection is encrypted, and whose certificates count. Since Alloy 1.12. @default - not set */
  readonly tls?: NetTlsConfig;
}

/** `http2`. */
export interface NetHttp2Config {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
  /** `max_handlers`: requests handled at once, over all connections. @default 0 */
  readonly maxHandlers?: AlloyNumber;
  /** `max_concurrent_streams`: streams that a client may have open at once. @default 100 */
  readonly maxConcurrentStreams?: AlloyNumber;
  /** `max_decoder_header_table_size`: table for decompressing requests' headers, in bytes at most. @default 4096 */
  readonly maxDecoderHeaderTableSize?: AlloyNumber;
  /** `max_encoder_header_table_size`: table for compressing answers' headers, in bytes at most. @default 4096 */
  readonly maxEncoderHeaderTableSize?: AlloyNumber;
  /** `max_read_frame_size`: largest frame that it reads, in bytes. @default 0 */
  readonly maxReadFrameSize?: AlloyNumber;
  /** `permit_prohibited_ciphers`: allows ciphers that HTTP/2 forbids. @default false */
  readonly permitProhibitedCiphers?: AlloyBoolean;
  /** `idle_timeout`: closes a connection that has been idle for this long. @default 0s */
  readonly idleTimeout?: AlloyDuration;
  /** `read_idle_timeout`: pings a connection that has been silent for this long. @default 0s */
  readonly readIdleTimeout?: AlloyDuration;
  /** `ping_timeout`: closes a connection whose ping goes unanswered for this long. @default 15s */
  readonly pingTimeout?: AlloyDuration;
  /** `write_byte_timeout`: closes a connection that takes no data for this long. @default 0s */
  readonly writeByteTimeout?: AlloyDuration;
  /** `max_upload_buffer_per_connection`: bytes a connection may send ahead of being read. @default 0 */
  readonly maxUploadBufferPerConnection?: AlloyNumber;
  /** `max_upload_buffer_per_stream`: bytes a stream may send ahead of being read. @default 0 */
  readonly maxUploadBufferPerStream?: AlloyNumber;
}

/** `http`. */
export interface NetHttpConfig {
  /** `listen_address`: address to listen on; unset, every interface. @default "" */
  readonly listenAddress?: AlloyString;
  /** `listen_port`: port to listen on for HTTP. @default 8080 */
  readonly listenPort?: AlloyNumber;
  /** `conn_limit`: HTTP connections open at once; zero sets no limit. @default 0 */
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

/** @internal */
export const NET_TLS_CONFIG: Schema = {
  certPem: 'string',
  keyPem: 'secret',
  certFile: 'string',
  keyFile: 'string',
  clientAuthType: 'string',
  clientCaFile: 'string',
  clientCa: 'string',
  cipherSuites: 'string',
  minVersion: 'string',
};

/** @internal */
export const NET_GRPC_CONFIG: Schema = {
  listenAddress: 'string',
  listenPort: 'int',
  connLimit: 'int',
  maxConnectionAge: 'duration',
  maxConnectionAgeGrace: 'duration',
  maxConnectionIdle: 'duration',
  serverMaxRecvMsgSize: 'int',
  serverMaxSendMsgSize: 'int',
  serverMaxConcurrentStreams: 'uint',
  tls: nested('block', NET_TLS_CONFIG),
};

/** @internal */
export const NET_HTTP2_CONFIG: Schema = {
  enabled: 'bool',
  maxHandlers: 'int',
  maxConcurrentStreams: 'uint32',
  maxDecoderHeaderTableSize: 'uint32',
  maxEncoderHeaderTableSize: 'uint32',
  maxReadFrameSize: 'uint32',
  permitProhibitedCiphers: 'bool',
  idleTimeout: 'duration',
  readIdleTimeout: 'duration',
  pingTimeout: 'duration',
  writeByteTimeout: 'duration',
  maxUploadBufferPerConnection: 'int32',
  maxUploadBufferPerStream: 'int32',
};

/** @internal */
export const NET_HTTP_CONFIG: Schema = {
  listenAddress: 'string',
  listenPort: 'int',
  connLimit: 'int',
  serverReadTimeout: 'duration',
  serverWriteTimeout: 'duration',
  serverIdleTimeout: 'duration',
  tls: nested('block', NET_TLS_CONFIG),
  http2: nested('block', NET_HTTP2_CONFIG),
};
