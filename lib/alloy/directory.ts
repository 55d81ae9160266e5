import { Construct } from 'constructs';
import type { AlloyFile } from './file';

/** Where one Alloy process finds its configuration. */
export interface AlloyDirectoryProps {
  /** The directory's name below `/etc` on the host and below `files/<host>` in the output, such as `alloy`. */
  readonly name: string;
  /** The NixOS option that takes its files by name, such as `observability.alloy.configFiles`. */
  readonly option: string;
  /** The option by which a part that can be switched off hands in its files, such as `configFiles`. */
  readonly partOption: string;
}

/**
 * The directory that one Alloy process reads: all of its `*.alloy` files are one configuration, in which a component
 * name and label occur once.
 */
export class AlloyDirectory extends Construct {
  /** Its name below `/etc`. */
  readonly name: string;

  private readonly props: AlloyDirectoryProps;

  private readonly files: AlloyFile[] = [];

  constructor(scope: Construct, id: string, props: AlloyDirectoryProps) {
    super(scope, id);
    this.name = props.name;
    this.props = props;
    this.node.addValidation({ validate: () => this.duplicates() });
  }

  /** @internal the NixOS option that a file of it is assigned to */
  optionFor(file: string, part: string | undefined): string[] {
    const option = part === undefined ? this.props.option : `${part}.${this.props.partOption}`;
    return [...option.split('.'), file];
  }

  /** @internal called by `AlloyFile` itself */
  addFile(file: AlloyFile): void {
    this.files.push(file);
  }

  private duplicates(): string[] {
    const seen = new Map<string, string>();
    return this.files
      .flatMap((file) => file.components())
      .flatMap((component) => {
        const first = seen.get(component.address);
        seen.set(component.address, first ?? component.node.path);
        return first === undefined
          ? []
          : [
              `${component.address} stands twice in it, from ${first} and ${component.node.path}: give one another id`,
            ];
      });
  }
}
