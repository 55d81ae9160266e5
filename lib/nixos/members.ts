import type { IConstruct } from 'constructs';
import type { NixAttrs } from '../nix/value';

// What a host knows of what is on it. Files and configs depend on the host that they are on, never the other way.

/** A generated text file, as its host knows it. */
export interface IHostFile extends IConstruct {
  /** Its path below `files/<host>`. */
  readonly path: string;
  /** Its path in the output directory. */
  readonly outputPath: string;
  /** Its whole text. @throws when its text can't be made */
  content(): string;
}

/** Values that a host's module sets, as the host knows them. */
export interface INixosConfig extends IConstruct {
  /** The values, each with its priority. @throws when one can't be written in Nix, or is not known at synth */
  values(): NixAttrs;
}
