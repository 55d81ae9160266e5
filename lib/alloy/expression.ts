import type { IOverridable } from '../overrides';
import type { Duration, Size } from '../units';

/**
 * A value that Alloy itself works out: a reference, a call, a constant of its standard library. `T` is what it comes
 * out as, so that one that doesn't fit doesn't compile.
 *
 * @example
 * const user: AlloyExpression<string> = Alloy.env('PROXY_USER');
 * const proxy = Alloy.concat('http://', user, '@proxy.example.ts.net:3128');
 */
export abstract class AlloyExpression<out T = unknown> {
  /** Carries the type alone; nothing is stored. */
  declare protected readonly evaluated: T;

  /** What it comes out as in upstream's words, such as `string`, where that is known when the program runs. */
  readonly type?: string | undefined;

  /** Its text in Alloy's syntax. @param indent of its lines after the first, where it has several */
  abstract toString(indent?: string): string;
}

/** What a secret comes out as: Alloy hides it, and takes it only where a secret is expected. */
export interface Secret {
  /** Tells it from other types; nothing has it. */
  readonly capsule: 'secret';
}

/** A text that may be a secret, such as the content of a `local.file`: Alloy decides when it runs. */
export interface OptionalSecret {
  /** Tells it from other types; nothing has it. */
  readonly capsule: 'optional_secret';
}

/** A Go value that components hand to each other, such as a receiver of log entries. */
export interface Capsule<Kind extends string> {
  /** Tells it from other types; nothing has it. */
  readonly capsule: Kind;
}

/** A target as it comes out: its labels. */
export interface TargetLabels {
  /** The value of a label by its name. */
  readonly [label: string]: string;
}

/** A string, or what comes out as one. */
export type AlloyString = string | AlloyExpression<string | OptionalSecret>;
/** A number, or what comes out as one; Alloy makes a number of a string by itself. */
export type AlloyNumber = number | AlloyExpression<number | string>;
/** true or false, or what comes out as one. */
export type AlloyBoolean = boolean | AlloyExpression<boolean>;
/** One of several words, or what comes out as a string. */
export type AlloyEnum<Words extends string> = Words | AlloyExpression<string>;
/** A length of time, or what comes out as its text in Go's spelling, such as `30s`. */
export type AlloyDuration = Duration | AlloyExpression<string>;
/** An amount of memory, or what comes out as its text, such as `20MiB`. */
export type AlloySize = Size | AlloyExpression<string>;
/** A secret: always an expression, since what stands in a file of the Nix store everybody on the machine can read. */
export type AlloySecret = AlloyExpression<string | Secret | OptionalSecret>;
/** A list, or what comes out as one. */
export type AlloyList<Item> = readonly Item[] | AlloyExpression<readonly Evaluated<Item>[]>;
/** A map, or what comes out as one. */
export type AlloyMap<Value> =
  { readonly [key: string]: Value } | AlloyExpression<{ readonly [key: string]: Evaluated<Value> }>;
/** A target with its labels, `__address__` among them, or what comes out as one. */
export type AlloyTarget = { readonly [label: string]: AlloyString } | AlloyExpression<TargetLabels>;

/** One of several blocks: an object of exactly one of these props. */
export type OneOf<Blocks> = {
  [Name in keyof Blocks]: { readonly [Given in Name]: Blocks[Given] } & {
    readonly [Other in Exclude<keyof Blocks, Name>]?: never;
  };
}[keyof Blocks];

/** What Alloy makes of something in a list or map: of an expression its result, anything else is what it is. */
export type Evaluated<Value> = Value extends AlloyExpression<infer T> ? T : Value;

/** Takes OTLP signals: an `otelcol.*` component's `input`. */
export type OtelcolConsumer = AlloyExpression<Capsule<'otelcol.Consumer'>>;
/** Takes log entries: a `loki.*` component's `receiver`. */
export type LogsReceiver = AlloyExpression<Capsule<'loki.LogsReceiver'>>;
/** Takes Prometheus samples: a `prometheus.*` component's `receiver`. */
export type MetricsReceiver = AlloyExpression<Capsule<'prometheus.Appendable'>>;
/** Takes profiles: a `pyroscope.*` component's `receiver`. */
export type ProfilesReceiver = AlloyExpression<Capsule<'pyroscope.Appendable'>>;
/** Targets to scrape, read or profile, such as an exporter's `targets`. */
export type Targets = AlloyExpression<readonly TargetLabels[]>;
/** Relabelling rules for a source to apply itself, such as `loki.relabel`'s `rules`. */
export type RelabelRules = AlloyExpression<Capsule<'relabel.Rules'>>;

/** Text between other expressions, or values, put together when it is printed. */
export class Composite<T> extends AlloyExpression<T> implements IOverridable {
  constructor(
    /** Its operands: expressions and values. */
    private readonly operands: readonly unknown[],
    private readonly print: (operands: readonly unknown[], indent: string) => string,
    override readonly type?: string,
  ) {
    super();
  }

  override toString(indent = ''): string {
    return this.print(this.operands, indent);
  }

  /** A copy of it around what `change` makes of its operands: lets overrides reach them. */
  withInner(change: (inner: unknown) => unknown): Composite<T> {
    return new Composite<T>(change(this.operands) as readonly unknown[], this.print, this.type);
  }

  /** Its operands, for whoever walks through data. */
  toJSON(): readonly unknown[] {
    return this.operands;
  }
}
