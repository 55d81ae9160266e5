import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { Lazy } from 'cdktf';
import { Construct } from 'constructs';
import { stringify } from 'yaml';
import type { OtelSettings } from '../../../lib/otel/config';
import { StackFile } from '../../../lib/terraform/stack-file';
import { terraformLiteral } from '../../../lib/terraform/literal';
import type { Duration } from '../../../lib/units';
import { fail, shown, warn } from '../../../lib/errors';
import { kubernetesName } from '../kubernetes-name';
import type { SpanMetricNames } from '../../wiring/correlation';
import { dashboardValues, type MadeMetrics } from './dashboards';
import { dataSourceAuth } from './data-source-auth';
import { backendsOf, dataSources, type BackendsBySignal } from './data-sources';

/** How Grafana gets to know the backends. */
export interface GrafanaOptions {
  /** Grafana's namespace, the only one that its sidecar watches by default; it has to exist. @default monitoring */
  readonly namespace?: string;
  /**
   * Put before the backend's name, and that is each data source's uid and name: Grafana refuses to start with two of one
   * uid, or with one whose name changes, so both are the same. 30 letters, digits, hyphens and underscores at most.
   * @default - the LgtmBackend's name and a hyphen: lgtm-mimir, lgtm-loki, …
   */
  readonly uidPrefix?: string;
  /**
   * Whether programs put the ids of their profiles on their spans, `pyroscope.profile.id`, as the SDKs of Go, Java, .NET,
   * Python and Ruby do with Pyroscope's span profiles. Without such an id Grafana shows no link from a span to profiles; those
   * by eBPF have none.
   * @default false
   * @see https://grafana.com/docs/pyroscope/latest/configure-client/trace-span-profiles/
   */
  readonly spanProfiles?: boolean;
  /**
   * `sidecar`: a ConfigMap that the sidecar of Grafana's chart finds by its label; `values`: only in the values beside the
   * Terraform. @default sidecar
   */
  readonly delivery?: 'sidecar' | 'values';
}

/** What Grafana is to know. */
export interface GrafanaProvisioningProps extends GrafanaOptions {
  /** What its objects are called after. @default - the id of the construct that it is in */
  readonly name?: string;
  /** The backends by what they keep. */
  readonly backends: BackendsBySignal;
  /** What the metrics of spans are called, which depends on who makes them. @default - those that the store of traces makes itself */
  readonly spanMetrics?: SpanMetricNames;
  /**
   * The longest interval at which hosts measure, asked at synth, since hosts are defined later; graphs in smaller steps
   * would show gaps. Undefined when nobody knows.
   * @default - not known: Grafana's own 15 s
   */
  readonly scrapeInterval?: () => Duration | undefined;
  /**
   * Which metrics there are that a link or a dashboard needs, asked at synth: what shows nothing isn't there.
   * @default - those alone that the store of traces makes itself
   */
  readonly made?: () => MadeMetrics;
}

/**
 * Grafana's data sources with every way from one to another, and values of its chart with the community's dashboards.
 *
 * Its default child is the ConfigMap, or with `delivery: 'values'` the file of values.
 *
 * @example
 * const metrics = Mimir.external({ url: 'http://mimir-gateway.monitoring.svc' });
 * new GrafanaProvisioning(stack, 'grafana', { backends: { metrics }, delivery: 'values' });
 */
export class GrafanaProvisioning extends Construct {
  /** The data sources for Grafana's sidecar; none with `delivery: 'values'`. */
  readonly configMap?: ConfigMapV1;
  /** Values of Grafana's chart, beside the Terraform. */
  readonly values: StackFile;

  private readonly uidPrefix: string;

