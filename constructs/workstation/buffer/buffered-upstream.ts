import type { Signal } from '../../wiring/signal';

/** How a backend is sent to: the paths below its URL by signal, which is what the outage buffer lets through. */
export type UpstreamProtocol = 'otlp' | 'pyroscope' | 'remote_write' | 'loki';

/** The paths of each protocol by signal; `''` is the URL itself. */
export const UPSTREAM_PATHS: Readonly<
  Record<UpstreamProtocol, Readonly<Partial<Record<Signal, readonly string[]>>>>
> = {
  otlp: { metrics: ['/v1/metrics'], logs: ['/v1/logs'], traces: ['/v1/traces'] },
  // pyroscope.write sends on by the one what it was given by the other
  pyroscope: { profiles: ['/push.v1.PusherService/Push', '/ingest'] },
  remote_write: { metrics: [''] },
  loki: { logs: [''] },
};
