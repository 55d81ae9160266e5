import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DECLARED_OPTIONS } from '../../constructs/workstation/declared-options';
import { optionsPage } from '../../tools/nixos-options/page';
import { describeWith } from '../support/programs';
import { declaredOptions, documentedOptions } from './evaluate';

describeWith(['nix-instantiate'], 'the options that a synth knows', (programs) => {
  test('are those that the modules declare, by the real Nix', () => {
    const nix = programs['nix-instantiate'];
    expect(DECLARED_OPTIONS).toEqual({ observability: declaredOptions({ nix }, 'observability') });
  });

  test('and the page describes each that a consumer may set', () => {
    const options = documentedOptions({ nix: programs['nix-instantiate'] }, 'observability');
    const page = readFileSync(join(__dirname, '../../docs/nixos-options.md'), 'utf8');
    expect(page).toBe(optionsPage(options));
  });
});
