// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyExpression,
  AlloySecret,
  AlloyString,
  OptionalSecret,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** `client` of `remote.s3`. */
export interface RemoteS3Client {
  /** `key`: access key, instead of the default one. @default "" */
  readonly key?: AlloyString;
  /** `secret`: secret of the access key, instead of the default one. @default "" */
  readonly secret?: AlloySecret;
  /** `endpoint`: URL of an S3-compatible system, instead of AWS. @default "" */
  readonly endpoint?: AlloyString;
  /** `disable_ssl`: connects without TLS, for testing. @default false */
  readonly disableSsl?: AlloyBoolean;
  /** `use_path_style`: puts the bucket in the URL's path; deprecated, for S3-compatible systems. @default false */
  readonly usePathStyle?: AlloyBoolean;
  /** `region`: region, instead of the default one. @default "" */
  readonly region?: AlloyString;
  /** `signing_region`: region that requests are signed for, with an `endpoint` of your own. @default "" */
  readonly signingRegion?: AlloyString;
}

/** Arguments of `remote.s3`. */
export interface RemoteS3Props {
  /** `path`: file in its bucket, as `s3://bucket/file`. */
  readonly path: AlloyString;
  /** `poll_frequency`: how often it looks for changes; more than 30 seconds. @default 10m */
  readonly pollFrequency?: AlloyDuration;
  /** `is_secret`: exports the content as a secret, not a plain string. @default false */
  readonly isSecret?: AlloyBoolean;
  /** `client`: overrides how it connects to S3. @default - not set */
  readonly client?: RemoteS3Client;
}

/**
 * Exports what a file in S3 contains, polled for changes. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/remote/remote.s3/
 */
export class RemoteS3 extends TypedComponent {
  /** `content`: a value, optional_secret. */
  readonly content: AlloyExpression<OptionalSecret> = new Wire(this, 'content', 'optional_secret');

  constructor(scope: Construct, id: string, props: AlloyProps<RemoteS3Props>) {
    super(scope, id, TYPE, props);
  }
}

const CLIENT: Schema = {
  key: 'string',
  secret: 'secret',
  endpoint: 'string',
  disableSsl: 'bool',
  usePathStyle: 'bool',
  region: 'string',
  signingRegion: 'string',
};

const PROPS: Schema = {
  path: 'string!',
  pollFrequency: 'duration',
  isSecret: 'bool',
  client: nested('block', CLIENT),
};

const TYPE: ComponentType = { name: 'remote.s3', stability: 'generally-available', schema: PROPS };
