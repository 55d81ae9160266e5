import type { Construct, IConstruct } from 'constructs';
import { fail } from '../errors';
import { NixosHost } from '../nixos/host';
import { HostFile } from '../nixos/host-file';
import { NixosConfig } from '../nixos/nixos-config';
import type { Part } from '../nixos/part';
import { enclosing } from '../enclosing';
import type { AlloyDirectory } from './directory';
import type { IAlloyComponent, IAlloyFile } from './members';

/** A file of an Alloy process: one of its own, or one that stands in for another. */
export type AlloyFileProps = OwnFileProps | StandInFileProps;

/** A file of its own. */
export interface OwnFileProps {
  /** The directory, and with it the Alloy process, that it belongs to. */
  readonly directory: AlloyDirectory;
  /** Its name without `.alloy`, such as `node-metrics`. */
  readonly name: string;
  /**
   * The part that it belongs to: where that is switched off, the file isn't there.
   * @default - the file is there whenever the process is
   */
  readonly part?: Part;
}

/** A file that takes another's place, under its name, while that one's part is switched off. */
export interface StandInFileProps {
  /** The other's directory. */
  readonly directory: AlloyDirectory;
  /**
   * The other, which has a part. Wires may lead to what stands in both by the same address: that is how what others
   * send to can have a switch.
   */
  readonly standsInFor: AlloyFile;
}

/**
 * One `.alloy` file: prints the components below it in the order in which they were defined, and has NixOS put it into
 * its directory.
 *
 * @example
 * const part = new Part(thinkpad, 'part', { option: 'observability.sources.own' });
 * const file = new AlloyFile(alloy, 'own', { directory: alloy.directory, name: 'own', part });
 * new AlloyComponent(file, 'sink', { component: 'otelcol.exporter.debug', body: {} });
 */
export class AlloyFile extends HostFile implements IAlloyFile {
  /** The file that a construct is in. @throws when it is in none */
  static of(construct: IConstruct): AlloyFile {
    return enclosing(
      construct,
      (scope) => scope instanceof AlloyFile,
      'is not in a file: pass an AlloyFile, or a construct in one, as the scope',
    );
  }

  /** The directory that it belongs to. */
  readonly directory: AlloyDirectory;
  /** Its name without `.alloy`. */
  readonly name: string;
  /** The part whose switch takes it away, if there is one. */
  readonly part?: Part;
  /** The file whose place it takes while `part` is switched off, if it is a stand-in. */
  readonly standsInFor?: AlloyFile;

  private readonly parts: IAlloyComponent[] = [];
  private standIn?: AlloyFile;

  /**
   * @throws when the directory is another host's, or has a file of this name already, or a stand-in's original has no
   *   switch
   */
  constructor(scope: Construct, id: string, props: AlloyFileProps) {
    const original = 'standsInFor' in props ? props.standsInFor : undefined;
    const { name, part } = 'standsInFor' in props ? props.standsInFor : props;
    // beside the directory, which is a whole configuration as it stands
    const folder = original ? `${props.directory.name}-off` : props.directory.name;
    super(scope, id, { path: `${folder}/${name}.alloy`, comment: '//' });
    const other = NixosHost.of(props.directory);
    if (other !== this.host) {
      const { path } = props.directory.node;
      fail(
        this,
        `is on ${this.host.hostname}, but its directory ${path} is on ${other.hostname}: ` +
          'give it a directory of its own host, whose Alloy reads it',
      );
    }
    this.directory = props.directory;
    this.name = name;
    this.part = part;
    this.standsInFor = original;
    if (original) {
      if (part === undefined)
        fail(this, `stands in for ${original.path}, which nothing switches off: give that a part`);
      original.standIn = this;
    }
    this.directory.addFile(this);
    NixosConfig.option(this, 'nixos', this.directory.optionFor(this), this.nixPath);
    const credentials = this.directory.credentialsOption(this);
    NixosConfig.option(this, 'nixos-credentials', credentials, () => this.requiredCredentials());
  }

  /** Whether never both are there: one is the other's stand-in. */
  excludes(other: IAlloyFile): boolean {
    return this.standIn === other || this.standsInFor === other;
  }

  /** Whether an address in it is there whatever is switched on or off. */
  alwaysHas(address: string): boolean {
    if (this.part === undefined) return true;
    const other = this.standIn ?? this.standsInFor;
    return other?.components().some((component) => component.address === address) ?? false;
  }

  /** @internal called by `AlloyComponent` itself */
  addComponent(component: IAlloyComponent): void {
    this.parts.push(component);
  }

  /** The components in it, in the order in which they were defined. */
  components(): IAlloyComponent[] {
    return [...this.parts];
  }

  /**
   * Has NixOS insist on every credential that its text names, for as long as it is there, and say which construct names
   * it: without the file Alloy doesn't start.
   */
  private requiredCredentials(): { readonly [name: string]: string } | undefined {
    let text: string;
    try {
      text = this.content();
    } catch {
      // its own validation says so
      return undefined;
    }
    const wanted = new Map<string, string[]>();
    // as a rule there is none, so the file is looked at before its components are
    const unit = this.directory.name;
    for (const component of namesIn(text, unit).length > 0 ? this.parts : [])
      for (const name of new Set(namesIn(component.render(), unit)))
        wanted.set(name, [...(wanted.get(name) ?? []), component.node.path]);
    if (wanted.size === 0) return undefined;
    return Object.fromEntries([...wanted].map(([name, paths]) => [name, paths.join(', ')]));
  }

  protected override body(): string {
    return this.components()
      .map((component) => component.render())
      .join('\n');
  }
}

/** The credentials that a text names: in their directory, however the path is put together, or by their whole path. */
function namesIn(text: string, unit: string): string[] {
  return [...text.matchAll(CREDENTIAL)].flatMap(([, whose = unit, name = '']) =>
    whose === unit ? name : [],
  );
}

/** `sys.env("CREDENTIALS_DIRECTORY") + "/token"`, `file.path_join(sys.env("CREDENTIALS_DIRECTORY"), "token")`, and what systemd makes of it. */
const CREDENTIAL =
  /(?:sys\.env\("CREDENTIALS_DIRECTORY"\)[\s,+]*"\/?|\/run\/credentials\/([\w-]+)\.service\/)([A-Za-z0-9][\w.-]*)/g;
