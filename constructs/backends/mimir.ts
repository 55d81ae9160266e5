import type { OtelSettings } from '../../lib/otel/config';
import type { Duration } from '../../lib/units';
import { Backend, type ExternalBackendProps } from './backend';

/** Grafana Mimir, which keeps metrics. */
export class Mimir extends Backend<'metrics'> {
  /** An existing install. @param props `url` is that of its gateway, `http://mimir-gateway.monitoring.svc` */
  static external(props: ExternalBackendProps): Mimir {
    return new Mimir('mimir', 'metrics', props);
  }

  /** @see https://grafana.com/docs/mimir/latest/send/otlp/ */
  protected override readonly otlpPath = '/otlp';

  override retentionConfig(retention: Duration): OtelSettings {
    return { limits: { compactor_blocks_retention_period: retention.toString() } };
  }
}
