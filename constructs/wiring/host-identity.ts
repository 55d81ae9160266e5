import type { IConstruct } from 'constructs';
import type { OtelcolProcessorTransformProps } from '../../lib/alloy/components/otelcol/processor.transform';
import { fail, shown } from '../../lib/errors';
import type { OtelSettings } from '../../lib/otel/config';

/** The resource attribute that names the workstation on every signal (SC-007). OpenTelemetry's semantic conventions. */
export const HOST_NAME = 'host.name';

/** The label that names it on what has labels: metrics, logs and profiles. */
export const HOST_LABEL = 'host';

/** Labels of a host on everything that it sends, such as `{ role: 'desktop' }`. */
export interface HostLabels {
  /** A label's value by its name. */
  readonly [name: string]: string;
}

/** What stores or the library itself give a meaning. */
const TAKEN =
  /^(__.*|host|host_name|instance|job|le|level|quantile|service_name|service_namespace)$/;

/** @throws for a name that not every store takes for a label, or that means something else, and for a value that none takes */
export function checkLabels(scope: IConstruct, labels: HostLabels): void {
  for (const [name, value] of Object.entries(labels)) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || TAKEN.test(name))
      fail(
        scope,
        `a label is named in letters, digits and _, and none of host, instance, job, level, service_name and the like, ` +
          `but ${shown(name)} was given`,
      );
    if (!/^[^\p{Cc}"\\]{1,256}$/u.test(value))
      fail(
        scope,
        `a label's value is 1 to 256 characters without quotes, backslashes and line breaks, but ${name} is ${shown(value)}`,
      );
  }
}

/**
 * Says on every resource which workstation it comes from, unless the program said so itself: one that forwards for
 * another machine knows better. So with the host's labels, which metrics get on every point besides: a store of metrics
 * makes no labels of what a resource has, unless it is told to.
 */
export function setHost(
  hostname: string,
  labels: HostLabels,
): Pick<OtelcolProcessorTransformProps, 'errorMode' | 'statements'> {
  const set = (where: 'resource' | 'datapoint', [name, value]: readonly [string, string]) => {
    const attribute = `${where}.attributes["${name}"]`;
    return `set(${attribute}, "${value}") where ${attribute} == nil`;
  };
  const own = Object.entries(labels);
  const statements = [[HOST_NAME, hostname] as const, ...own].map((each) => set('resource', each));
  const points = own.map((each) => set('datapoint', each));
  return {
    errorMode: 'ignore',
    statements: { metric: [...statements, ...points], log: statements, trace: statements },
  };
}

/** The names of several hosts' labels and of those that their sources put on some of it, each once, in one order. */
export function labelNames(
  hosts: readonly { readonly labels: HostLabels; sourceLabels(): readonly string[] }[],
): string[] {
  const names = hosts.flatMap((host) => [...Object.keys(host.labels), ...host.sourceLabels()]);
  return [...new Set(names)].sort();
}

/**
 * The cluster's half: what the backends index, from the resource attribute. Loki and Mimir index
 * `service.instance.id` by default but not `host.name`; metrics get the label on every point, because a backend puts
 * resource attributes into `target_info`, where two workstations' series would collide. So with the hosts' labels, which
 * their own metrics have already, and metrics that are made of their spans have of the resource alone.
 *
 * @param labels names of labels that hosts put on what they send
 */
export function normalizeHost(labels: readonly string[] = []): OtelSettings {
  const { metric, log, trace } = indexHost(labels);
  return {
    error_mode: 'ignore',
    metric_statements: metric,
    log_statements: log,
    trace_statements: trace,
  };
}

/**
 * The same in OTTL by signal: on the host itself, for a destination that is a store and has nobody before it who does it.
 *
 * @param labels names of the host's labels, for metrics that are made of what has them on its resource alone
 */
export function indexHost(labels: readonly string[]): {
  readonly [S in 'metric' | 'log' | 'trace']: readonly string[];
} {
  const name = `resource.attributes["${HOST_NAME}"]`;
  const instance = 'resource.attributes["service.instance.id"]';
  const setInstance = `set(${instance}, ${name}) where ${instance} == nil`;
  const label = (where: 'resource' | 'datapoint', of = HOST_LABEL, from = name) => {
    const attribute = `${where}.attributes["${of}"]`;
    // a program's own label of that name says something else, such as which machine it probes
    return `set(${attribute}, ${from}) where ${from} != nil and ${attribute} == nil`;
  };
  const own = labels.map((each) => label('datapoint', each, `resource.attributes["${each}"]`));
  return {
    metric: [setInstance, label('datapoint'), ...own],
    log: [setInstance, label('resource')],
    trace: [setInstance],
  };
}
