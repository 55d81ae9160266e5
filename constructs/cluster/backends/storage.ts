import type { IConstruct } from 'constructs';
import { fail, warn } from '../../../lib/errors';
import type { Duration, Size } from '../../../lib/units';

/** A volume of a backend that is installed: charts default to none, which loses everything at a restart (trap R15). */
export interface VolumeProps {
  /** Its size. */
  readonly size: Size;
  /** What is written to it a day, compressed, to check the size against the retention. @default - a warning says how much fits */
  readonly perDay?: Size;
  /** Its StorageClass. @default - the cluster's */
  readonly storageClass?: string;
}

/** @throws when what is written a day doesn't fit for as long as it is kept (trap R16) */
export function checkVolume(scope: IConstruct, { size, perDay }: VolumeProps, retention: Duration) {
  const days = retention.toMilliseconds() / 86_400_000;
  if (perDay === undefined) {
    const mebibytes = Math.floor(size.toBytes() / days / 1024 ** 2);
    warn(
      scope,
      `a volume of ${size.toQuantity()} keeps ${retention.toString()} only of up to ${mebibytes}Mi a day: ` +
        'say what is written as volume.perDay, so that it is checked',
    );
    return;
  }
  const needed = Math.ceil(perDay.toBytes() * days);
  if (needed <= size.toBytes()) return;
  const gibibytes = Math.ceil(needed / 1024 ** 3);
  fail(
    scope,
    `a volume of ${size.toQuantity()} is full before ${retention.toString()} are over: ` +
      `${perDay.toQuantity()} a day need ${gibibytes}Gi, so give it Size.gibibytes(${gibibytes})`,
  );
}

/** A bucket that a backend writes to, and what its own lifecycle rule does. */
export interface BucketLifecycle {
  /** Its name. */
  readonly bucket: string;
  /** After how long the bucket's own lifecycle rule deletes objects. @default - it has none */
  readonly expiration?: Duration;
  /** The prefix of that rule. @default - none: it deletes everything in the bucket */
  readonly expirationPrefix?: string;
}

/** A bucket of an S3-compatible object store. */
export interface BucketProps extends BucketLifecycle {
  /** The store's host and port, without a scheme: `s3.eu-central-1.amazonaws.com`. */
  readonly endpoint: string;
  /** A Secret in the backend's namespace with `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`; nothing of it is in Terraform. */
  readonly secretName: string;
  /** Whether it speaks plain HTTP. @default false */
  readonly insecure?: boolean;
}

/** @throws for a lifecycle rule that deletes what is to be kept (trap R17) */
export function checkBucket(scope: IConstruct, props: BucketLifecycle, retention: Duration): void {
  const { bucket, expiration, expirationPrefix = '' } = props;
  if (expiration === undefined) return;
  if (expiration.toMilliseconds() < retention.toMilliseconds()) {
    fail(
      scope,
      `the lifecycle rule of the bucket ${bucket} deletes after ${expiration.toString()} what is kept for ${retention.toString()}: remove the rule, since the backend deletes by itself`,
    );
  }
  if (expirationPrefix !== '') return;
  warn(
    scope,
    `the lifecycle rule of the bucket ${bucket} has no prefix, so it deletes the backend's index and state too: ` +
      'remove the rule, since the backend deletes by itself',
  );
}
