import type { ServiceV1 } from '@cdktf/provider-kubernetes/lib/service-v1';
import { NixosHost, TailscaleService } from '../../../../index';
import { BACKENDS, cluster, fleet, terraform } from '../../support';
import { defaultChildOf, synthesized } from '../synthesized';

/** A service on the tailnet, in a stack. */
function exposed() {
  const stack = fleet();
  const service = new TailscaleService(stack, 'ui', {
    hostname: 'grafana',
    namespace: 'monitoring',
    selector: { app: 'grafana' },
    ports: [{ name: 'http', port: 80, targetPort: 3000 }],
  });
  return { stack, service };
}

describe('a service on the tailnet', () => {
  test('takes overrides of its Service', () => {
    const { stack, service } = exposed();
    const made = defaultChildOf<ServiceV1>(service);
    expect(made).toBe(service.service);
    made.addOverride('spec.external_traffic_policy', 'Local');
    expect(synthesized(stack, made)).toMatchObject({ spec: { external_traffic_policy: 'Local' } });
  });

  test('is told to the hosts by the name and the port that it exposes', () => {
    const { service } = exposed();
    expect(service.url('http')).toBe('http://grafana.example.ts.net:80');
    expect(service.tcpPorts).toEqual([80]);
    expect(() => service.url('https')).toThrow("[fleet/ui] has no port 'https', only: http");
  });

  test('fails for a host of the name that it has on the tailnet', () => {
    const { stack } = cluster();
    new NixosHost(stack, 'otel-collector');
    expect(() => terraform(stack)).toThrow(
      "[fleet/lgtm/tailnet] the Tailscale name 'otel-collector' is that of the host fleet/otel-collector: one would become 'otel-collector-1', so give one another hostname",
    );
  });

  test('fails for a funnel by an annotation', () => {
    const annotations = { 'tailscale.com/funnel': 'true' };
    const { stack } = cluster({ ...BACKENDS, tailscale: { annotations } });
    expect(() => terraform(stack)).toThrow(
      'tailscale.com/funnel would put it on the public internet',
    );
  });
});
