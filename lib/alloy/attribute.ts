import { shown } from '../errors';
import { isPlainObject, kindOf } from '../plain-object';
import { Duration, Size } from '../units';
import { AlloyExpression } from './expression';
import type { AlloyValue } from './value';

/** Checks an attribute's value against its type, and gives what prints. */
export function toAttribute(
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

/** A list, which it has to be. */
export function listed(value: unknown, at: string): readonly unknown[] {
  if (!Array.isArray(value)) throw wanted(at, 'a list', value);
  return value;
}

/** The error for a value that is not what is wanted. @param at where it stands, in upstream's words */
export function wanted(at: string, what: string, value: unknown, show = shownValue): Error {
  return new Error(`${at === '' ? 'its props' : at} is ${what}, but ${show(value)} was given`);
}

/** Objects of a class by its name: their insides say nothing to whoever gave them. */
function shownValue(value: unknown): string {
  const ofClass = typeof value === 'object' && value !== null && !Array.isArray(value);
  return ofClass && !isPlainObject(value) ? `a ${kindOf(value)}` : shown(value);
}
