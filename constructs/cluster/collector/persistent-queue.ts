import { PersistentVolumeClaimV1 } from '@cdktf/provider-kubernetes/lib/persistent-volume-claim-v1';
import type { StatefulSetV1Spec } from '@cdktf/provider-kubernetes/lib/stateful-set-v1';
import type { Construct } from 'constructs';
import { fail, shown } from '../../../lib/errors';
import { Size } from '../../../lib/units';
import { MAX_REQUEST_SIZE } from '../../wiring/limits';
import { OTLP_SIGNALS } from '../../wiring/signal';
import { QUEUE_VOLUME } from './collector-pod';

/** A queue on a disk, which survives a restart of the collector. */
export interface PersistentQueueProps {
  /**
   * The volume of each replica, 160 MiB at least: 1 GiB holds days of what a few workstations send. It can grow later, if
   * its StorageClass has `allowVolumeExpansion`, which the API server says otherwise. A smaller one is another volume:
   * what waits in the old one is lost.
   */
  readonly size: Size;
  /** The class of its storage; another one later is another volume. @default - the cluster's own default */
  readonly storageClass?: string;
}

/** How much of a volume the queues may fill; the rest is the file system's, and the files' own bookkeeping. */
const SHARE = 0.75;

/** What fits of each signal: the volume follows no other number. @throws for a volume that is too small for two requests each */
export function queueBytes(scope: Construct, { size }: PersistentQueueProps): number {
  const least = 2 * MAX_REQUEST_SIZE.toBytes();
  const each = Math.floor((size.toBytes() * SHARE) / OTLP_SIGNALS.length);
  if (each >= least) return each;
  const smallest = Size.bytes((least * OTLP_SIGNALS.length) / SHARE);
  return fail(
    scope,
    `a persistentQueue is ${smallest.toQuantity()} at least, so that it holds two of the largest requests of each signal, but ${shown(size.toQuantity())} was given`,
  );
}

/** Whose claims they are. */
export interface QueueClaimsProps {
  /** Name, namespace and labels of the StatefulSet. */
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly labels: { [label: string]: string };
  };
  /** The queue. */
  readonly queue: PersistentQueueProps;
  /** How many replicas there may be. */
  readonly replicas: number;
}

/**
 * A claim for each replica, under the name that the StatefulSet looks for: those that it made itself could never be
 * resized, and a replaced StatefulSet would take what waits with it.
 */
export function queueClaims(scope: Construct, props: QueueClaimsProps): PersistentVolumeClaimV1[] {
  const { metadata, queue, replicas } = props;
  return Array.from(
    { length: replicas },
    (_, ordinal) =>
      new PersistentVolumeClaimV1(scope, `queue-${ordinal}`, {
        metadata: { ...metadata, name: `${QUEUE_VOLUME}-${metadata.name}-${ordinal}` },
        spec: claimSpec(queue),
        // most classes bind when a pod comes, which waits for this
        waitUntilBound: false,
      }),
  );
}

/** What a StatefulSet says of the claims: all but the name is the claims' own to say. */
export function queueTemplate(
  queue: PersistentQueueProps,
): Pick<StatefulSetV1Spec, 'persistentVolumeClaimRetentionPolicy' | 'volumeClaimTemplate'> {
  return {
    persistentVolumeClaimRetentionPolicy: [{ whenDeleted: 'Retain', whenScaled: 'Retain' }],
    volumeClaimTemplate: [{ metadata: { name: QUEUE_VOLUME }, spec: claimSpec(queue) }],
  };
}

function claimSpec({ size, storageClass }: PersistentQueueProps) {
  return {
    accessModes: ['ReadWriteOnce'],
    storageClassName: storageClass,
    resources: { requests: { storage: size.toQuantity() } },
  };
}
