import type { OtelSettings } from '../../lib/otel/config';
import type { Duration } from '../../lib/units';
import { Backend, type ExternalBackendProps } from './backend';

/** An existing Tempo. */
export interface TempoProps extends ExternalBackendProps {
  /** Its major version: 3 doesn't start with the key that 2 needs (trap R7). */
  readonly version: 2 | 3;
}

/** Grafana Tempo, which keeps traces. */
export class Tempo extends Backend<'traces'> {
  /** An existing install. @param props `url` is that of its OTLP/HTTP receiver, `http://tempo.monitoring.svc:4318` */
  static external(props: TempoProps): Tempo {
    return new Tempo(props);
  }

  private constructor(private readonly tempo: TempoProps) {
    super('tempo', 'traces', tempo);
  }

  /** A search is refused beyond `max_duration`, 168h by default, although the data is there (trap R18). */
  override retentionConfig(retention: Duration): OtelSettings {
    const compaction = { block_retention: retention.toString() };
    return {
      ...(this.tempo.version === 2
        ? { compactor: { compaction } }
        : { backend_worker: { compaction } }),
      query_frontend: { search: { max_duration: retention.toString() } },
    };
  }
}
