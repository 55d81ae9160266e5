import type { OtelSettings } from '../../lib/otel/config';
import type { Duration } from '../../lib/units';
import { HOST_LABEL } from '../host-identity';
import { Backend, type ExternalBackendProps } from './backend';

/** An existing Loki 3. */
export interface LokiProps extends ExternalBackendProps {
  /** The `object_store` of its schema, such as `filesystem` or `s3`: deletion requests are kept there too (trap R2). */
  readonly objectStore: string;
}

/** Grafana Loki 3, which keeps logs. */
export class Loki extends Backend<'logs'> {
  /** An existing install. */
  static external(props: LokiProps): Loki {
    return new Loki(props);
  }

  /** @see https://grafana.com/docs/loki/latest/send-data/otel/ */
  protected override readonly otlpPath = '/otlp';

  private constructor(private readonly loki: LokiProps) {
    super('loki', 'logs', loki);
  }

  /**
   * Without `retention_enabled` a period is accepted and ignored (trap R1). Loki makes labels of a fixed list of resource
   * attributes, in which the host is not, so it is told to: `{host="ryzen"}` finds nothing otherwise.
   */
  override retentionConfig(retention: Duration): OtelSettings {
    return {
      compactor: { retention_enabled: true, delete_request_store: this.loki.objectStore },
      limits_config: {
        retention_period: retention.toString(),
        max_query_lookback: retention.toString(),
        otlp_config: {
          resource_attributes: {
            attributes_config: [{ action: 'index_label', attributes: [HOST_LABEL] }],
          },
        },
      },
    };
  }
}
