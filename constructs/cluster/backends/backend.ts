import type { ITerraformDependable } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { fail, shown } from '../../../lib/errors';
import type { OtelSettings } from '../../../lib/otel/config';
import type { Duration } from '../../../lib/units';
import { baseUrl } from '../../wiring/endpoint';
import type { RetentionQuestion } from '../retention/check-script';
import type { RuntimeConfigProps } from '../retention/runtime-patch';
import type { Signal } from '../../wiring/signal';
import { clusterService } from './cluster-service';
import type { HelmChart } from './helm-chart';
import { checkBucket, type BucketLifecycle } from './storage';

/** What can be said of every backend, whoever runs it. */
export interface BackendOptions {
  /** The tenant to write to, sent as `X-Scope-OrgID`. @default - none: the backend's single tenant */
  readonly tenant?: string;
  /** How long its signal is kept, 1 hour at least. @default - that of the LgtmBackend */
  readonly retention?: Duration;
}

/** What every existing backend is described by. */
export interface ExternalBackendProps extends BackendOptions {
  /** Its base URL as the collector's pods reach it, without the OTLP path: `http://loki.monitoring.svc:3100`. */
  readonly url: string;
  /** Its base URL as Grafana's pods, and the check of its retention, reach it. @default - from `url` */
  readonly queryUrl?: string;
  /** Labels of the pods behind `url`, for network policies. @default - every pod of its namespace */
  readonly podSelector?: { readonly [label: string]: string };
  /** The ports on which those pods listen, for network policies. @default - those of upstream's charts */
  readonly podPorts?: readonly number[];
  /** The bucket that it writes to, to check the bucket's own lifecycle rule (trap R17). @default - not checked */
  readonly bucket?: BucketLifecycle;
}

/** Where a backend's pods are, for a NetworkPolicy. */
export interface BackendPeer {
  /** Their namespace. */
  readonly namespace: string;
  /** Their labels. @default - every pod of the namespace */
  readonly podSelector?: { readonly [label: string]: string };
  /** Their own ports and that of the Service before them: some network plugins see the one, some the other. */
  readonly ports: readonly number[];
}

/** The type of a Grafana data source. */
export type DataSourceType = 'prometheus' | 'loki' | 'tempo' | 'grafana-pyroscope-datasource';

/** A store of one signal, and all that differs between stores: where it is written to and asked, and its retention. */
export abstract class Backend<S extends Signal = Signal> {
  /** The type of its data source in Grafana. */
  abstract readonly dataSourceType: DataSourceType;
  /** What the URL gets before `/v1/<signal>`. */
  protected readonly otlpPath: string = '';
  /** The ports of its pods in upstream's charts. */
  protected abstract readonly defaultPorts: readonly number[];
  /** What its query URL has after the host, in Grafana's eyes. */
  protected readonly queryPath: string = '';
  /** The tenant under which a backend without multi-tenancy keeps everything. */
  protected readonly singleTenant: string = 'anonymous';

  /**
   * @param name upstream's name in lower case, for component ids and file names
   * @param chart installs it, when it is the library's to install
   */
  protected constructor(
    readonly name: string,
    readonly signal: S,
    protected readonly props: ExternalBackendProps,
    private readonly chart?: HelmChart,
  ) {}

  /** What the backend's own configuration file must say for it to keep what it stores for `retention`, and no longer. */
  abstract retentionConfig(retention: Duration): OtelSettings;

  /** What the running backend is asked, and what it answers when it keeps `retention`. */
  abstract retentionQuestions(scope: IConstruct, retention: Duration): readonly RetentionQuestion[];

  /** What whoever applies `retentionConfig` has to know, a line each. */
  retentionNotes(_retention: Duration): readonly string[] {
    return [];
  }

  /** What a tenant's entry in its runtime configuration must say; none when it takes none. */
  tenantLimits(_scope: IConstruct, _retention: Duration): OtelSettings | undefined {
    return undefined;
  }

  /** The ConfigMap of its runtime configuration that is to be patched. */
  get runtimeConfig(): RuntimeConfigProps | undefined {
    return undefined;
  }

  /** How long it keeps what it stores. @param fallback when it has no retention of its own */
  retention(fallback: Duration): Duration {
    return this.props.retention ?? fallback;
  }

  /** The tenant that its data belongs to, in the backend's own eyes. */
  get tenant(): string {
    return this.props.tenant ?? this.singleTenant;
  }

  /** Installs it when it is the library's to install. @returns what must be there before it can be asked */
  bind(scope: Construct, retention: Duration): readonly ITerraformDependable[] {
    this.checkRetention(scope, retention);
    const config = this.retentionConfig(retention);
    return this.chart === undefined
      ? []
      : [this.chart.install(scope, this.name, retention, config)];
  }

  /** The base URL for an OTLP exporter. @throws when the URL or the tenant is malformed, naming `scope` */
  otlpEndpoint(scope: IConstruct): string {
    return `${baseUrl(scope, this.props.url)}${this.otlpPath}`;
  }

  /** The base URL for queries: that of a Grafana data source. @throws when it is malformed, naming `scope` */
  queryUrl(scope: IConstruct): string {
    return `${this.statusUrl(scope)}${this.queryPath}`;
  }

  /** Headers of every write and query. @throws when the tenant is malformed, naming `scope` */
  headers(scope: IConstruct): { readonly [name: string]: string } | undefined {
    const { tenant } = this.props;
    if (tenant === undefined) return undefined;
    if (tenant === '*') {
      fail(
        scope,
        `the tenant '*' was given for ${this.name}, which takes it for one tenant of that name, not for all: name the one that is written to`,
      );
    }
    // https://grafana.com/docs/mimir/latest/configure/about-tenant-ids/
    if (!/^[A-Za-z0-9!._*'()-]{1,150}$/.test(tenant) || tenant === '.' || tenant === '..') {
      fail(
        scope,
        `a tenant is up to 150 letters, digits and !-_.*'(), neither . nor .., but ${shown(tenant)} was given for ${this.name}`,
      );
    }
    return { 'X-Scope-OrgID': tenant };
  }

  /** Its pods, for a NetworkPolicy; none when its URL is not that of a Service in the cluster. */
  peer(scope: IConstruct): BackendPeer | undefined {
    const { podSelector, podPorts = this.defaultPorts } = this.props;
    const service = clusterService(baseUrl(scope, this.props.url));
    if (service === undefined) return undefined;
    const asked = clusterService(this.statusUrl(scope));
    const ports = [service.port, ...(asked ? [asked.port] : []), ...podPorts];
    return { namespace: service.namespace, podSelector, ports: [...new Set(ports)].sort(byNumber) };
  }

  /** The base URL of its own endpoints, such as `/config`. */
  protected statusUrl(scope: IConstruct): string {
    return baseUrl(scope, this.props.queryUrl ?? this.props.url);
  }

  /** @throws when it can't keep `retention` */
  protected checkRetention(scope: IConstruct, retention: Duration): void {
    if (retention.toMilliseconds() < 3_600_000) {
      fail(
        scope,
        `a retention is 1 hour at least, but ${shown(retention.toString())} was given for ${this.name}`,
      );
    }
    if (this.props.bucket) checkBucket(scope, this.props.bucket, retention);
  }
}

function byNumber(a: number, b: number): number {
  return a - b;
}
