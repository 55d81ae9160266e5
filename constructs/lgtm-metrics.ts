import type { IConstruct } from 'constructs';
import type { OtelCollector } from './cluster/collector/otel-collector';
import type { OtelCollectorOptions } from './cluster/collector/otel-collector-props';
import type { MadeMetrics } from './cluster/grafana/dashboards';
import type { ITelemetryDestination } from './wiring/destination';
import { BeylaAgent } from './workstation/ebpf/beyla-agent';

/** Which metrics that Grafana needs get to a backend, of its collector and of all hosts that are defined by now. @param scope of the same app */
export function madeMetrics(
  scope: IConstruct,
  backend: ITelemetryDestination,
  collector: OtelCollector | undefined,
  options: OtelCollectorOptions = {},
): MadeMetrics {
  const agents = scope.node.root.node.findAll().filter((each) => each instanceof BeylaAgent);
  const beyla = agents.flatMap((agent) => agent.metricsTo(backend));
  return {
    serviceGraph: options.serviceGraph === true || beyla.includes('service-graph'),
    beyla: beyla.includes('red'),
    collector: collector !== undefined && collector.selfMetrics.isDelivered,
  };
}
