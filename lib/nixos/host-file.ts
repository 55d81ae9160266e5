import { Construct } from 'constructs';
import { fail, messageOf, saidBelow, shown } from '../errors';
import { NixPath } from '../nix/value';
import { generatedFrom } from './header';
import { NixosHost } from './host';
import type { IHostFile } from './members';
import { oncePerSynth } from './once';
import { refuseTokens } from './tokens';

/** Where a file goes and how it marks comments. */
export interface HostFileProps {
  /** Its path below `files/<host>`, of segments that Nix can write as a path literal: `alloy/collector.alloy`. */
  readonly path: string;
  /** What begins a comment line in its language, for the header. @default - no header */
  readonly comment?: string;
}

/**
 * L1: one generated text file of one host.
 *
 * @example
 * class MessageOfTheDay extends HostFile {
 *   protected body(): string {
 *     return `this is ${this.host.hostname}\n`;
 *   }
 * }
 * const motd = new MessageOfTheDay(thinkpad, 'motd', { path: 'motd.txt' });
 * NixosConfig.option(thinkpad, 'issue', ['environment', 'etc', 'motd', 'source'], motd.nixPath);
 */
export abstract class HostFile extends Construct implements IHostFile {
  /** Its path below `files/<host>`. */
  readonly path: string;
  /** The host that it belongs to. */
  readonly host: NixosHost;

  private readonly comment?: string;

  /** @throws for a path that Nix can't write as a literal, or that another file of the host has */
  constructor(scope: Construct, id: string, props: HostFileProps) {
    super(scope, id);
    if (!PATH.test(props.path)) {
      fail(
        this,
        `a file's path is names of letters, digits and ._+- separated by /, but ${shown(props.path)} was given`,
      );
    }
    this.path = props.path;
    this.comment = props.comment;
    this.host = NixosHost.of(this);
    this.host.addFile(this);
    this.node.addValidation({ validate: () => this.problems() });
  }

  /** The path by which the host's module names it; the store copies the file alone, so that only its change counts. */
  get nixPath(): NixPath {
    return new NixPath(`../${this.outputPath}`);
  }

  /** Its path in the output directory. */
  get outputPath(): string {
    return `files/${this.host.hostname}/${this.path}`;
  }

  /** Its whole text, with a header that names the construct that made it, which is the one to change. @throws when its text can't be made */
  content(): string {
    return oncePerSynth(this, () => {
      const body = this.body();
      refuseTokens(this, body);
      return this.comment === undefined
        ? body
        : `${this.comment} ${generatedFrom(this.node.scope ?? this)}\n\n${body}`;
    });
  }

  /** The text below the header, ending with a newline. Pure: it may be asked for more than once, though in a synth it is asked once. */
  protected abstract body(): string;

  /** What keeps it from becoming text. */
  private problems(): string[] {
    try {
      this.content();
      return [];
    } catch (error) {
      return saidBelow(error, this) ? [] : [messageOf(error, this.node.path)];
    }
  }
}

/** Segments that Nix takes in a path literal and the store in a name; none of them `.` or `..`. */
const PATH = /^[A-Za-z0-9][A-Za-z0-9+._-]*(\/[A-Za-z0-9][A-Za-z0-9+._-]*)*$/;
