import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { fail, messageOf, shown } from '../errors';

/** A file, and where it goes. */
export interface StackFileProps {
  /** Its path below `files/` in the stack's folder of Terraform's output: `lgtm-retention/loki.yaml`. */
  readonly path: string;
  /** Its whole content; a function is asked at synth, for what isn't known before. */
  readonly content: string | (() => string);
}

/**
 * A file that is written beside a stack's Terraform, for people: Terraform doesn't read it.
 *
 * @example
 * new StackFile(stack, 'hosts', {
 *   path: 'hosts.txt',
 *   content: () => NixosHost.allIn(stack).map(({ hostname }) => `${hostname}\n`).join(''),
 * });
 */
export class StackFile extends Construct {
  /** Its path below `files/`. */
  readonly path: string;

  private readonly produce: () => string;

  /** @throws for a path that leads out of `files/` */
  constructor(scope: Construct, id: string, props: StackFileProps) {
    super(scope, id);
    if (props.path.split('/').some((segment) => ['', '.', '..'].includes(segment))) {
      fail(this, `a file's path is one below files/, but ${shown(props.path)} was given`);
    }
    const { path, content } = props;
    this.path = path;
    this.produce = typeof content === 'string' ? () => content : content;
    this.node.addValidation({ validate: () => this.problems() });
  }

  /** Its whole content, as it would be written now. @throws what its function throws */
  get content(): string {
    return this.produce();
  }

  /** Found before anything is written, on either side. */
  private problems(): string[] {
    const others = TerraformStack.of(this).node.findAll();
    const first = others.find((c) => c instanceof StackFile && c.path === this.path);
    if (first !== undefined && first !== this) {
      return [`${first.node.path} writes ${shown(this.path)} too: give one of them another id`];
    }
    try {
      this.produce();
      return [];
    } catch (error) {
      return [messageOf(error, this.node.path)];
    }
  }
}