  /** @throws for a backend's malformed URL or tenant, an id that no ConfigMap can be named after, and a uid that isn't one */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: GrafanaProvisioningProps,
  ) {
    super(scope, id);
    const { namespace = 'monitoring', delivery = 'sidecar' } = props;
    const { name: fleet = scope.node.id } = props;
    this.uidPrefix = props.uidPrefix ?? `${fleet}-`;
    // https://github.com/grafana/grafana/blob/main/pkg/util/shortid_generator.go: 40, of which a backend's name has 10
    if (!/^[a-zA-Z0-9_-]{0,30}$/.test(this.uidPrefix)) {
      fail(
        this,
        `a uidPrefix is up to 30 letters, digits, hyphens and underscores, as Grafana's uids are, but ${shown(this.uidPrefix)} was given: set grafana.uidPrefix`,
      );
    }
    this.node.addValidation({ validate: () => this.sameUids() });
    for (const backend of backendsOf(props.backends)) {
      if (backend.auth?.oauth2)
        warn(
          this,
          `Grafana's data sources fetch no tokens, so ${backend.name} refuses it: give Grafana a data source of your own, or ask for another auth`,
        );
      backend.queryUrl(scope);
      backend.headers(scope);
    }
    if (delivery === 'sidecar') {
      const produce = () => terraformLiteral(stringify(this.provisioned(), PLAIN));
      this.configMap = new ConfigMapV1(this, 'data-sources', {
        metadata: {
          name: kubernetesName(this, 'its name', fleet, '-data-sources'),
          namespace,
          labels: { grafana_datasource: '1' },
        },
        data: { [`${fleet}.yaml`]: Lazy.stringValue({ produce }) },
      });
    }
    this.values = new StackFile(this, 'values', {
      path: `grafana/${fleet}-values.yaml`,
      content: () => stringify(this.chartValues(), PLAIN),
    });
    this.node.defaultChild = this.configMap ?? this.values;
  }

  /** The data sources, as Grafana's provisioning has them: with what is known of the hosts by now. */
  get dataSources(): readonly OtelSettings[] {
    const { backends, scrapeInterval } = this.props;
    return dataSources(this.node.scope ?? this, backends, {
      uidPrefix: this.uidPrefix,
      spanMetrics: this.props.spanMetrics ?? backends.traces?.spanMetrics,
      scrapeInterval: scrapeInterval?.(),
      serviceGraph: this.made.serviceGraph,
      spanProfiles: this.props.spanProfiles,
    });
  }

  private get made(): MadeMetrics {
    const { serviceGraph = false } = this.props.backends.traces ?? {};
    const made = this.props.made?.() ?? { serviceGraph, beyla: false, collector: false };
    return { ...made, serviceGraph: made.serviceGraph || serviceGraph };
  }

  /** Two backends may well have one Grafana. */
  private sameUids(): string[] {
    const uids = new Set(this.dataSources.map(({ uid }) => uid));
    const others = this.node.root.node
      .findAll()
      .filter((c): c is GrafanaProvisioning => c instanceof GrafanaProvisioning && c !== this);
    return others.flatMap(({ dataSources, node }) =>
      dataSources
        .filter(({ uid }) => uids.has(uid))
        .map(
          ({ uid }) =>
            `the data source ${shown(uid)} is that of ${node.path} too, and Grafana takes one of a uid: give one of them another grafana.uidPrefix`,
        ),
    );
  }

  private provisioned() {
    // prune: one that this made and that isn't in here any more goes
    return { apiVersion: 1, prune: true, datasources: this.dataSources };
  }

  private chartValues(): OtelSettings {
    const { backends } = this.props;
    const values = this.configMap
      ? { sidecar: { datasources: { enabled: true } } }
      : { datasources: { 'datasources.yaml': this.provisioned() } };
    const environment = Object.assign(
      {},
      ...backendsOf(backends).map(
        (each) => dataSourceAuth(each, `${this.uidPrefix}${each.name}`).environment,
      ),
    ) as OtelSettings;
    return {
      ...values,
      ...(Object.keys(environment).length > 0 && { envValueFrom: environment }),
      ...(backends.metrics &&
        dashboardValues(`${this.uidPrefix}${backends.metrics.name}`, this.made)),
    };
  }
}

const PLAIN = { lineWidth: 0, aliasDuplicateObjects: false } as const;
