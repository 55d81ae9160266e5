import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as prettier from 'prettier';
import type { OptionTree } from '../../lib/nixos/option-tree';
import { declaredOptions, documentedOptions } from '../../test/nixos/evaluate';
import { findProgram } from '../../test/support/programs';
import { optionsPage } from './page';

const OUTPUT = join(__dirname, '../../constructs/workstation/declared-options.ts');
const PAGE = join(__dirname, '../../docs/nixos-options.md');

/** Writes what the real Nix says that our modules declare. */
async function generate(nix: string): Promise<void> {
  const tree: OptionTree = { observability: declaredOptions({ nix }, 'observability') };
  const text = `// Generated from modules/*.nix by \`npm run generate:options\`.
import type { OptionTree } from '../../lib/nixos/option-tree';

/** The options that our NixOS modules declare, so that one that is misspelt or missing is an error at synth. */
export const DECLARED_OPTIONS: OptionTree = ${JSON.stringify(tree)};
`;
  const style = await prettier.resolveConfig(OUTPUT);
  writeFileSync(OUTPUT, await prettier.format(text, { ...style, parser: 'typescript' }));
  writeFileSync(PAGE, optionsPage(documentedOptions({ nix }, 'observability')));
}

const nix = findProgram('nix-instantiate');
if (nix === undefined) throw new Error("needs nix-instantiate, of Debian's nix-bin");
void generate(nix);
