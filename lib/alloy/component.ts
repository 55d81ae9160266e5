import { Construct, type IConstruct } from 'constructs';
import { fail, messageOf, shown } from '../errors';
import { oncePerSynth } from '../nixos/once';
import { printWithoutTokens } from '../nixos/tokens';
import { Overrides } from '../overrides';
import type { AlloyExpression, Evaluated } from './expression';
import { AlloyFile } from './file';
import type { IAlloyComponent } from './members';
import { printAlloy } from './print';
import { isNewer, missingIn, needsOf, newestOf, type Need, type Since } from './since';
import { asksForExperimental, rank, type StabilityLevel } from './stability';
import { toIdentifier, type AlloyBody } from './value';
import { Wire, wiresIn } from './wire';
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
}

/**
 * L1: one component of one `.alloy` file. Its scope must be an `AlloyFile` or inside one.
 *
 * Its label comes from its construct path, without the parts that say nothing: what it shares with the Alloy process,
 * the file's id, and an id that the component's name ends in anyway; the directory's prefix goes before it. So
 * `alloy/collector/lgtm/otlphttp` is `otelcol.exporter.otlphttp "fleet_lgtm"` where that is `fleet`.
 */
export class AlloyComponent extends Construct implements IAlloyComponent {
  /** Upstream's name of the component. */
  readonly component: string;
  /** The file that it stands in. */
  readonly file: AlloyFile;
  /** Its label, unique for its component name in the Alloy process. */
  readonly label: string;

  private readonly ownStability: StabilityLevel;
  private readonly produceBody: () => AlloyBody;
  private readonly since: Since;
  private readonly comments: string[] = [];
  private readonly overrides = new Overrides(this);

  /** @throws when the scope is not inside an `AlloyFile` */
  constructor(scope: Construct, id: string, props: AlloyComponentProps) {
    super(scope, id);
    this.component = props.component;
    this.ownStability = props.stability ?? 'generally-available';
    this.file = AlloyFile.of(this);
    this.label = this.deriveLabel();
    const { body, since = {} } = props;
    this.since = since;
    this.produceBody = typeof body === 'function' ? body : () => body;
    this.file.addComponent(this);
    this.node.addValidation({ validate: () => this.problems() });
  }

  /** How other components refer to it, `otelcol.processor.batch.lgtm`. */
  get address(): string {
    return `${this.component}.${this.label}`;
  }

  /** How far upstream stands behind it, and behind what it is asked to do. */
  get stability(): StabilityLevel {
    const own = this.ownStability;
    if (rank(own) >= rank('experimental')) return own;
    try {
      return asksForExperimental(this.component, this.body()) ? 'experimental' : own;
    } catch {
      // its own validation says why it has no body
      return own;
    }
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

  /** The oldest version of Alloy that knows everything in it; none where every one does. */
  get leastVersion(): string | undefined {
    try {
      return newestOf(this.printed().needs.map(({ version }) => version));
    } catch {
      // its own validation says why it has none
      return undefined;
    }
  }

  /** The version that first knows what stands at a path of upstream's names, where its files are written for an older one. */
  missing(path: string): string | undefined {
    return missingIn(this.since, path, this.file.directory.version);
  }

  /** What keeps it from being printed, or from working once it is. */
  private problems(): string[] {
    try {
      const { wires, needs } = this.printed();
      return [
        ...wires.flatMap((wire) => wireProblems(this.file, wire)),
        ...needs.flatMap((need) => this.tooNew(need)),
      ];
    } catch (error) {
      return [messageOf(error, this.node.path)];
    }
  }

  /** What is in its text, which its file has printed already. */
  private printed(): Printed {
    return oncePerSynth(this, () => this.print());
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

  private deriveLabel(): string {
    const shared = new Set<IConstruct>(this.file.directory.node.scopes);
    const saying = this.node.scopes.filter((scope) => {
      const named = scope === this && this.component.endsWith(`.${toIdentifier(this.node.id)}`);
      return !shared.has(scope) && scope !== this.file && !named;
    });
    const { labelPrefix } = this.file.directory;
    const ids = saying.map(({ node }) => node.id);
    return toIdentifier([...(labelPrefix ? [labelPrefix] : []), ...ids].join('_')) || 'default';
  }

  /** What the Alloy that the file is written for doesn't know, it refuses: the host's build would fail. */
  private tooNew({ path, version }: Need): string[] {
    const { directory, host } = this.file;
    if (directory.version === undefined || !isNewer(version, directory.version)) return [];
    return [
      `${path === '' ? '' : `${path} of `}${this.component} exists since Alloy ${version}, but the files of ` +
        `${host.hostname} are written for ${directory.version}: leave it out, or, where it has a newer one, set ` +
        `alloyVersion: '${version}'`,
    ];
  }
}

/** What a component prints, besides its text. */
interface Printed {
  readonly wires: readonly Wire[];
  /** What in it not every version of Alloy knows. */
  readonly needs: readonly Need[];
}
