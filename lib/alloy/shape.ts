import { shown } from '../errors';
import { isPlainObject, kindOf } from '../plain-object';
import { Duration, Size } from '../units';
import { AlloyExpression } from './expression';
import { produce, type Lazily } from './lazily';
import { closest } from './closest';
import { AlloyBlock, type AlloyBody, type AlloyValue } from './value';

/**
 * What a component or block takes: each prop's field, from which the upstream name follows (`sendBatchSize` is
 * `send_batch_size`). Written by the generator, so that what doesn't fit is found at synth in plain JavaScript too.
 */
export interface Shape {
  readonly [prop: string]: Field;
}

/**
 * An attribute's type in upstream's words (`string`, `duration`, `list(capsule(otelcol.Consumer))`), `!` at its end when
 * it is required, or one of the others.
 */
export type Field = string | Choice | Nested | Named;

/** An attribute whose strings are some of a few words. */
interface Choice {
  readonly type: string;
  readonly words: readonly string[];
}

/** A block, blocks of one name, blocks of several names in any order (`stage.json`, `stage.drop`), or an object. */
interface Nested {
  readonly kind: 'block' | 'blocks' | 'stages' | 'object' | 'objects';
  readonly shape: Lazily<Shape>;
  readonly required: boolean;
}

/** A field whose upstream name doesn't follow from the prop's. */
interface Named {
  readonly upstream: string;
  readonly field: Field;
}

/** An attribute whose strings are some of these words. */
export function oneOf(type: string, ...words: readonly string[]): Field {
  return { type, words };
}

/** A nested field; the shape may be a function where it contains itself. */
export function nested(kind: Nested['kind'], shape: Lazily<Shape>, required?: 'required'): Field {
  return { kind, shape, required: required !== undefined };
}

/** A field whose upstream name doesn't follow from the prop's. */
export function named(upstream: string, field: Field): Field {
  return { upstream, field };
}

/**
 * What Alloy reads, from what a user wrote: props become upstream's names, in the order in which they were given.
 *
 * @param at where the props stand, in upstream's words: nothing, or `client.tls`
 * @throws naming what is unknown, missing, or of another type or range than Alloy takes
 */
export function toBody(shape: Shape, props: unknown, at = ''): AlloyBody {
  return toBlock(shape, props, at).body;
}

function toBlock(shape: Shape, props: unknown, at: string, name?: string): AlloyBlock {
  if (!isPlainObject(props)) throw wanted(at, 'an object of its arguments', props);
  const body: Record<string, AlloyBody[string]> = {};
  for (const [prop, value] of Object.entries(props)) {
    const field = Object.hasOwn(shape, prop) ? shape[prop] : undefined;
    if (field === undefined) throw unknown(shape, prop, at);
    if (field === LABEL || value === undefined) continue;
    body[upstreamName(prop, field)] = toField(field, value, within(at, prop, field));
  }
  for (const [prop, field] of Object.entries(shape)) {
    if (isRequired(field) && props[prop] === undefined)
      throw new Error(`${within(at, prop, field)} is required, but was not given`);
  }
  return new AlloyBlock(body, { name, label: labelOf(shape, props, at) });
}

/** The type of the prop `label` that is a block's own label; others have an attribute of this name. */
const LABEL = 'label!';

function labelOf(shape: Shape, { label }: Record<string, unknown>, at: string): string | undefined {
  if (shape.label !== LABEL) return undefined;
  if (typeof label !== 'string') throw wanted(`${at}'s label`, 'a string', label);
  return label;
}

function toField(field: Field, value: unknown, at: string): AlloyBody[string] {
  if (typeof field === 'string') return toAttribute(optional(field), value, at);
  if ('upstream' in field) return toField(field.field, value, at);
  if ('words' in field) return toAttribute(optional(field.type), value, at, field.words);
  const shape = produce(field.shape);
  switch (field.kind) {
    case 'block':
      return toBlock(shape, value, at);
    case 'blocks':
      return blocks(listed(value, at).map((item, i) => toBlock(shape, item, `${at}[${i}]`)));
    case 'stages':
      return blocks(listed(value, at).map((item, i) => toStage(shape, item, at, i)));
    case 'object':
      return toObject(shape, value, at);
    case 'objects':
      return listed(value, at).map((item, i) => toObject(shape, item, `${at}[${i}]`));
  }
}

/** One of several blocks, given as an object of one prop: `{ json: { … } }` among `stage` is `stage.json { … }`. */
function toStage(shape: Shape, value: unknown, at: string, index: number): AlloyBlock {
  const here = `${at}[${index}]`;
  if (!isPlainObject(value)) throw wanted(here, 'an object of one block', value);
  const given = Object.entries(value).filter(([, inner]) => inner !== undefined);
  const [[prop, inner] = [], second] = given;
  if (prop === undefined || second !== undefined) {
    const found = given.length === 0 ? 'none' : given.map(([key]) => key).join(', ');
    throw new Error(`${here} is an object of one block, but it has ${found}`);
  }
  const field = Object.hasOwn(shape, prop) ? shape[prop] : undefined;
  if (field === undefined) throw unknown(shape, prop, here);
  const name = `${at.split('.').at(-1)}.${upstreamName(prop, field)}`;
  const { shape: body } = field as Nested;
  return toBlock(produce(body), inner, `${here}.${upstreamName(prop, field)}`, name);
}

function toObject(shape: Shape, value: unknown, at: string): AlloyValue {
  if (value instanceof AlloyExpression) return value;
  const { body } = toBlock(shape, value, at);
  return body as { readonly [name: string]: AlloyValue };
}

