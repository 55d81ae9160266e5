import { Construct } from 'constructs';
import { fail, messageOf, shown } from '../errors';
import { oncePerSynth } from '../nixos/once';
import { printWithoutTokens } from '../nixos/tokens';
import { Overrides } from '../overrides';
import type { AlloyExpression, Evaluated } from './expression';
import { AlloyFile } from './file';
import { labelOf } from './label';
import type { IAlloyComponent } from './members';
import { printAlloy } from './print';
import { missingIn, needsOf, newestOf, tooNew, type Need, type Since } from './since';
import {
  asksExperimental,
  stabilityFrom,
  stableSince,
  type LessStable,
  type StabilityLevel,
} from './stability';
import type { AlloyBody } from './value';
import { Wire, wiresIn, type PlacedWire } from './wire';
import { wireProblems } from './wire-problems';

/** A component by its name, whatever it is: the raw L1, for what has no class in `components/`. */
export interface AlloyComponentProps {
  /** Upstream's name, such as `prometheus.exporter.blackbox`. */
  readonly component: string;
  /** How far upstream stands behind it. @default generally-available */
  readonly stability?: StabilityLevel;
  /** Attributes and blocks by upstream's names; a function is asked at synth, when every wire is known. */
  readonly body: AlloyBody | (() => AlloyBody);
  /** Which version of Alloy first knew what of it. @default - whatever is in it every version knows */
  readonly since?: Since;
  /** What upstream stands behind less than that. @default - nothing, in any version */
  readonly lessStable?: LessStable;
}

/**
 * L1: one component of one `.alloy` file. Its scope must be an `AlloyFile` or inside one.
 *
 * Its label comes from its construct path, without the parts that say nothing: what it shares with the Alloy process,
 * the file's id, and an id that the component's name ends in anyway; the directory's prefix goes before it. So
 * `alloy/collector/lgtm/otlphttp` is `otelcol.exporter.otlphttp "fleet_lgtm"` where that is `fleet`.
 *
 * @example
 * const file = new AlloyFile(alloy, 'own', { directory: alloy.directory, name: 'own' });
 * new AlloyComponent(file, 'sink', { component: 'otelcol.exporter.debug', body: {} });
 */
export class AlloyComponent extends Construct implements IAlloyComponent {
  /** Upstream's name of the component. */
  readonly component: string;
  /** The file that it stands in. */
  readonly file: AlloyFile;
  /** Its label, unique for its component name in the Alloy process. */
  readonly label: string;

  private readonly produceBody: () => AlloyBody;
  private readonly since: Since;
  private readonly level: StabilityLevel;
  private readonly lessStable: LessStable;
  private readonly comments: string[] = [];
  private readonly overrides = new Overrides(this);

  /** @throws when the scope is not inside an `AlloyFile` */
  constructor(scope: Construct, id: string, props: AlloyComponentProps) {
    super(scope, id);
    this.component = props.component;
    this.file = AlloyFile.of(this);
    this.label = labelOf(this, this.file);
    const { body, since = {}, stability = 'generally-available', lessStable = {} } = props;
    this.since = since;
    this.level = stabilityFrom(stability, lessStable, this.file.directory.version);
    this.lessStable = lessStable;
    this.produceBody = typeof body === 'function' ? body : () => body;
    this.file.addComponent(this);
    this.node.addValidation({ validate: () => this.problems() });
  }

  /** How other components refer to it, `otelcol.processor.batch.lgtm`. */
  get address(): string {
    return `${this.component}.${this.label}`;
  }

  /**
   * A wire from an export of this component, for components that have no class of their own:
   * `export<OtelcolConsumer>('input')`.
   */
  export<E extends AlloyExpression>(field: string): Wire<Evaluated<E>> {
    return new Wire<Evaluated<E>>(this, field);
  }

  /** Sets, or with undefined deletes, the value at a path of upstream's names: `addOverride('http.endpoint', '…')`. */
  addOverride(path: string, value: unknown): void {
    this.overrides.add(path, value);
  }

  /** Has a comment printed above it, for whoever reads the file: why it is there, in one line. @throws for several lines */
  addComment(text: string): void {
    if (!/^\P{Cc}+$/u.test(text))
      fail(this, `a comment is one line of text, but ${shown(text)} was given`);
    this.comments.push(text);
  }

  /** Its text in canonical form. @throws when something in its body can't be written in Alloy's syntax */
  render(): string {
    const { text, ...rest } = this.print();
    oncePerSynth(this, () => rest);
    return text;
  }

  /** The wires in its body, in the order in which they are printed. @throws when its text can't be made */
  wires(): readonly PlacedWire[] {
    return this.printed().wires;
  }

  /** How far upstream stands behind it, with all that is in it, in the version written for and each newer one. */
  get stability(): StabilityLevel {
    const { experimental = [] } = this.lessStable;
    const asks = experimental.length > 0 && this.printedOrNothing()?.experimental;
    return asks ? 'experimental' : this.level;
  }

  /** The oldest version of Alloy that knows everything in it and runs it at a level; none where every one does. */
  leastVersion(level: StabilityLevel): string | undefined {
    const needs = this.printedOrNothing()?.needs ?? [];
    return newestOf([
      ...needs.map(({ version }) => version),
      ...[stableSince(this.lessStable, level) ?? []].flat(),
    ]);
  }

  /** The version that first knows what stands at a path of upstream's names, where its files are written for an older one. */
  missing(path: string): string | undefined {
    return missingIn(this.since, path, this.file.directory.version);
  }

  /** What keeps it from being printed, or from working once it is. */
  private problems(): string[] {
    try {
      const { wires, needs } = this.printed();
      const { directory, host } = this.file;
      return [
        ...wires.flatMap(({ wire }) => wireProblems(this.file, wire)),
        ...tooNew(this.component, needs, directory.version, host.hostname),
      ];
    } catch (error) {
      return [messageOf(error, this.node.path)];
    }
  }

  /** What is in its text, which its file has printed already. */
  private printed(): Printed {
    return oncePerSynth(this, () => this.print());
  }

  /** Nothing where its own validation says why it can't be printed. */
  private printedOrNothing(): Printed | undefined {
    try {
      return this.printed();
    } catch {
      return undefined;
    }
  }

  private print(): Printed & { readonly text: string } {
    try {
      const body = this.body();
      const comments = this.comments.map((text) => `// ${text}\n`).join('');
      const print = () => comments + printAlloy(this.component, this.label, body);
      return {
        text: printWithoutTokens(this, body, print),
        wires: wiresIn(body),
        needs: needsOf(this.since, body),
        experimental: asksExperimental(this.lessStable, body),
      };
    } catch (error) {
      return fail(this, messageOf(error, this.node.path));
    }
  }

  private body(): AlloyBody {
    const body = this.produceBody();
    return this.overrides.isEmpty ? body : this.overridden(this.overrides.apply(body));
  }

  /** What overrides have made of its body, as it is to be printed. */
  protected overridden(body: AlloyBody): AlloyBody {
    return body;
  }
}

/** What a component prints, besides its text. */
interface Printed {
  readonly wires: readonly PlacedWire[];
  /** What in it not every version of Alloy knows. */
  readonly needs: readonly Need[];
  /** Whether Alloy takes something in it as experimental only. */
  readonly experimental: boolean;
}
