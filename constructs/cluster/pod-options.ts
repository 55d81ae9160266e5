import type {
  DeploymentV1SpecTemplateSpec,
  DeploymentV1SpecTemplateSpecToleration,
} from '@cdktf/provider-kubernetes/lib/deployment-v1';
import {
  listOf,
  matching,
  oneOf,
  STRINGS,
  TEXT,
  type PropCheck,
  type PropChecks,
} from '../../lib/props';
import { OBJECT_NAME } from './kubernetes-props';

/** Where the library's own pods run, and where their images come from. */
export interface PodOptions {
  /** Names of Secrets of type `kubernetes.io/dockerconfigjson`, which have to be in each namespace that pods run in. @default - none */
  readonly imagePullSecrets?: readonly string[];
  /**
   * What stands in the place of a registry, by its name: `{ 'ghcr.io': 'registry.example.com/ghcr' }`. `docker.io` is that of
   * images without one. @default - images come from where they are published
   */
  readonly registryMirrors?: { readonly [registry: string]: string };
  /** Labels that a node has to have. @default - any node */
  readonly nodeSelector?: { readonly [label: string]: string };
  /** Taints that don't keep the pods away. @default - none */
  readonly tolerations?: readonly Toleration[];
  /** The PriorityClass; it has to exist. @default - the cluster's own default */
  readonly priorityClassName?: string;
}

/** A taint that doesn't keep a pod away, in Kubernetes' words. */
export interface Toleration {
  /** The taint's key. @default - every taint's, with the operator `Exists` */
  readonly key?: string;
  /** `Equal` compares the value. @default Equal */
  readonly operator?: 'Equal' | 'Exists';
  /** The taint's value. @default - none */
  readonly value?: string;
  /** The taint's effect. @default - every effect */
  readonly effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

/** What the options have to be, below `pods`. */
export const POD_OPTIONS: PropChecks = {
  'pods.imagePullSecrets': listOf(OBJECT_NAME),
  'pods.registryMirrors': STRINGS,
  'pods.nodeSelector': STRINGS,
  'pods.tolerations': listOf(toleration()),
  'pods.priorityClassName': OBJECT_NAME,
};

function toleration(): PropCheck {
  const operators = oneOf('Equal', 'Exists');
  const effects = oneOf('NoSchedule', 'PreferNoSchedule', 'NoExecute');
  return {
    wanted:
      "a toleration, such as { key: 'dedicated', value: 'telemetry', effect: 'NoSchedule' }, without a value where the operator is 'Exists', and with a key where it isn't",
    fits: (each) => {
      const { key, operator = 'Equal', value, effect } = (each ?? {}) as Toleration;
      return (
        operators.fits(operator) &&
        (effect === undefined || effects.fits(effect)) &&
        (key === undefined ? operator === 'Exists' : KEY.fits(key)) &&
        (value === undefined || (operator === 'Equal' && TEXT.fits(value)))
      );
    },
  };
}

/** A taint's or a label's key. */
const KEY = matching(
  'a key',
  /^([a-z0-9.-]{1,253}\/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/,
);

/** What a pod has of them. */
export function podPlacement(options: PodOptions = {}): PodPlacement {
  const { imagePullSecrets, nodeSelector, tolerations, priorityClassName } = options;
  return {
    imagePullSecrets: imagePullSecrets?.map((name) => ({ name })),
    nodeSelector: nodeSelector && { ...nodeSelector },
    toleration: tolerations?.map((each): DeploymentV1SpecTemplateSpecToleration => ({ ...each })),
    priorityClassName,
  };
}

/** What a Deployment's pod and a Job's have in common. */
export type PodPlacement = Pick<
  DeploymentV1SpecTemplateSpec,
  'imagePullSecrets' | 'nodeSelector' | 'toleration' | 'priorityClassName'
>;

/** An image from where it is mirrored. */
export function mirrored(image: string, { registryMirrors = {} }: PodOptions = {}): string {
  const [, registry, path] = /^([^/]*[.:][^/]*|localhost)\/(.*)$/.exec(image) ?? [];
  const mirror = registryMirrors[registry ?? 'docker.io'];
  return mirror === undefined ? image : `${mirror}/${path ?? image}`;
}
