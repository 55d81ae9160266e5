import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What things are, in our own words: `words/*.json`, by upstream's names. */
export interface Words {
  /** What each component is for, one or two sentences. */
  readonly components?: { readonly [name: string]: string };
  /** What each field of a struct is, a few words without a full stop. */
  readonly types?: { readonly [id: string]: { readonly [field: string]: string } };
  /** What a field of this name is wherever its struct doesn't say otherwise. */
  readonly fields?: { readonly [field: string]: string };
}

/** All of them together. */
export function readWords(): Required<Words> {
  const folder = join(__dirname, 'words');
  const files = readdirSync(folder)
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Words);
  const all = { components: {}, types: {}, fields: {} };
  for (const { components, types, fields } of files) {
    Object.assign(all.components, components);
    Object.assign(all.types, types);
    Object.assign(all.fields, fields);
  }
  return all;
}
