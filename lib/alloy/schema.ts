import type { Deferrable } from './deferred';

/**
 * What a component or block takes: each prop's field, from which the upstream name follows (`sendBatchSize` is
 * `send_batch_size`). Written by the generator, so that what doesn't fit is found at synth in plain JavaScript too.
 */
export interface Schema {
  readonly [prop: string]: Field;
}

/**
 * An attribute's type in upstream's words (`string`, `duration`, `list(capsule(otelcol.Consumer))`), `!` at its end when
 * it is required, or one of the others.
 */
export type Field = string | Choice | Nested | Named;

/** An attribute whose strings are some of a few words. */
export interface Choice {
  /** Its type in upstream's words. */
  readonly type: string;
  /** The words. */
  readonly words: readonly string[];
}

/** A block, blocks of one name, blocks of several names in any order (`stage.json`, `stage.drop`), or an object. */
export interface Nested {
  /** Which of them it is. */
  readonly kind: 'block' | 'blocks' | 'stages' | 'object' | 'objects';
  /** What each takes. */
  readonly schema: Deferrable<Schema>;
  /** Whether it has to be given. */
  readonly required: boolean;
}

/** A field whose upstream name doesn't follow from the prop's. */
export interface Named {
  /** The name in Alloy. */
  readonly upstream: string;
  /** What it takes. */
  readonly field: Field;
}

/** An attribute whose strings are some of these words. */
export function oneOf(type: string, ...words: readonly string[]): Field {
  return { type, words };
}

/** A nested field; the schema may be a function where it contains itself. */
export function nested(
  kind: Nested['kind'],
  schema: Deferrable<Schema>,
  required?: 'required',
): Field {
  return { kind, schema, required: required !== undefined };
}

/** A field whose upstream name doesn't follow from the prop's. */
export function named(upstream: string, field: Field): Field {
  return { upstream, field };
}

/** The name that a prop has in Alloy. */
export function upstreamName(prop: string, field: Field): string {
  if (typeof field === 'object' && 'upstream' in field) return field.upstream;
  return prop.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Whether a field has to be given. */
export function isRequired(field: Field): boolean {
  if (typeof field === 'string') return field.endsWith('!');
  if ('upstream' in field) return isRequired(field.field);
  return 'words' in field ? field.type.endsWith('!') : field.required;
}

/** A type in upstream's words without its `!`. */
export function optional(type: string): string {
  return type.replace(/!$/, '');
}
