import type { ConnectOptions, UpstreamProtocol } from '../../wiring/destination';
import type { Signal } from '../../wiring/signal';

/** What the outage buffer lets through: how a destination is sent to, and where. */
export interface OutageBufferUpstream extends ConnectOptions {
  /** The destination's name, by which the buffer counts. */
  readonly destinationName: string;
  /** The destination's own URL, to which the protocol's paths are appended. */
  readonly url: string;
  /** How it is sent to. */
  readonly protocol: UpstreamProtocol;
}

/** The paths of each protocol by signal, which is what the outage buffer lets through; `''` is the URL itself. */
export const UPSTREAM_PATHS: Readonly<
  Record<UpstreamProtocol, Readonly<Partial<Record<Signal, readonly string[]>>>>
> = {
  otlp: { metrics: ['/v1/metrics'], logs: ['/v1/logs'], traces: ['/v1/traces'] },
  // pyroscope.write sends on by the one what it was given by the other
  pyroscope: { profiles: ['/push.v1.PusherService/Push', '/ingest'] },
  remote_write: { metrics: [''] },
  loki: { logs: [''] },
};
