import { isPlainObject } from '../plain-object';
import { eachPath } from './each-path';
import { AlloyExpression } from './expression';
import type { IAlloyComponent } from './members';
import { AlloyBlock, type AlloyBody } from './value';

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

/** A wire, and where it stands in a body, by upstream's names. */
export interface PlacedWire {
  /** Where it stands: `output.metrics`. */
  readonly at: string;
  /** The wire. */
  readonly wire: Wire;
}

/** The wires in a component's body. */
export function wiresIn(body: AlloyBody): PlacedWire[] {
  const found: PlacedWire[] = [];
  eachPath(body, (at, value) => {
    // what has parts of its own is seen part by part
    if (!(value instanceof AlloyBlock || isPlainObject(value)))
      found.push(...within(value).map((wire) => ({ at, wire })));
  });
  return found;
}

/** The wires in a value, whatever it is. */
function within(value: unknown): Wire[] {
  if (value instanceof Wire) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(within);
}
