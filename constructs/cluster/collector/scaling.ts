import { HorizontalPodAutoscalerV2 } from '@cdktf/provider-kubernetes/lib/horizontal-pod-autoscaler-v2';
import { PodDisruptionBudgetV1 } from '@cdktf/provider-kubernetes/lib/pod-disruption-budget-v1';
import { Construct } from 'constructs';
import { fail, shown } from '../../../lib/errors';

/** How many collectors run. */
export interface Replicas {
  /** At least, 1 or more. */
  readonly min: number;
  /** At most; above `min`, an autoscaler decides by CPU. */
  readonly max: number;
}

/**
 * Reads how many replicas are wanted.
 *
 * @param stateful options that are on and need all data in one place
 * @param what whose number it is, in the error's words
 * @throws for no whole numbers, and for more than one replica with such options
 */
export function replicasOf(
  scope: Construct,
  wanted: number | Replicas,
  stateful: readonly string[],
  what = 'replicas are',
): Replicas {
  const { min, max } = typeof wanted === 'number' ? { min: wanted, max: wanted } : wanted;
  const whole = [min, max].every((count) => Number.isInteger(count) && count >= 1);
  if (!whole || max < min) {
    fail(
      scope,
      `${what} a whole number of 1 or more, or { min, max }, but ${shown(wanted)} was given`,
    );
  }
  if (max > 1 && stateful.length > 0) {
    fail(
      scope,
      `${max} replicas would each see a part of a series and send wrong numbers, because of ${stateful.join(', ')}: ` +
        `give twoTiers instead of replicas, set ${stateful.length > 1 ? 'them' : 'it'} to false, or keep one replica`,
    );
  }
  return { min, max };
}

/** What is scaled. */
export interface ScalingProps {
  /** The workload's kind. */
  readonly kind: 'Deployment' | 'StatefulSet';
  /** The workload's name, and that of what is made here. */
  readonly name: string;
  /** The workload's namespace. */
  readonly namespace: string;
  /** Labels of the pods. */
  readonly podLabels: { readonly [label: string]: string };
  /** How many. */
  readonly replicas: Replicas;
}

/**
 * Keeps all but one replica while nodes are drained, and adds replicas when the CPU is busy; nothing for a single one.
 *
 * Its default child is the autoscaler, or without one the disruption budget.
 *
 * @example
 * new Scaling(stack, 'scaling', {
 *   kind: 'Deployment',
 *   name: 'own-collector',
 *   namespace: 'observability',
 *   podLabels: { app: 'own-collector' },
 *   replicas: { min: 2, max: 4 },
 * });
 */
export class Scaling extends Construct {
  /** Keeps all but one replica; none for a single one. */
  readonly disruptionBudget?: PodDisruptionBudgetV1;
  /** Adds and takes away replicas; none when their number is fixed. */
  readonly autoscaler?: HorizontalPodAutoscalerV2;

  constructor(scope: Construct, id: string, props: ScalingProps) {
    super(scope, id);
    const { min, max } = props.replicas;
    const metadata = {
      name: props.name,
      namespace: props.namespace,
      labels: { ...props.podLabels },
    };
    // with one replica it would keep every node that the collector is on from being drained
    if (min > 1) {
      this.disruptionBudget = new PodDisruptionBudgetV1(this, 'disruption-budget', {
        metadata,
        spec: { maxUnavailable: '1', selector: { matchLabels: { ...props.podLabels } } },
      });
    }
    if (max > min) {
      const averageUtilization = 80;
      this.autoscaler = new HorizontalPodAutoscalerV2(this, 'autoscaler', {
        metadata,
        spec: {
          scaleTargetRef: { apiVersion: 'apps/v1', kind: props.kind, name: props.name },
          minReplicas: min,
          maxReplicas: max,
          metric: [
            {
              type: 'Resource',
              resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } },
            },
          ],
        },
      });
    }
    this.node.defaultChild = this.autoscaler ?? this.disruptionBudget;
  }
}
