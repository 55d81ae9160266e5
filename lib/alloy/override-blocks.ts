import { isPlainObject } from '../plain-object';
import { produce } from './deferred';
import { upstreamName, type Field, type Nested, type Schema } from './schema';
import { AlloyBlock, type AlloyBody } from './value';

/**
 * What overrides have made, with blocks where Alloy has blocks: an override of `wal.truncate_frequency` makes an object
 * where nothing was, which would print as an attribute, and Alloy would refuse it.
 */
export function withBlocks(schema: Schema, body: AlloyBody): AlloyBody {
  const fields = new Map(
    Object.entries(schema).map(([prop, field]) => [upstreamName(prop, field), field]),
  );
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      const block = blockOf(fields.get(name));
      return [name, block ? asBlocks(block, value) : value];
    }),
  ) as AlloyBody;
}

function blockOf(field: Field | undefined): Nested | undefined {
  if (typeof field !== 'object') return undefined;
  if ('upstream' in field) return blockOf(field.field);
  return 'kind' in field && (field.kind === 'block' || field.kind === 'blocks') ? field : undefined;
}

function asBlocks(field: Nested, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => asBlocks(field, item));
  const schema = produce(field.schema);
  const inner = (body: unknown) => withBlocks(schema, body as AlloyBody);
  if (value instanceof AlloyBlock) return value.withInner(inner);
  return isPlainObject(value) ? new AlloyBlock(inner(value)) : value;
}
