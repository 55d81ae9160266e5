// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyExpression,
  AlloyString,
  OptionalSecret,
} from '../../expression';
import { oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `local.file`. */
export interface LocalFileProps {
  /** `filename`: file that it reads and watches. */
  readonly filename: AlloyString;
  /** `detector`: how it notices changes: `fsnotify` or `poll`. @default fsnotify */
  readonly detector?: AlloyEnum<'fsnotify' | 'poll'>;
  /** `poll_frequency`: how often it looks at the file; with `fsnotify`, as a fallback. @default 1m */
  readonly pollFrequency?: AlloyDuration;
  /** `is_secret`: exports the content as a secret, not a plain string. @default false */
  readonly isSecret?: AlloyBoolean;
}

/**
 * Exports what a file contains, and follows its changes. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/local/local.file/
 */
export class LocalFile extends TypedComponent {
  /** `content`: a value, optional_secret. */
  readonly content: AlloyExpression<OptionalSecret> = new Wire(this, 'content', 'optional_secret');

  constructor(scope: Construct, id: string, props: AlloyProps<LocalFileProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  filename: 'string!',
  detector: oneOf('string', 'fsnotify', 'poll'),
  pollFrequency: 'duration',
  isSecret: 'bool',
};

const TYPE: ComponentType = { name: 'local.file', stability: 'generally-available', schema: PROPS };
