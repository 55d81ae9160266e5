import type { HorizontalPodAutoscalerV2 } from '@cdktf/provider-kubernetes/lib/horizontal-pod-autoscaler-v2';
import { Scaling, type Replicas } from '../../../../constructs/cluster/collector/scaling';
import { fleet } from '../../support';
import { defaultChildOf, synthesized } from '../synthesized';

/** What keeps that many replicas going. */
function scaling(replicas: Replicas) {
  const stack = fleet();
  const podLabels = { 'app.kubernetes.io/instance': 'otel' };
  const target = { kind: 'Deployment', name: 'otel', namespace: 'observability' } as const;
  return { stack, scaling: new Scaling(stack, 'scaling', { ...target, podLabels, replicas }) };
}

describe('the scaling of the collector', () => {
  test('takes overrides of its autoscaler, or without one of its disruption budget', () => {
    const { stack, scaling: many } = scaling({ min: 2, max: 4 });
    const autoscaler = defaultChildOf<HorizontalPodAutoscalerV2>(many);
    expect(autoscaler).toBe(many.autoscaler);
    autoscaler.addOverride('spec.max_replicas', 9);
    expect(synthesized(stack, autoscaler)).toMatchObject({ spec: { max_replicas: 9 } });

    const fixed = scaling({ min: 2, max: 2 });
    const budget = fixed.scaling.disruptionBudget;
    expect(fixed.scaling.node.defaultChild).toBe(budget);
    budget?.addOverride('spec.max_unavailable', '50%');
    expect(budget && synthesized(fixed.stack, budget)).toMatchObject({
      spec: { max_unavailable: '50%' },
    });
  });

  test('is nothing for a single replica, whose node could never be drained otherwise', () => {
    expect(scaling({ min: 1, max: 1 }).scaling.node.children).toEqual([]);
  });

  test('has no disruption budget while the autoscaler may go down to one', () => {
    const { disruptionBudget, autoscaler } = scaling({ min: 1, max: 3 }).scaling;
    expect([disruptionBudget, autoscaler?.node.id]).toEqual([undefined, 'autoscaler']);
  });
});
