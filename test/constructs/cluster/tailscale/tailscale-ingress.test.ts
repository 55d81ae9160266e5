import type { IngressV1 } from '@cdktf/provider-kubernetes/lib/ingress-v1';
import { TailscaleIngress } from '../../../../index';
import { fleet, terraform } from '../../support';
import { defaultChildOf, synthesized } from '../synthesized';

/** Grafana on the tailnet, in a stack. */
function exposed() {
  const stack = fleet();
  const target = { namespace: 'monitoring', service: 'grafana', port: 80 };
  const ingress = new TailscaleIngress(stack, 'ui', { hostname: 'grafana', ...target });
  return { stack, ingress };
}

describe('an ingress on the tailnet', () => {
  test('takes overrides of its Ingress', () => {
    const { stack, ingress } = exposed();
    const made = defaultChildOf<IngressV1>(ingress);
    expect(made).toBe(ingress.ingress);
    made.addOverride('metadata.labels', { mine: 'yes' });
    expect(synthesized(stack, made)).toMatchObject({ metadata: { labels: { mine: 'yes' } } });
  });

  test('is HTTPS under its name on the tailnet, which the operator takes from its certificate', () => {
    const { stack, ingress } = exposed();
    expect(ingress.url).toBe('https://grafana.example.ts.net');
    expect(synthesized(stack, ingress.ingress)).toMatchObject({
      spec: { ingress_class_name: 'tailscale', tls: [{ hosts: ['grafana'] }] },
    });
  });

  test('fails for a funnel by an override', () => {
    const { stack, ingress } = exposed();
    ingress.ingress.addOverride('metadata.annotations', { 'tailscale.com/funnel': 'true' });
    expect(() => terraform(stack)).toThrow(
      'tailscale.com/funnel would put it on the public internet',
    );
  });
});
