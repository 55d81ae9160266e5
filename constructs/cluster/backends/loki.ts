import type { IConstruct } from 'constructs';
import { fail, shown } from '../../../lib/errors';
import type { OtelSettings } from '../../../lib/otel/config';
import { checkProps } from '../../../lib/props';
import { Duration } from '../../../lib/units';
import type { DataSource, DataSourceLinks, LinkTarget } from '../grafana/data-source';
import { logsToTraces } from '../grafana/trace-links';
import { atLeast, NOT_SET, tenancy } from '../retention/expectation';
import { INSTALLED } from '../kubernetes-props';
import type { RetentionQuestion } from '../retention/check-script';
import type { RuntimeConfigProps } from '../retention/runtime-patch';
import { Backend } from './backend';
import type { BackendTimes, ExternalBackendProps } from './backend-props';
import { HelmChart, type HelmBackendProps } from './helm-chart';
import { checkStreams, type LokiStream } from './loki-streams';
import { expectedLimits, expectedRates, lokiLimits, MESSAGE_SIZE, oldestLine } from './loki-limits';
import { LOKI_MISTAKES, lokiValues } from './loki-values';
import { checkVolume, type VolumeProps } from './storage';

/** What can be said of every Loki. */
export interface LokiOptions {
  /** Streams that are kept for another time than the rest. @default - none */
  readonly streams?: readonly LokiStream[];
}

/** An existing Loki 3. */
export interface LokiProps extends ExternalBackendProps, LokiOptions {
  /** The `object_store` of its schema, such as `filesystem` or `s3`: deletion requests are kept there too (trap R2). */
  readonly objectStore: string;
  /** The period of its index. @default Duration.hours(24), the only one with which it deletes anything (trap R3) */
  readonly indexPeriod?: Duration;
  /** Its runtime configuration, to be patched; `compactor.retention_enabled` has to be on already. @default - not patched */
  readonly runtimeConfig?: RuntimeConfigProps;
}

/** A Loki 3 that the library installs: one pod with a volume. */
export interface LokiHelmProps extends HelmBackendProps, LokiOptions {
  /** The volume that it writes to. */
  readonly volume: VolumeProps;
  /** The first day of its schema, `YYYY-MM-DD`; never change it afterwards. @default 2024-04-01 */
  readonly schemaFrom?: string;
}

/**
 * Grafana Loki 3, which keeps logs.
 *
 * @example
 * const logs = Loki.external({
 *   url: 'http://loki.monitoring.svc:3100',
 *   objectStore: 's3',
 *   retention: Duration.days(14),
 * });
 * new LgtmBackend(stack, 'lgtm', { logs });
 */
export class Loki extends Backend<'logs'> {
  /** An existing install. */
  static external(props: LokiProps): Loki {
    return new Loki(props);
  }

  /** One that the library installs, by the community's chart. @throws without the Helm provider's bindings */
  static helm(props: LokiHelmProps): Loki {
    checkProps('loki', props, INSTALLED, ['volume.size']);
    const chart = new HelmChart({
      ...props,
      chart: 'loki',
      repository: 'oci://ghcr.io/grafana-community/helm-charts',
      pinned: '18.11.0',
      defaults: lokiValues(props),
      retentionValues: (scope, { retention }, config) => {
        checkVolume(scope, props.volume, retention);
        return {
          loki: { ...config, storage: { type: 'filesystem' } },
          singleBinary: { persistence: { enabled: true } },
        };
      },
      mistakes: LOKI_MISTAKES,
    });
    const { release, namespace } = chart;
    const url = `http://${release}.${namespace}.svc:3100`;
    const podSelector = { 'app.kubernetes.io/name': 'loki', 'app.kubernetes.io/instance': release };
    return new Loki({ ...props, url, podSelector, objectStore: 'filesystem' }, chart);
  }

  /** Grafana's own plugin. */
  override readonly dataSourceType = 'loki';
  /** @see https://grafana.com/docs/loki/latest/send-data/otel/ */
  protected override readonly otlpPath = '/otlp';
  protected override readonly defaultPorts = [3100, 8080];
  protected override readonly singleTenant = 'fake';

  private constructor(
    private readonly loki: LokiProps,
    chart?: HelmChart,
  ) {
    super('loki', 'logs', loki, chart);
  }

