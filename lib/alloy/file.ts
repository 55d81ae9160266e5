import type { Construct, IConstruct } from 'constructs';
import { fail } from '../errors';
import { NixosHost } from '../nixos/host';
import { HostFile } from '../nixos/host-file';
import { NixosConfig } from '../nixos/nixos-config';
import { enclosing } from '../tree';
import type { AlloyComponent } from './component';
import type { AlloyDirectory } from './directory';

/** A file of an Alloy process. */
export interface AlloyFileProps {
  /** The directory, and with it the Alloy process, that it belongs to. */
  readonly directory: AlloyDirectory;
  /** Its name without `.alloy`, such as `node-metrics`. */
  readonly name: string;
  /**
   * The NixOS options of the part that it belongs to, such as `observability.nodeMetrics`: the part's `enable` takes
   * the file away.
   * @default - the file is there whenever the process is
   */
  readonly part?: string;
}

/**
 * One `.alloy` file: prints the components below it in the order in which they were defined, and has NixOS put it into
 * its directory.
 */
export class AlloyFile extends HostFile {
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
  /** The NixOS options of the part whose switch takes it away, if there is one. */
  readonly part?: string;

  private readonly parts: AlloyComponent[] = [];

  /** @throws when the directory is another host's, or has a file of this name already */
  constructor(scope: Construct, id: string, props: AlloyFileProps) {
    super(scope, id, { path: `${props.directory.name}/${props.name}.alloy`, comment: '//' });
    const other = NixosHost.of(props.directory);
    if (other !== this.host) {
      const { path } = props.directory.node;
      fail(
        this,
        `is on ${this.host.hostname}, but its directory ${path} is on ${other.hostname}: ` +
          'a file and the Alloy process that reads it are on one host',
      );
    }
    this.directory = props.directory;
    this.part = props.part;
    this.directory.addFile(this);
    const option = this.directory.optionFor(props.name, props.part);
    NixosConfig.option(this, 'nixos', option, this.nixPath);
  }

  /** @internal called by `AlloyComponent` itself */
  addComponent(component: AlloyComponent): void {
    this.parts.push(component);
  }

  /** The components in it, in the order in which they were defined. */
  components(): AlloyComponent[] {
    return [...this.parts];
  }

  protected override body(): string {
    return this.components()
      .map((component) => component.render())
      .join('\n');
  }
}
