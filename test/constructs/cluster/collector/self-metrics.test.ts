import { Testing } from 'cdktf';
import { Duration, type LgtmBackendProps, type OtelCollectorOptions } from '../../../../index';
import { BACKENDS, cluster } from '../../support';
import { defaultChildOf, synthesized } from '../synthesized';

type Delivery = OtelCollectorOptions['selfMetrics'];

/** A collector whose metrics about itself are delivered so, in its stack. */
function withDelivery(selfMetrics: Delivery, backends: LgtmBackendProps = BACKENDS) {
  const { stack, lgtm } = cluster({ ...backends, collector: { selfMetrics } });
  if (lgtm.collector === undefined) throw new Error('there is no collector');
  const { collector } = lgtm;
  return {
    stack,
    lgtm,
    collector,
    config: collector.config.toData(),
    yaml: collector.config.toYaml(),
  };
}

const NO_METRICS = { logs: BACKENDS.logs };

describe("the collector's metrics about itself", () => {
  test('are read by the collector and sent to where metrics go, by default', () => {
    expect(withDelivery(undefined).config).toMatchObject({
      receivers: {
        'prometheus/self': {
          config: {
            scrape_configs: [
              {
                job_name: 'otel-collector',
                scrape_interval: '30s',
                static_configs: [
                  { targets: ['localhost:8889'], labels: { instance: '${env:MY_POD_NAME}' } },
                ],
              },
            ],
          },
        },
      },
      service: {
        telemetry: {
          resource: {
            'service.name': 'otel-collector',
            'service.instance.id': '${env:MY_POD_NAME}',
          },
        },
        pipelines: {
          'metrics/self': { receivers: ['prometheus/self'], exporters: ['otlp_http/mimir'] },
        },
      },
    });
  });

  test('tell Grafana how often they are read, where no host measures less often', () => {
    const { collector } = withDelivery('pipeline');
    expect(collector.selfMetrics.scrapeIntervals).toEqual([Duration.seconds(30)]);
    expect(withDelivery(false).collector.selfMetrics.scrapeIntervals).toEqual([]);
  });

  test.each<[string, Delivery]>([
    ['switched off', false],
    ['by annotations', 'annotations'],
    ['by a ServiceMonitor', { serviceMonitorLabels: { release: 'prometheus' } }],
  ])('%s are at their port alone', (_, delivery) => {
    const { yaml } = withDelivery(delivery);
    expect(yaml).not.toMatch(/prometheus\/self|metrics\/self|8889/);
    expect(yaml).toContain('port: 8888');
  });

  test('have nowhere to go without a store of metrics, and then stay at their port', () => {
    expect(withDelivery(undefined, NO_METRICS).yaml).not.toMatch(/prometheus\/self|8889/);
  });

  test('are found by annotations of the pods, on demand', () => {
    const annotations = {
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': '8888',
      'prometheus.io/path': '/metrics',
    };
    const of = (delivery: Delivery) => {
      const { stack, collector } = withDelivery(delivery);
      return synthesized(stack, collector.workload);
    };
    const having = { spec: { template: { metadata: { annotations } } } };
    expect(of('annotations')).toMatchObject(having);
    expect(of('pipeline')).not.toMatchObject(having);
  });

  test('are found by a ServiceMonitor on demand, which selects the Service by its labels', () => {
    const { stack, collector } = withDelivery({ serviceMonitorLabels: { release: 'prometheus' } });
    const { selfMetrics, podLabels } = collector;
    expect(defaultChildOf(selfMetrics)).toBe(selfMetrics.serviceMonitor);
    expect(selfMetrics.serviceMonitor && synthesized(stack, selfMetrics.serviceMonitor)).toEqual({
      manifest: {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'ServiceMonitor',
        metadata: {
          name: 'otel-collector',
          namespace: 'observability',
          labels: { ...podLabels, release: 'prometheus' },
        },
        spec: {
          selector: { matchLabels: podLabels },
          endpoints: [{ port: 'metrics', interval: '30s' }],
        },
      },
    });
    expect(Testing.synth(withDelivery('pipeline').stack)).not.toContain('ServiceMonitor');
  });

  test('fails for a pipeline to a store that there is none of', () => {
    expect(() => withDelivery('pipeline', NO_METRICS)).toThrow(
      "[fleet/lgtm/collector] selfMetrics: 'pipeline' sends them to the store of metrics, but there is none: give metrics, or leave selfMetrics out",
    );
  });

  test.each([true, 'prometheus', {}, { serviceMonitorLabels: { release: 1 } }])(
    'fails for %j',
    (delivery) => {
      expect(() => withDelivery(delivery as Delivery)).toThrow(
        "collector.selfMetrics is 'pipeline', 'annotations', { serviceMonitorLabels: { … } } or false",
      );
    },
  );
});