  /** The ConfigMap that is to be patched. */
  override get runtimeConfig(): RuntimeConfigProps | undefined {
    return this.loki.runtimeConfig;
  }

  /**
   * Without `retention_enabled` a period is accepted and ignored (trap R1). Loki makes labels of a fixed list of resource
   * attributes. The host isn't in it, so that `{host="ryzen"}` finds nothing; `service.instance.id` is, of which each
   * process may have its own: 6,000 made 5,000 streams, after which everybody was refused (measured). So the list is
   * replaced. How old and how large what comes may be follows from how long a host may be away.
   */
  override retentionConfig(times: BackendTimes): OtelSettings {
    const { objectStore, streams } = this.loki;
    return {
      compactor: { retention_enabled: true, delete_request_store: objectStore },
      limits_config: lokiLimits(times, streams),
      server: MESSAGE_SIZE,
    };
  }

  override retentionNotes({ retention }: BackendTimes): readonly string[] {
    return [
      `Loki deletes what is older than ${retention.toString()} about two hours after it starts with this,`,
      'what was stored before included. It has to be restarted: compactor is not read at run time.',
    ];
  }

  /** @see https://grafana.com/docs/loki/latest/configure/#runtime-configuration-file */
  override tenantLimits(_scope: IConstruct, { retention, maxOutage }: BackendTimes): OtelSettings {
    return {
      retention_period: retention.toString(),
      reject_old_samples_max_age: oldestLine(maxOutage).toString(),
    };
  }

  /** Since 3.6 Loki shows a selection of a tenant's limits as it resolves them; for the others there is what holds for all. */
  override retentionQuestions(scope: IConstruct, times: BackendTimes): RetentionQuestion[] {
    const { tenant, runtimeConfig } = this.loki;
    const url = this.statusUrl(scope);
    const asked = { backend: this.name, tenant: this.tenant };
    const config = { url: `${url}/config` };
    const own = { url: `${url}/config/tenant/v1/limits`, optional: true };
    const shared = { ...config, under: 'limits_config' };
    const age = atLeast(oldestLine(times.maxOutage));
    return [
      {
        ...asked,
        at: [config],
        expect: {
          auth_enabled: tenancy(tenant),
          'compactor.retention_enabled': 'true',
          'compactor.delete_request_store': this.loki.objectStore,
          'schema_config.configs.index.period': '24h',
          'server.grpc_server_max_recv_msg_size': atLeast(
            MESSAGE_SIZE.grpc_server_max_recv_msg_size,
          ),
        },
      },
      {
        ...asked,
        at: [{ ...own, whole: true }, shared],
        expect: expectedLimits(times, this.loki),
      },
      { ...asked, at: [own, shared], expect: expectedRates() },
      {
        ...asked,
        // patched it is in the runtime configuration, which shows only to a Loki that is told to
        ...(runtimeConfig ? { at: [own] } : { at: [own, shared] }),
        expect: { reject_old_samples_max_age: runtimeConfig ? `${age}|${NOT_SET}` : age },
      },
    ];
  }

  /** The ways from a line to its trace. */
  override dataSource({ traces }: DataSourceLinks): DataSource {
    return { type: this.dataSourceType, jsonData: logsToTraces(traces) };
  }

  /** LogQL, with the trace's id as OTLP's structured metadata. */
  override linkTarget(): LinkTarget {
    return { queries: [{ query: '{$${__tags}} | trace_id = "$${__trace.traceId}"' }] };
  }

  protected override checkRetention(scope: IConstruct, retention: Duration): void {
    const { indexPeriod, objectStore, streams = [] } = this.loki;
    const day = Duration.hours(24).toMilliseconds();
    super.checkRetention(scope, retention);
    if ((objectStore as string | undefined) === undefined || objectStore === '') {
      fail(
        scope,
        "Loki refuses to start with retention_enabled but without a delete_request_store: give the object_store of its schema, such as objectStore: 'filesystem'",
      );
    }
    if (indexPeriod !== undefined && indexPeriod.toMilliseconds() !== day) {
      fail(
        scope,
        `Loki deletes nothing from an index whose period is not 24h, but indexPeriod ${shown(indexPeriod.toString())} was given: add a schema_config with a period of 24h`,
      );
    }
    checkStreams(scope, streams, retention);
  }
}
