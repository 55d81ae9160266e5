import type { OtelcolProcessorTransformProps } from '../../lib/alloy/components/otelcol/processor.transform';
import type { OtelSettings } from '../../lib/otel/config';

/** The resource attribute that names the workstation on every signal (SC-007). OpenTelemetry's semantic conventions. */
export const HOST_NAME = 'host.name';

/** The label that names it on what has labels: metrics, logs and profiles. */
export const HOST_LABEL = 'host';

/**
 * Says on every resource which workstation it comes from, unless the program said so itself: one that forwards for
 * another machine knows better.
 */
export function setHostName(
  hostname: string,
): Pick<OtelcolProcessorTransformProps, 'errorMode' | 'statements'> {
  const attribute = `resource.attributes["${HOST_NAME}"]`;
  const statements = [`set(${attribute}, "${hostname}") where ${attribute} == nil`];
  return {
    errorMode: 'ignore',
    statements: { metric: statements, log: statements, trace: statements },
  };
}

/**
 * The cluster's half: what the backends index, from the resource attribute. Loki and Mimir index
 * `service.instance.id` by default but not `host.name`; metrics get the label on every point, because a backend puts
 * resource attributes into `target_info`, where two workstations' series would collide.
 */
export function normalizeHost(): OtelSettings {
  const name = `resource.attributes["${HOST_NAME}"]`;
  const instance = 'resource.attributes["service.instance.id"]';
  const setInstance = `set(${instance}, ${name}) where ${instance} == nil`;
  const label = (where: 'resource' | 'datapoint') => {
    const attribute = `${where}.attributes["${HOST_LABEL}"]`;
    // a program's own label of that name says something else, such as which machine it probes
    return `set(${attribute}, ${name}) where ${name} != nil and ${attribute} == nil`;
  };
  return {
    error_mode: 'ignore',
    metric_statements: [setInstance, label('datapoint')],
    log_statements: [setInstance, label('resource')],
    trace_statements: [setInstance],
  };
}
