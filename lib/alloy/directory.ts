import { Construct } from 'constructs';
import { NixosConfig } from '../nixos/nixos-config';
import type { IAlloyComponent, IAlloyFile } from './members';
import { neededStability } from './stability';

/** Where one Alloy process finds its configuration. */
export interface AlloyDirectoryProps {
  /** The directory's name below `/etc` on the host and below `files/<host>` in the output, such as `alloy`. */
  readonly name: string;
  /**
   * The NixOS options of the process, such as `observability.alloy`: `configFiles` takes its files by name,
   * `stabilityLevel` and `communityComponents` let it run what upstream doesn't stand behind without being asked.
   */
  readonly option: string;
  /** The option by which a part that can be switched off hands in its files, such as `configFiles`. */
  readonly partOption: string;
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
 */
export class AlloyDirectory extends Construct {
  /** Its name below `/etc`. */
  readonly name: string;
  /** What every label in it begins with, if anything. */
  readonly labelPrefix?: string;

  private readonly props: AlloyDirectoryProps;

  private readonly files: IAlloyFile[] = [];

  constructor(scope: Construct, id: string, props: AlloyDirectoryProps) {
    super(scope, id);
    this.name = props.name;
    this.labelPrefix = props.labelPrefix;
    this.props = props;
    const option = props.option.split('.');
    NixosConfig.option(this, 'stability', [...option, 'stabilityLevel'], () => {
      const level = neededStability(this.components());
      return level === 'generally-available' ? undefined : level;
    });
    NixosConfig.option(this, 'community', [...option, 'communityComponents'], () =>
      this.components().some(({ stability }) => stability === 'community') ? true : undefined,
    );
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
    return part?.path('requiredCredentials') ?? this.path('requiredCredentials');
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
