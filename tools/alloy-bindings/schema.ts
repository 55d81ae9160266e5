import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StabilityLevel } from '../../lib/alloy/stability';

/** What `tools/alloy-schema` reads from Alloy's source; its README says how the types are to be read. */
export interface AlloySchema {
  readonly alloy: string;
  readonly components: { readonly [name: string]: ComponentSchema };
  readonly types: { readonly [id: string]: readonly FieldSchema[] };
}

/** One registered component. */
export interface ComponentSchema {
  readonly stability: StabilityLevel;
  /** The reference page below `reference/components/`. */
  readonly docs?: string;
  /** The type of its arguments. */
  readonly arguments?: string;
  readonly exports?: readonly { readonly name: string; readonly type: string }[];
}

/** One field of an argument struct: exactly one of `type`, `block`, `enum` and `label` is there. */
export interface FieldSchema {
  readonly name: string;
  /** An attribute, by its type. */
  readonly type?: string;
  /** A block, by the type of its body. */
  readonly block?: string;
  /** Blocks of several names, by the type whose fields they are. */
  readonly enum?: string;
  /** The block's own label. */
  readonly label?: true;
  readonly required?: true;
  readonly many?: true;
  /** In Alloy's syntax. */
  readonly default?: string;
  readonly values?: readonly string[];
}

/** The committed schema. Where Alloy takes an empty word as well, leaving the attribute out says the same. */
export function readSchema(): AlloySchema {
  const text = readFileSync(join(__dirname, '../alloy-schema/schema.json'), 'utf8');
  return JSON.parse(text, (key, value: unknown) =>
    key === 'values' && Array.isArray(value) ? value.filter((word) => word !== '') : value,
  ) as AlloySchema;
}

/** The type of what is inside a block or an attribute whose value is an object. */
export function innerType(field: FieldSchema): string | undefined {
  return field.block ?? field.enum ?? /object\((.*?)\)/.exec(field.type ?? '')?.[1];
}
