import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import type { Proof } from '../proof';
import { chart } from './chart';
import { page, type Versions } from './page';

const DOCS = join(__dirname, '../../docs');

/** Writes docs/proof.md and its chart. */
export async function writePage(proof: Proof, versions: Versions): Promise<void> {
  writeFileSync(join(DOCS, 'proof.svg'), chart(proof.criteria));
  const options = { parser: 'markdown', printWidth: 120, proseWrap: 'always' } as const;
  writeFileSync(join(DOCS, 'proof.md'), await format(page(proof, versions), options));
}
