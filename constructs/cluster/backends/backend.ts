import type { TerraformElement } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { fail, shown } from '../../../lib/errors';
import type { OtelSettings } from '../../../lib/otel/config';
import { checkProps } from '../../../lib/props';
import type { Duration } from '../../../lib/units';
import { baseUrl } from '../../wiring/endpoint';
import type { SpanMetricNames } from '../../wiring/correlation';
import type { Signal } from '../../wiring/signal';
import type {
  DataSource,
  DataSourceLinks,
  DataSourceType,
  LinkTarget,
} from '../grafana/data-source';
import type { RetentionQuestion } from '../retention/check-script';
import type { RuntimeConfigProps } from '../retention/runtime-patch';
import { checkAuth, type BackendAuth } from './backend-auth';
import type {
  BackendInstallation,
  BackendPeer,
  BackendTimes,
  ExternalBackendProps,
} from './backend-props';
import { besideService, clusterService } from './cluster-service';
import { BACKEND } from '../kubernetes-props';
import { checkBucket } from './storage';
import { checkTenant } from './tenant';

/**
 * A store of one signal, and all that differs between stores: where it is written to and asked, its retention, and what
 * Grafana has to know of it. Subclass it for one that the library doesn't know; what isn't abstract has a default.
 *
 * @example
 * class VictoriaLogs extends Backend<'logs'> {
 *   readonly dataSourceType = 'victoriametrics-logs-datasource';
 *   protected override readonly otlpPath = '/insert/opentelemetry';
 *
 *   constructor(props: ExternalBackendProps) {
 *     super('victorialogs', 'logs', props);
 *   }
 *
 *   retentionConfig({ retention }: BackendTimes) {
 *     return { flags: [`-retentionPeriod=${retention.toString()}`] };
 *   }
 * }
 */
export abstract class Backend<S extends Signal = Signal> {
  /** The plugin that Grafana asks it with. */
  abstract readonly dataSourceType: DataSourceType;
  /** What the metrics are called that a store of traces makes of spans itself. @default - it makes none */
  readonly spanMetrics?: SpanMetricNames;
  /** Whether a store of traces makes `traces_service_graph_*` itself. @default - it makes none */
  readonly serviceGraph?: boolean;
  /** What the URL gets before `/v1/<signal>`. @default - nothing */
  protected readonly otlpPath: string = '';
  /** The ports of its pods in upstream's charts. @default - only that of its URL */
  protected readonly defaultPorts: readonly number[] = [];
  /** The port of its Service for queries, where `url` has another. @default - that of `url` */
  protected readonly queryPort?: number;
  /** What its query URL has after the host, in Grafana's eyes. @default - nothing */
  protected readonly queryPath: string = '';
  /** The tenant under which it keeps everything when `tenant` is left out. @default anonymous */
  protected readonly singleTenant: string = 'anonymous';

  /**
   * @param name upstream's name in lower case, for component ids, file names and Grafana's uid
   * @param signal what it keeps
   * @param props where it is, and what can be chosen
   * @param installation makes it, where it isn't there yet
   * @throws for props that aren't what they have to be
   */
  protected constructor(
    readonly name: string,
    readonly signal: S,
    protected readonly props: ExternalBackendProps,
    private readonly installation?: BackendInstallation,
  ) {
    checkProps(name, props, BACKEND, ['url']);
    if (props.auth !== undefined) checkAuth(name, props.auth, props.tenant);
  }

  /**
   * What the backend's own configuration file must say for it to keep what it stores for `retention`, and no longer, and
   * to take what a host brings that was away for `maxOutage`.
   */
  abstract retentionConfig(times: BackendTimes): OtelSettings;

  /** What the running backend is asked, and what it answers when it does as `retentionConfig` says; it isn't asked without. */
  retentionQuestions(_scope: IConstruct, _times: BackendTimes): readonly RetentionQuestion[] {
    return [];
  }

  /** What whoever applies `retentionConfig` has to know, a line each. */
  retentionNotes(_times: BackendTimes): readonly string[] {
    return [];
  }

  /** What a tenant's entry in its runtime configuration must say; undefined when it takes none. */
  tenantLimits(_scope: IConstruct, _times: BackendTimes): OtelSettings | undefined {
    return undefined;
  }

  /** The ConfigMap of its runtime configuration that is to be patched. */
  get runtimeConfig(): RuntimeConfigProps | undefined {
    return undefined;
  }

  /** What its data source has in Grafana, by what it can lead to. */
  dataSource(_links: DataSourceLinks): DataSource {
    return { type: this.dataSourceType };
  }

  /** What other data sources have to know to lead to it; with metrics of spans, what these are called. */
  linkTarget(_spanMetrics?: SpanMetricNames): LinkTarget {
    return {};
  }

  /** How long it keeps what it stores. @param fallback when it has no retention of its own */
  retention(fallback: Duration): Duration {
    return this.props.retention ?? fallback;
  }

  /** What it asks for of whoever writes and asks. */
  get auth(): BackendAuth | undefined {
    return this.props.auth;
  }

  /** The tenant that its data belongs to, in the backend's own eyes. */
  get tenant(): string {
    return this.props.tenant ?? this.singleTenant;
  }

  /** Installs it when it is the library's to install. @returns what must be there before it can be asked */
  bind(scope: Construct, times: BackendTimes): TerraformElement | undefined {
    this.checkRetention(scope, times.retention);
    return this.installation?.install(scope, this.name, times, () => this.retentionConfig(times));
  }

  /** The base URL for an OTLP exporter. @throws when the URL or the tenant is malformed, naming `scope` */
  otlpEndpoint(scope: IConstruct): string {
    return `${baseUrl(scope, this.props.url)}${this.otlpPath}`;
  }

  /** The base URL for queries: that of a Grafana data source. @throws when it is malformed, naming `scope` */
  queryUrl(scope: IConstruct): string {
    return `${this.statusUrl(scope)}${this.queryPath}`;
  }

  /** The same as workstations reach it, if they do. @throws when it is malformed, naming `scope` */
  workstationQueryUrl(scope: IConstruct): string | undefined {
    const { workstationQueryUrl: url } = this.props;
    return url && `${baseUrl(scope, url)}${this.queryPath}`;
  }

  /** Headers of every write and query. @throws when the tenant is malformed, naming `scope` */
  headers(scope: IConstruct): { readonly [name: string]: string } | undefined {
    const { tenant } = this.props;
    if (tenant === undefined) return undefined;
    checkTenant(scope, this.name, tenant);
    return { 'X-Scope-OrgID': tenant };
  }

  /** Its pods, for a NetworkPolicy; none when its URL is not that of a Service in the cluster. */
  peer(scope: IConstruct): BackendPeer | undefined {
    const { podSelector, podPorts = this.defaultPorts } = this.props;
    const service = clusterService(baseUrl(scope, this.props.url));
    if (service === undefined) return undefined;
    const asked = clusterService(this.statusUrl(scope));
    const all = new Set([service.port, ...(asked ? [asked.port] : []), ...podPorts]);
    const ports = [...all].sort((a, b) => a - b);
    return { namespace: service.namespace, podSelector, ports };
  }

  /** The base URL of its own endpoints, such as `/config`. */
  protected statusUrl(scope: IConstruct): string {
    const { url, queryUrl } = this.props;
    if (queryUrl !== undefined) return baseUrl(scope, queryUrl);
    const own = baseUrl(scope, url);
    return this.queryPort === undefined ? own : besideService(own, { port: this.queryPort });
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
