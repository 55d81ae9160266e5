import type { AlloyComponent } from './component';
import { AlloyExpression } from './value';

/** What flows over a wire, in the words of Alloy's own types. */
export type WireKind =
  | 'otelcol.Consumer'
  | 'loki.LogsReceiver'
  | 'prometheus.Appendable'
  | 'pyroscope.Appendable'
  | 'discovery.Target'
  | 'relabel.Rules';

/**
 * An export of a component, as an object until it is printed as `component.label.field`. Its kind is part of its
 * type: a wire that doesn't fit doesn't compile.
 */
export class Wire<Kind extends WireKind = WireKind> extends AlloyExpression {
  /** Carries the kind in the type alone; nothing is stored. */
  declare protected readonly kind: Kind;

  constructor(
    /** The component that exports it. */
    readonly component: AlloyComponent,
    /** The export's name, such as `input` or `receiver`. */
    readonly field: string,
  ) {
    super();
  }

  override toString(): string {
    return `${this.component.address}.${this.field}`;
  }
}

/** Takes OTLP signals: an `otelcol.*` component's `input`. */
export type OtelcolConsumer = Wire<'otelcol.Consumer'>;
/** Takes log entries: a `loki.*` component's `receiver`. */
export type LogsReceiver = Wire<'loki.LogsReceiver'>;
/** Takes Prometheus samples: a `prometheus.*` component's `receiver`. */
export type MetricsReceiver = Wire<'prometheus.Appendable'>;
/** Takes profiles: a `pyroscope.*` component's `receiver`. */
export type ProfilesReceiver = Wire<'pyroscope.Appendable'>;
/** A list of targets to scrape or profile, such as an exporter's `targets`. */
export type Targets = Wire<'discovery.Target'>;
/** Relabelling rules for a source to apply itself, such as `loki.relabel`'s `rules`. */
export type RelabelRules = Wire<'relabel.Rules'>;
