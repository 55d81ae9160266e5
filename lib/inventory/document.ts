import { isAbsolute, relative } from 'node:path';
import { isMap, isNode, isPair, LineCounter, parseDocument, type Document, type Node } from 'yaml';

/** A document of YAML, or of JSON, which is YAML too, that knows where in its text everything is. */
export class PlacedDocument {
  /** What is wrong with it as YAML, each with its place. */
  readonly mistakes: readonly string[];
  /** Its data; nothing while it isn't YAML. */
  readonly data: unknown;

  private readonly document: Document;
  private readonly lines = new LineCounter();
  private readonly name: string;

  /**
   * @param text its text
   * @param name of its file, for errors
   */
  constructor(text: string, name: string) {
    this.name = isAbsolute(name) ? relative(process.cwd(), name) : name;
    // a tab can't begin a line of YAML, and in JSON stands for a blank: as wide, so that columns stay
    const source = /^\s*[[{]/.test(text)
      ? text.replace(/^\t+/gm, (tabs) => ' '.repeat(tabs.length))
      : text;
    this.document = parseDocument(source, {
      lineCounter: this.lines,
      merge: true,
      prettyErrors: false,
      stringKeys: true,
    });
    const { errors, warnings } = this.document;
    const wrong = [...errors, ...warnings].map(
      ({ pos, message }) => `${this.place(pos[0])} is no YAML: ${message}`,
    );
    if (wrong.length === 0)
      this.data = this.dataOr((message) => wrong.push(`${this.place(0)} ${message}`));
    this.mistakes = wrong;
  }

  /** Where a value is, or its name, or what is nearest above: `[fleet.yaml:7:11]`. */
  placeOf(path: readonly (string | number)[], ofName = false): string {
    for (let length = path.length; length > 0; length--) {
      const offset = this.offset(path.slice(0, length), ofName || length < path.length);
      if (offset !== undefined) return this.place(offset);
    }
    return this.place(this.document.contents?.range?.[0] ?? 0);
  }

  private offset(path: readonly (string | number)[], ofName: boolean): number | undefined {
    const key = path.at(-1);
    const parent = this.document.getIn(path.slice(0, -1), true);
    if (isMap(parent)) {
      const pair = parent.items.find((each) => isPair(each) && keyOf(each.key) === String(key));
      const node = ofName ? pair?.key : (pair?.value ?? pair?.key);
      return isNode(node) ? node.range?.[0] : undefined;
    }
    const node = this.document.getIn(path, true) as Node | undefined;
    return node?.range?.[0];
  }

  private place(offset: number): string {
    const { line, col } = this.lines.linePos(offset);
    return `[${this.name}:${Math.max(line, 1)}:${Math.max(col, 1)}]`;
  }

  /** What isn't known before its aliases are resolved: one that leads nowhere, or to too much. */
  private dataOr(say: (message: string) => void): unknown {
    try {
      return this.document.toJS({ maxAliasCount: 1000 });
    } catch (error) {
      say(`is no YAML: ${(error as Error).message}`);
      return undefined;
    }
  }
}

function keyOf(key: unknown): string {
  return isNode(key) && 'value' in key ? String(key.value) : String(key);
}
