import type * as helm from '@cdktf/provider-helm/lib/release';
import { Lazy, type TerraformElement } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { fail, shown } from '../../../lib/errors';
import type { OtelSettings } from '../../../lib/otel/config';
import { isPlainObject } from '../../../lib/plain-object';
import { terraformLiteral } from '../../../lib/terraform/literal';
import { makeNamespace } from '../namespace';
import type { BackendInstallation, BackendOptions, BackendTimes } from './backend-props';

/** What can be chosen of every backend that the library installs. */
export interface HelmBackendProps extends BackendOptions {
  /** The namespace that it is installed in; it has to exist, unless `createNamespace` makes it. @default monitoring */
  readonly namespace?: string;
  /** Whether the stack makes that namespace, as `createNamespace` of a LgtmBackend does with its own. @default false: it has to exist */
  readonly createNamespace?: boolean;
  /** The release's name, and so that of its Services. @default - upstream's name, such as loki */
  readonly release?: string;
  /** The chart's version. @default - the one that the library's values were checked against */
  readonly chartVersion?: string;
  /**
   * More of the chart's values, merged over the library's. What the retention rests on can't be overridden. Requests and
   * limits can, such as `{ singleBinary: { resources: { limits: { memory: '4Gi' } } } }` of Loki; `memory: null` takes a limit
   * away. @default - none: what each pod asks for is right for 2 to 20 workstations
   */
  readonly values?: OtelSettings;
}

/** A chart, and what the library sets in it. */
export interface HelmChartProps extends HelmBackendProps {
  /** The chart's name in the repository. */
  readonly chart: string;
  /** The repository's URL. */
  readonly repository: string;
  /** The version that the values were checked against. */
  readonly pinned: string;
  /** The library's values that users may override. */
  readonly defaults: OtelSettings;
  /** The values that the times rest on, of which users may raise numbers. @param config what the backend's own configuration must say */
  readonly retentionValues: (
    scope: IConstruct,
    times: BackendTimes,
    config: OtelSettings,
  ) => OtelSettings;
  /** Values that look right and are wrong: path, and what to write instead. */
  readonly mistakes?: readonly (readonly [path: string, fix: string])[];
}

/** A backend's Helm release. `@cdktf/provider-helm` is loaded only here, when one is installed. */
export class HelmChart implements BackendInstallation {
  /** Its name. */
  readonly release: string;
  /** Its namespace. */
  readonly namespace: string;

  constructor(private readonly props: HelmChartProps) {
    this.release = props.release ?? props.chart.replace(/-distributed$/, '');
    this.namespace = props.namespace ?? 'monitoring';
  }

  /** @throws without the provider, and for values that would break the retention */
  install(
    scope: Construct,
    id: string,
    times: BackendTimes,
    config: () => OtelSettings,
  ): TerraformElement {
    const { chart, repository, pinned, chartVersion = pinned } = this.props;
    const { Release } = loadProvider(scope);
    if (this.props.createNamespace) makeNamespace(scope, this.namespace);
    const values = () =>
      terraformLiteral(JSON.stringify(this.values(scope, times, config()), undefined, 2));
    // mistakes are told at once, the text is made when all hosts are known
    values();
    return new Release(scope, `${id}-release`, {
      name: this.release,
      namespace: this.namespace,
      chart,
      repository,
      version: chartVersion,
      values: [Lazy.stringValue({ produce: values })],
      // a first start of Loki or Mimir takes longer than Helm's five minutes
      timeout: 900,
      wait: true,
    });
  }

  private values(scope: IConstruct, times: BackendTimes, config: OtelSettings): OtelSettings {
    const { defaults, retentionValues, values = {}, mistakes = [] } = this.props;
    for (const [path, fix] of mistakes) {
      if (at(values, path) === undefined) continue;
      fail(scope, `the values of ${this.release} set ${path}: ${fix}`);
    }
    const needed = retentionValues(scope, times, config);
    const raised: OtelSettings[] = [];
    for (const [path, wanted] of leaves(needed)) {
      const given = at(values, path);
      if (given === undefined || given === wanted) continue;
      // of a number more is as good
      if (typeof wanted === 'number' && typeof given === 'number' && given > wanted) {
        raised.push(nested(path, given));
        continue;
      }
      if (typeof wanted === 'number') {
        fail(
          scope,
          `the values of ${this.release} set ${path} to ${shown(given)}, but what comes at once after an outage needs ${wanted} or more: leave it out, or raise it`,
        );
      }
      const [time, length] = whatNeeds(wanted, times);
      fail(
        scope,
        `the values of ${this.release} set ${path} to ${shown(given)}, but a ${time} of ${length} needs ${shown(wanted)}: ` +
          `leave it out, or change the ${time}`,
      );
    }
    return [values, needed, ...raised].reduce(merge, defaults);
  }
}

function loadProvider(scope: IConstruct): typeof helm {
  try {
    // an optional peer: whoever runs no backend of ours needs none
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return require('@cdktf/provider-helm/lib/release') as typeof helm;
  } catch {
    fail(
      scope,
      "a backend's .helm needs @cdktf/provider-helm: npm install @cdktf/provider-helm@~12.1.2",
    );
  }
}

function at(values: OtelSettings, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((node, key) => (isPlainObject(node) ? node[key] : undefined), values);
}

/** A value as the only one of values. */
function nested(path: string, value: number): OtelSettings {
  return path
    .split('.')
    .reduceRight<OtelSettings | number>((inner, key) => ({ [key]: inner }), value) as OtelSettings;
}

/** Which of the times a value follows from, and how long that is. */
function whatNeeds(wanted: unknown, { retention, maxOutage }: BackendTimes): [string, string] {
  const outage = maxOutage.toString();
  return wanted === outage && wanted !== retention.toString()
    ? ['maxOutage', outage]
    : ['retention', retention.toString()];
}

/** The values that are no objects, by path. */
function leaves(values: OtelSettings, prefix = ''): [path: string, value: unknown][] {
  return Object.entries(values).flatMap(([key, value]) =>
    isPlainObject(value)
      ? leaves(value, `${prefix}${key}.`)
      : [[`${prefix}${key}`, value] as [string, unknown]],
  );
}

/** Values over values, as Helm itself merges them: objects by key, anything else whole. */
function merge(under: OtelSettings, over: OtelSettings): OtelSettings {
  const merged: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const old = merged[key];
    merged[key] =
      isPlainObject(old) && isPlainObject(value) ? merge(old as OtelSettings, value) : value;
  }
  return merged as OtelSettings;
}
