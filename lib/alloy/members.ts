import type { IConstruct } from 'constructs';
import type { Part } from '../nixos/part';
import type { StabilityLevel } from './stability';

// What the members of one Alloy process know of each other. Components depend on their file and files on their
// directory; what these need of the former stands here, so that no two files import each other.

/** A wire in a component's body, as whoever follows it knows it. */
export interface IPlacedWire {
  /** Where it stands, by upstream's names: `output.metrics`. */
  readonly at: string;
  /** The wire: the component that it leads to, and what it hands over in upstream's words, where somebody knows. */
  readonly wire: { readonly component: IAlloyComponent; readonly type?: string | undefined };
}

/** A component of an `.alloy` file, as its file, its directory and the wires to it know it. */
export interface IAlloyComponent extends IConstruct {
  /** Upstream's name of the component. */
  readonly component: string;
  /** How far upstream stands behind it. */
  readonly stability: StabilityLevel;
  /** The file that it stands in. */
  readonly file: IAlloyFile;
  /** Its label, unique for its component name in the Alloy process. */
  readonly label: string;
  /** How other components refer to it, `otelcol.processor.batch.lgtm`. */
  readonly address: string;
  /** The oldest version of Alloy that knows everything in it and runs it at a level; none where every one does. */
  leastVersion(level: StabilityLevel): string | undefined;
  /** The wires in its body, in the order in which they are printed. @throws when its text can't be made */
  wires(): readonly IPlacedWire[];
  /** Sets, or with undefined deletes, the value at a path of upstream's names. */
  addOverride(path: string, value: unknown): void;
  /** Has a comment printed above it, in one line. @throws for several lines */
  addComment(text: string): void;
  /** Its text in canonical form. @throws when something in its body can't be written in Alloy's syntax */
  render(): string;
}

/** An `.alloy` file, as its directory and other files' components know it. */
export interface IAlloyFile extends IConstruct {
  /** The directory that it belongs to. */
  readonly directory: IConstruct;
  /** Its path below `files/<host>` in the output. */
  readonly path: string;
  /** Its name without `.alloy`. */
  readonly name: string;
  /** The part whose switch takes it away, if there is one. */
  readonly part?: Part;
  /** The file whose place it takes while `part` is switched off, if it is a stand-in. */
  readonly standsInFor?: IAlloyFile;
  /** Whether never both are there: one is the other's stand-in. */
  excludes(other: IAlloyFile): boolean;
  /** Whether an address in it is there whatever is switched on or off. */
  alwaysHas(address: string): boolean;
  /** The components in it, in the order in which they were defined. */
  components(): readonly IAlloyComponent[];
}
