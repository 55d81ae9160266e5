import { Construct } from 'constructs';
import { fail, shown } from '../errors';

/** A file, and where it goes. */
export interface StackFileProps {
  /** Its path below `files/` in the stack's folder of Terraform's output: `lgtm-retention/loki.yaml`. */
  readonly path: string;
  /** Its whole content. */
  readonly content: string;
}

/** A file that is written beside a stack's Terraform, for people: Terraform doesn't read it. */
export class StackFile extends Construct {
  /** Its path below `files/`. */
  readonly path: string;
  /** Its whole content. */
  readonly content: string;

  /** @throws for a path that leads out of `files/` */
  constructor(scope: Construct, id: string, props: StackFileProps) {
    super(scope, id);
    if (props.path.split('/').some((segment) => ['', '.', '..'].includes(segment))) {
      fail(this, `a file's path is one below files/, but ${shown(props.path)} was given`);
    }
    this.path = props.path;
    this.content = props.content;
  }
}
