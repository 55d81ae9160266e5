import type { OptionTree } from './option-tree';

/** What a stack synthesizer that writes NixOS output says of itself. */
export interface WritesNixos {
  /** The options that its modules declare: below their top-level names no other may be set. */
  readonly options: OptionTree;
}

/**
 * Set to `WritesNixos` on a stack synthesizer that writes NixOS output; a host in any other stack would silently never
 * be written. `Symbol.for`, so that two installed copies of this library agree.
 */
export const WRITES_NIXOS = Symbol.for('cdktf-nixos-observability/writes-nixos');
