import { DECLARED_OPTIONS } from '../../constructs/workstation/declared-options';
import { describeWith } from '../support/programs';
import { declaredOptions } from './evaluate';

describeWith(['nix-instantiate'], 'the options that a synth knows', (programs) => {
  test('are those that the modules declare, by the real Nix', () => {
    const nix = programs['nix-instantiate'];
    expect(DECLARED_OPTIONS).toEqual({ observability: declaredOptions({ nix }, 'observability') });
  });
});
