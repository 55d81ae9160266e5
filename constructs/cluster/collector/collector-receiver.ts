import type { OtelConfig, OtelSettings } from '../../../lib/otel/config';
import { HEALTH, onPod, OTLP_GRPC, OTLP_HTTP, TOKEN_FILE } from './collector-pod';

/** By the container's limit, of which Go's own knows too. */
export const MEMORY_LIMITER: OtelSettings = {
  check_interval: '1s',
  limit_percentage: 80,
  spike_limit_percentage: 20,
};

/** What a receiver takes of each protocol beside upstream's defaults. */
export interface ReceiverLimits {
  /** Of OTLP over gRPC. */
  readonly grpc: OtelSettings;
  /** Of OTLP over HTTP. */
  readonly http: OtelSettings;
}

/**
 * Adds what every collector has: the health check, and what takes OTLP on the pod's address.
 *
 * @returns the receiver's id
 */
export function addReceiver(
  config: OtelConfig,
  bearerAuth: boolean,
  limits?: ReceiverLimits,
): string {
  config.add('extensions', 'health_check', { endpoint: onPod(HEALTH.port) });
  const auth = bearerAuth
    ? { authenticator: config.add('extensions', 'bearertokenauth', { filename: TOKEN_FILE }) }
    : undefined;
  return config.add('receivers', 'otlp', {
    protocols: {
      // upstream's default is localhost, where no other pod gets in
      grpc: { endpoint: onPod(OTLP_GRPC.port), auth, ...limits?.grpc },
      http: { endpoint: onPod(OTLP_HTTP.port), auth, ...limits?.http },
    },
  });
}
