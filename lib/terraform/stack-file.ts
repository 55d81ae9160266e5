import { Construct } from 'constructs';

/** A file, and where it goes. */
export interface StackFileProps {
  /** Its path below `files/` in the stack's folder of Terraform's output: `retention/loki.yaml`. */
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

  constructor(scope: Construct, id: string, props: StackFileProps) {
    super(scope, id);
    this.path = props.path;
    this.content = props.content;
  }
}
