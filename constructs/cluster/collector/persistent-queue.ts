import type { StatefulSetV1Spec } from '@cdktf/provider-kubernetes/lib/stateful-set-v1';
import type { Size } from '../../../lib/units';
import { QUEUE_VOLUME } from './collector-pod';

/** A queue on a disk, which survives a restart of the collector. */
export interface PersistentQueueProps {
  /** The volume of each replica: 1 GiB holds days of what a few workstations send. */
  readonly size: Size;
  /** The class of its storage. @default - the cluster's own default */
  readonly storageClass?: string;
}

/** A volume for each replica, which goes with the StatefulSet: a destroy leaves nothing. */
export function queueClaim({
  size,
  storageClass,
}: PersistentQueueProps): Pick<
  StatefulSetV1Spec,
  'persistentVolumeClaimRetentionPolicy' | 'volumeClaimTemplate'
> {
  return {
    persistentVolumeClaimRetentionPolicy: [{ whenDeleted: 'Delete', whenScaled: 'Retain' }],
    volumeClaimTemplate: [
      {
        metadata: { name: QUEUE_VOLUME },
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: storageClass,
          resources: { requests: { storage: size.toQuantity() } },
        },
      },
    ],
  };
}
