import { didYouMean } from '../did-you-mean';
import { shown } from '../errors';
import { isPlainObject } from '../plain-object';
import { listed, toAttribute, wanted } from './attribute';
import { produce } from './deferred';
import { AlloyExpression } from './expression';
import { isRequired, optional, upstreamName, type Field, type Nested, type Schema } from './schema';
import { AlloyBlock, type AlloyBody, type AlloyValue } from './value';

/**
 * What Alloy reads, from what a user wrote: props become upstream's names, in the order in which they were given.
 *
 * @param later the props that are given later, so that they are neither missing nor to be named
 * @throws naming what is unknown, missing, or of another type or range than Alloy takes
 */
export function toBody(schema: Schema, props: unknown, later: readonly string[] = []): AlloyBody {
  return toBlock(schema, props, '', undefined, later).body;
}

function toBlock(
  schema: Schema,
  props: unknown,
  at: string,
  name?: string,
  later: readonly string[] = [],
): AlloyBlock {
  if (!isPlainObject(props)) throw wanted(at, 'an object of its arguments', props);
  const { names, required } = lookupOf(schema);
  const body: Record<string, AlloyBody[string]> = {};
  for (const [prop, value] of Object.entries(props)) {
    const upstream = names.get(prop);
    const field = schema[prop];
    if (upstream === undefined || field === undefined)
      throw unknown(
        prop,
        Object.keys(schema).filter((key) => !later.includes(key)),
        at,
      );
    if (field === LABEL || value === undefined) continue;
    body[upstream] = toField(field, value, at === '' ? upstream : `${at}.${upstream}`);
  }
  for (const prop of required) {
    if (props[prop] === undefined && !later.includes(prop))
      throw new Error(
        `${at === '' ? '' : `${at}.`}${names.get(prop)} is required, but was not given`,
      );
  }
  return new AlloyBlock(body, { name, label: labelOf(schema, props, at) });
}

/** What is the same for every component or block of a schema: its props' names upstream, and which have to be given. */
interface Lookup {
  readonly names: ReadonlyMap<string, string>;
  readonly required: readonly string[];
}

/** Schemas are constants of the bindings, so what follows from them never changes; each is worked out when it is first needed. */
const LOOKUPS = new WeakMap<Schema, Lookup>();

function lookupOf(schema: Schema): Lookup {
  let lookup = LOOKUPS.get(schema);
  if (!lookup) {
    const fields = Object.entries(schema);
    lookup = {
      names: new Map(fields.map(([prop, field]) => [prop, upstreamName(prop, field)])),
      required: fields.filter(([, field]) => isRequired(field)).map(([prop]) => prop),
    };
    LOOKUPS.set(schema, lookup);
  }
  return lookup;
}

/** The type of the prop `label` that is a block's own label; others have an attribute of this name. */
const LABEL = 'label!';

function labelOf(
  schema: Schema,
  { label }: Record<string, unknown>,
  at: string,
): string | undefined {
  if (schema.label !== LABEL) return undefined;
  if (typeof label !== 'string') throw wanted(`${at}'s label`, 'a string', label);
  return label;
}

function toField(field: Field, value: unknown, at: string): AlloyBody[string] {
  if (typeof field === 'string') return toAttribute(optional(field), value, at);
  if ('upstream' in field) return toField(field.field, value, at);
  if ('words' in field) return toAttribute(optional(field.type), value, at, field.words);
  const schema = produce(field.schema);
  switch (field.kind) {
    case 'block':
      return toBlock(schema, value, at);
    case 'blocks':
      return blocks(listed(value, at).map((item, i) => toBlock(schema, item, `${at}[${i}]`)));
    case 'stages':
      return blocks(listed(value, at).map((item, i) => toStage(schema, item, at, i)));
    case 'object':
      return toObject(schema, value, at);
    case 'objects':
      return listed(value, at).map((item, i) => toObject(schema, item, `${at}[${i}]`));
  }
}

/** One of several blocks, given as an object of one prop: `{ json: { … } }` among `stage` is `stage.json { … }`. */
function toStage(schema: Schema, value: unknown, at: string, index: number): AlloyBlock {
  const here = `${at}[${index}]`;
  if (!isPlainObject(value)) throw wanted(here, 'an object of one block', value);
  const given = Object.entries(value).filter(([, inner]) => inner !== undefined);
  const [[prop, inner] = [], second] = given;
  if (prop === undefined || second !== undefined) {
    const found = given.length === 0 ? 'none' : given.map(([key]) => key).join(', ');
    throw new Error(`${here} is an object of one block, but it has ${found}`);
  }
  const field = Object.hasOwn(schema, prop) ? schema[prop] : undefined;
  if (field === undefined) throw unknown(prop, Object.keys(schema), here);
  const name = `${at.split('.').at(-1)}.${upstreamName(prop, field)}`;
  const { schema: body } = field as Nested;
  return toBlock(produce(body), inner, `${here}.${upstreamName(prop, field)}`, name);
}

function toObject(schema: Schema, value: unknown, at: string): AlloyValue {
  if (value instanceof AlloyExpression) return value;
  const { body } = toBlock(schema, value, at);
  return body as { readonly [name: string]: AlloyValue };
}

/** No list at all for none, which would print as an attribute. */
function blocks(list: readonly AlloyBlock[]): readonly AlloyBlock[] | undefined {
  return list.length === 0 ? undefined : list;
}

function unknown(prop: string, known: readonly string[], at: string): Error {
  const near = didYouMean(prop, known);
  const help = near === undefined ? `it has ${known.join(', ')}` : `meant is ${near}?`;
  return new Error(`${at === '' ? 'it' : at} has no ${shown(prop)}: ${help}`);
}
