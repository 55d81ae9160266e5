import { AlloyExpression } from './expression';
import type { IAlloyComponent } from './members';

/**
 * An export of a component, as an object until it is printed as `component.label.field`. What it hands over is part of
 * its type: a wire that doesn't fit doesn't compile.
 *
 * @example
 * const input: Wire<Capsule<'otelcol.Consumer'>> = alloy
 *   .exporter(lgtm)
 *   .export<OtelcolConsumer>('input');
 * console.log(input.toString()); // otelcol.exporter.otlphttp.fleet_lgtm.input
 */
export class Wire<out T = unknown> extends AlloyExpression<T> {
  constructor(
    /** The component that exports it. */
    readonly component: IAlloyComponent,
    /** The export's name, such as `input` or `receiver`. */
    readonly field: string,
    /** What it hands over, in upstream's words, such as `capsule(otelcol.Consumer)`. @default - unknown: not checked */
    override readonly type?: string,
  ) {
    super();
  }

  override toString(): string {
    return `${this.component.address}.${this.field}`;
  }
}

/** The wires in a value. */
export function wiresIn(value: unknown, found: Wire[] = []): Wire[] {
  if (value instanceof Wire) found.push(value);
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) wiresIn(inner, found);
  return found;
}
