import type { IConstruct } from 'constructs';
import { fail, shown } from './errors';
import { isPort } from './nixos/port';
import { Duration, Size } from './units';

/** What a value has to be, in words that go on from "is", and whether it is that. */
export interface PropCheck {
  /** Such as `a Duration`. */
  readonly wanted: string;
  /** Whether a value is that. */
  readonly fits: (value: unknown) => boolean;
}

/** Checks by path, such as `collector.memory`; what isn't given isn't checked. */
export type PropChecks = Readonly<Record<string, PropCheck>>;

/**
 * Checks values that the compiler can't: strings that only another program refuses, and anything from plain JavaScript.
 *
 * @param scope the construct whose props they are, or what they are for where there is no construct yet
 * @throws for the first that isn't what it has to be, naming its path
 */
export function checkProps(
  scope: IConstruct | string,
  props: unknown,
  checks: PropChecks,
  required: readonly string[] = [],
): void {
  if (!isObject(props)) fail(scope, `props are an object, but ${described(props)} was given`);
  for (const [path, { wanted, fits }] of Object.entries(checks)) {
    const found = at(scope, props, path);
    if (found === undefined && !required.includes(path)) continue;
    if (!fits(found)) fail(scope, `${path} is ${wanted}, but ${described(found)} was given`);
  }
}

/** @throws where something on the way is no object */
function at(scope: IConstruct | string, props: object, path: string): unknown {
  let value: unknown = props;
  let way = '';
  for (const key of path.split('.')) {
    // a switch in the place of what it switches
    if (value === undefined || typeof value === 'boolean') return undefined;
    if (!isObject(value)) fail(scope, `${way} is an object, but ${described(value)} was given`);
    value = (value as Readonly<Record<string, unknown>>)[key];
    way = way === '' ? key : `${way}.${key}`;
  }
  return value;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function described(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'function') return 'a function';
  if (!isObject(value)) return shown(value);
  const { constructor: made } = value as { constructor?: { name?: string } };
  const kind = made?.name ?? 'Object';
  return ['Object', 'Array'].includes(kind) ? shown(value) : `a ${kind}`;
}

/** A string that a pattern describes. */
export function matching(wanted: string, pattern: RegExp): PropCheck {
  return { wanted, fits: (value) => typeof value === 'string' && pattern.test(value) };
}

/** Every item of a list. */
export function listOf({ wanted, fits }: PropCheck): PropCheck {
  return {
    wanted: `a list, each of which is ${wanted}`,
    fits: (value) => Array.isArray(value) && value.every((item) => fits(item)),
  };
}

/** One of some values. */
export function oneOf(...values: readonly (string | number)[]): PropCheck {
  return {
    wanted: `one of ${values.map((value) => shown(value)).join(', ')}`,
    fits: (value) => values.includes(value as string),
  };
}

/** Any string but an empty one. */
export const TEXT = matching('a string', /[^]/);
/** True or false. */
export const SWITCH: PropCheck = {
  wanted: 'true or false',
  fits: (value) => typeof value === 'boolean',
};
/** A length of time. */
export const DURATION: PropCheck = {
  wanted: 'a Duration, such as Duration.hours(24)',
  fits: (value) => value instanceof Duration,
};
/** An amount of memory or storage. */
export const SIZE: PropCheck = {
  wanted: 'a Size, such as Size.gibibytes(1)',
  fits: (value) => value instanceof Size,
};
/** A TCP port. */
export const PORT: PropCheck = {
  wanted: 'a port, a whole number from 1 to 65535',
  fits: (value) => isPort(value as number),
};
/** Strings by name. */
export const STRINGS: PropCheck = {
  wanted: 'an object of strings',
  fits: (value) =>
    isObject(value) &&
    !Array.isArray(value) &&
    Object.values(value).every((each) => typeof each === 'string'),
};