/** No list at all for none, which would print as an attribute. */
function blocks(list: readonly AlloyBlock[]): readonly AlloyBlock[] | undefined {
  return list.length === 0 ? undefined : list;
}

function listed(value: unknown, at: string): readonly unknown[] {
  if (!Array.isArray(value)) throw wanted(at, 'a list', value);
  return value;
}

/** Checks an attribute's value against its type, and gives what prints. */
function toAttribute(
  type: string,
  value: unknown,
  at: string,
  words?: readonly string[],
): AlloyValue {
  if (value instanceof AlloyExpression) return fitting(type, value, at);
  const [, outer, inner] = /^(list|map)\((.*)\)$/.exec(type) ?? [];
  if (inner !== undefined && outer === 'list') {
    return listed(value, at).map((item, i) => toAttribute(inner, item, `${at}[${i}]`, words));
  }
  if (inner !== undefined) return toMap(inner, value, at);
  if (type === 'target') return toMap('string', value, at);
  if (words !== undefined && (typeof value !== 'string' || !words.includes(value)))
    throw wanted(at, `one of ${words.map((word) => shown(word)).join(', ')}`, value);
  const range = RANGES[type];
  if (range !== undefined) return toNumber(value, at, range);
  switch (type) {
    case 'string':
    case 'optional_secret':
      if (typeof value !== 'string') throw wanted(at, 'a string', value);
      return value;
    case 'bool':
      if (typeof value !== 'boolean') throw wanted(at, 'true or false', value);
      return value;
    case 'duration':
      if (!(value instanceof Duration)) throw wanted(at, 'a Duration', value);
      if (value.toMilliseconds() > LONGEST.toMilliseconds())
        throw wanted(at, `a Duration of at most ${LONGEST.toString()}`, value, String);
      return value.toString();
    case 'bytes':
      if (!(value instanceof Size)) throw wanted(at, 'a Size', value);
      return value.toString();
    case 'secret':
      throw wanted(
        at,
        "a secret: Alloy.env('NAME'), or an export of local.file",
        typeof value === 'string' ? 'a string' : kindOf(value),
        (given) => given as string,
      );
    case 'any':
      return value as AlloyValue;
    default:
      throw wanted(at, `an export of a component, ${type}`, value);
  }
}

function toMap(type: string, value: unknown, at: string): AlloyValue {
  if (!isPlainObject(value)) throw wanted(at, 'a map', value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    entries.map(([key, inner]) => [key, toAttribute(type, inner, `${at}[${shown(key)}]`)]),
  );
}

/** What Go's nanoseconds in 64 bits hold, in whole milliseconds: Alloy doesn't read anything longer. */
const LONGEST = Duration.milliseconds(Number((2n ** 63n - 1n) / 1_000_000n));

/** What each of Go's number types holds, as far as a number of JavaScript is exact. */
const RANGES: { readonly [type: string]: readonly [min: number, max: number] | 'float' } = {
  int8: [-(2 ** 7), 2 ** 7 - 1],
  int16: [-(2 ** 15), 2 ** 15 - 1],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  int64: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  int: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  uint8: [0, 2 ** 8 - 1],
  uint16: [0, 2 ** 16 - 1],
  uint32: [0, 2 ** 32 - 1],
  uint64: [0, Number.MAX_SAFE_INTEGER],
  uint: [0, Number.MAX_SAFE_INTEGER],
  float32: 'float',
  float64: 'float',
};

function toNumber(value: unknown, at: string, range: (typeof RANGES)[string]): number {
  if (range === 'float') {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw wanted(at, 'a number', value);
    return value;
  }
  const [min, max] = range;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max)
    throw wanted(at, `a whole number from ${min} to ${max}`, value);
  return value;
}

/** An expression of another type than the attribute's, where both are known and Alloy would convert neither. */
function fitting(type: string, value: AlloyExpression, at: string): AlloyExpression {
  const { type: given } = value;
  const apart = given !== undefined && given !== type && `${given}${type}`.includes('capsule(');
  const leaking = given === 'secret' && type === 'string';
  if (apart || leaking) {
    const help = leaking ? ': Alloy.nonsensitive makes it one' : '';
    throw new Error(`${at} is ${type}, but ${value.toString()} is ${given}${help}`);
  }
  return value;
}

function upstreamName(prop: string, field: Field): string {
  if (typeof field === 'object' && 'upstream' in field) return field.upstream;
  return prop.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function isRequired(field: Field): boolean {
  if (typeof field === 'string') return field.endsWith('!');
  if ('upstream' in field) return isRequired(field.field);
  return 'words' in field ? field.type.endsWith('!') : field.required;
}

function optional(type: string): string {
  return type.replace(/!$/, '');
}

function within(at: string, prop: string, field: Field): string {
  const name = upstreamName(prop, field);
  return at === '' ? name : `${at}.${name}`;
}

function unknown(shape: Shape, prop: string, at: string): Error {
  const near = closest(prop, Object.keys(shape));
  const help = near === undefined ? `it has ${Object.keys(shape).join(', ')}` : `meant is ${near}?`;
  return new Error(`${at === '' ? 'it' : at} has no ${shown(prop)}: ${help}`);
}

function wanted(at: string, what: string, value: unknown, show = shownValue): Error {
  return new Error(`${at === '' ? 'its props' : at} is ${what}, but ${show(value)} was given`);
}

/** Objects of a class by its name: their insides say nothing to whoever gave them. */
function shownValue(value: unknown): string {
  const ofClass = typeof value === 'object' && value !== null && !Array.isArray(value);
  return ofClass && !isPlainObject(value) ? `a ${kindOf(value)}` : shown(value);
}
