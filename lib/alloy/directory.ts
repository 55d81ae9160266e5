import { Construct } from 'constructs';
import { NixosConfig } from '../nixos/nixos-config';
import type { IAlloyComponent, IAlloyFile } from './members';
import { checkVersion, newestOf } from './since';
import { neededStability } from './stability';

/** Where one Alloy process finds its configuration. */
export interface AlloyDirectoryProps {
  /** The directory's name below `/etc` on the host and below `files/<host>` in the output, such as `alloy`. */
  readonly name: string;
  /**
   * The NixOS options of the process, such as `observability.alloy`: `configFiles` takes its files by name,
   * `stabilityLevel` and `communityComponents` let it run what upstream doesn't stand behind without being asked, and
   * `leastVersions` says which Alloy each file needs.
   */
  readonly option: string;
  /** The option by which a part that can be switched off hands in its files, such as `configFiles`. */
  readonly partOption: string;
  /** The option by which such a part says which credentials those files ask for. @default requiredCredentials */
  readonly partCredentialsOption?: string;
  /**
   * The version of Alloy that its files are written for, such as `1.16`: what is newer in them is an error at synth.
   * @default - the newest that is known here
   */
  readonly version?: string;
  /**
   * What every label in it begins with, so that files of others beside them, which are of the same configuration, have
   * the usual labels for themselves: letters, digits and _.
   * @default - nothing
   */
  readonly labelPrefix?: string;
}

/**
 * The directory that one Alloy process reads: all of its `*.alloy` files are one configuration, in which a component
 * name and label occur once.
 *
 * @example
 * const directory = new AlloyDirectory(thinkpad, 'config', {
 *   name: 'alloy',
 *   option: 'observability.alloy',
 *   partOption: 'configFiles',
 *   labelPrefix: 'mine',
 * });
 * new AlloyFile(thinkpad, 'own', { directory, name: 'own' });
 */
export class AlloyDirectory extends Construct {
  /** Its name below `/etc`. */
  readonly name: string;
  /** The version of Alloy that its files are written for; none where anything goes that is known here. */
  readonly version?: string;
  /** What every label in it begins with, if anything. */
  readonly labelPrefix?: string;
  /** The NixOS options of the process, such as `observability.alloy`. */
  readonly option: string;

  private readonly props: AlloyDirectoryProps;

  private readonly files: IAlloyFile[] = [];

  /** @throws when the version isn't one */
  constructor(scope: Construct, id: string, props: AlloyDirectoryProps) {
    super(scope, id);
    const { version } = props;
    if (version !== undefined) checkVersion(this, version);
    this.name = props.name;
    this.version = version;
    this.labelPrefix = props.labelPrefix;
    this.option = props.option;
    this.props = props;
    const option = props.option.split('.');
    NixosConfig.option(this, 'stability', [...option, 'stabilityLevel'], () => {
      const level = this.stabilityLevel();
      return level === 'generally-available' ? undefined : level;
    });
    NixosConfig.option(this, 'community', [...option, 'communityComponents'], () =>
      this.components().some(({ stability }) => stability === 'community') ? true : undefined,
    );
    NixosConfig.option(this, 'versions', [...option, 'leastVersions'], () => {
      const versions = this.leastVersions();
      return Object.keys(versions).length === 0 ? undefined : versions;
    });
    this.node.addValidation({ validate: () => this.duplicates() });
  }

  /** @internal the NixOS option that a file of it is assigned to; a part's `standInFiles` are there while it is off */
  optionFor({ name, part, standsInFor }: IAlloyFile): string[] {
    return part === undefined
      ? this.path('configFiles', name)
      : part.path(standsInFor ? 'standInFiles' : this.props.partOption, name);
  }

  /** @internal the NixOS option that says which credentials a file of it asks for */
  credentialsOption({ part }: IAlloyFile): string[] {
    const { partCredentialsOption = 'requiredCredentials' } = this.props;
    return part?.path(partCredentialsOption) ?? this.path('requiredCredentials');
  }

  private path(...names: readonly string[]): string[] {
    return [...this.props.option.split('.'), ...names];
  }

  /** @internal called by `AlloyFile` itself */
  addFile(file: IAlloyFile): void {
    this.files.push(file);
  }

  private components(): IAlloyComponent[] {
    return this.files.flatMap((file) => file.components());
  }

  private stabilityLevel() {
    return neededStability(this.components());
  }

  /** Which Alloy its files need at least, by name; a file and its stand-in have one. */
  private leastVersions(): Record<string, string> {
    const versions: Record<string, string> = {};
    const level = this.stabilityLevel();
    for (const { name } of this.files) {
      const needed = this.files
        .filter((file) => file.name === name)
        .flatMap((file) => file.components())
        .flatMap((component) => component.leastVersion(level) ?? []);
      const newest = newestOf(needed);
      if (newest !== undefined) versions[name] = newest;
    }
    return versions;
  }

  private duplicates(): string[] {
    const seen = new Map<string, IAlloyComponent[]>();
    return this.components().flatMap((component) => {
      const { address, file, node } = component;
      const same = seen.get(address) ?? [];
      seen.set(address, [...same, component]);
      const first = same.find((other) => !file.excludes(other.file));
      return first === undefined
        ? []
        : [
            `${address} stands twice in it, from ${first.node.path} and ${node.path}: give one another id`,
          ];
    });
  }
}
