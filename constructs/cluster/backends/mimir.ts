import type { IConstruct } from 'constructs';
import type { OtelSettings } from '../../../lib/otel/config';
import { checkProps } from '../../../lib/props';
import { Size } from '../../../lib/units';
import { baseUrl } from '../../wiring/endpoint';
import { atLeast, atLeastOrUnlimited } from '../retention/expectation';
import { INSTALLED } from '../kubernetes-props';
import type { RetentionQuestion } from '../retention/check-script';
import type { RuntimeConfigProps } from '../retention/runtime-patch';
import type { BackendTimes, ExternalBackendProps } from './backend-props';
import { besideService } from './cluster-service';
import { HelmChart, type HelmBackendProps } from './helm-chart';
import { PrometheusCompatible } from './prometheus-compatible';
import { resources } from './resources';
import type { BucketProps } from './storage';

/** An existing Mimir. */
export interface MimirProps extends ExternalBackendProps {
  /** The base URL of one of its own Services, not of its gateway, which has no `/config`. @default - from `url`: the compactor's beside a gateway's */
  readonly statusUrl?: string;
  /** Its runtime configuration, to be patched. @default - not patched */
  readonly runtimeConfig?: RuntimeConfigProps;
}

/** A Mimir that the library installs, without Kafka, on object storage: nothing else is durable. */
export interface MimirHelmProps extends HelmBackendProps {
  /** The bucket that it writes blocks to. */
  readonly bucket: BucketProps;
}

/**
 * Grafana Mimir, which keeps metrics.
 *
 * @example
 * const metrics = Mimir.external({ url: 'http://mimir-gateway.monitoring.svc', tenant: 'home' });
 * new LgtmBackend(stack, 'lgtm', { metrics });
 */
export class Mimir extends PrometheusCompatible {
  /** An existing install. @param props `url` is that of its gateway, `http://mimir-gateway.monitoring.svc` */
  static external(props: MimirProps): Mimir {
    return new Mimir(props);
  }

  /** One that the library installs, by Grafana's chart. @throws without the Helm provider's bindings */
  static helm(props: MimirHelmProps): Mimir {
    checkProps('mimir', props, INSTALLED, [
      'bucket.bucket',
      'bucket.endpoint',
      'bucket.secretName',
    ]);
    const chart = new HelmChart({
      ...props,
      chart: 'mimir-distributed',
      repository: 'https://grafana.github.io/helm-charts',
      pinned: '6.1.0',
      defaults: helmDefaults(props),
      retentionValues: (_scope, _times, config) => ({ mimir: { structuredConfig: config } }),
      mistakes: [
        ['limits', 'the chart drops it silently: write mimir.structuredConfig.limits'],
        ['structuredConfig', 'the chart drops it silently: write mimir.structuredConfig'],
      ],
    });
    const url = `http://${chart.release}-gateway.${chart.namespace}.svc`;
    const podSelector = {
      'app.kubernetes.io/name': 'mimir',
      'app.kubernetes.io/instance': chart.release,
    };
    return new Mimir({ ...props, url, podSelector }, chart);
  }

  protected override readonly prometheusType = 'Mimir';
  /** @see https://grafana.com/docs/mimir/latest/send/otlp/ */
  protected override readonly otlpPath = '/otlp';
  protected override readonly queryPath = '/prometheus';
  protected override readonly defaultPorts = [8080];

  private constructor(
    private readonly mimir: MimirProps,
    chart?: HelmChart,
  ) {
    super('mimir', mimir, chart);
  }

  /** The ConfigMap that is to be patched. */
  override get runtimeConfig(): RuntimeConfigProps | undefined {
    return this.mimir.runtimeConfig;
  }

  override retentionConfig(times: BackendTimes): OtelSettings {
    return { limits: this.tenantLimits(undefined, times) };
  }

  /** Without a window it takes of what a host brings no more than an hour, and less where it comes out of order (measured). */
  override tenantLimits(_scope: unknown, { retention, maxOutage }: BackendTimes): OtelSettings {
    return {
      compactor_blocks_retention_period: retention.toString(),
      out_of_order_time_window: maxOutage.toString(),
    };
  }

  /**
   * A tenant's entry in the runtime configuration, which Mimir shows with what it inherits, and where there is none, or no
   * such file, the limits of all.
   *
   * @see https://grafana.com/docs/mimir/latest/references/http-api/#runtime-configuration
   */
  override retentionQuestions(scope: IConstruct, times: BackendTimes): RetentionQuestion[] {
    const { retention, maxOutage } = times;
    const { url, statusUrl, tenant } = this.mimir;
    const compactor = (name: string) => name.replace(/-gateway$/, '-compactor');
    const own = url.includes('-gateway.')
      ? besideService(url, { name: compactor, port: 8080 })
      : url;
    const status = baseUrl(scope, statusUrl ?? own);
    const asked = { backend: this.name, tenant: this.tenant };
    const config = { url: `${status}/config` };
    const runtime = {
      url: `${status}/runtime_config`,
      under: `overrides.${this.tenant}`,
      optional: true,
    };
    return [
      {
        ...asked,
        at: [runtime, { ...config, under: 'limits' }],
        expect: {
          compactor_blocks_retention_period: retention.toString(),
          out_of_order_time_window: atLeast(maxOutage),
          max_query_lookback: atLeastOrUnlimited(retention),
        },
      },
      // without tenants, what a tenant's entry says holds for nobody
      ...(tenant === undefined
        ? []
        : [{ ...asked, at: [config], expect: { multitenancy_enabled: 'true' } } as const]),
    ];
  }
}

/**
 * What each of its workloads asks for, which is little, since most of them wait for most of the time (estimated). None has a
 * limit: three ingesters have the same series, so that what takes one of them to it takes all three.
 *
 * @see https://github.com/grafana/mimir/blob/main/operations/helm/charts/mimir-distributed/small.yaml
 */
const REQUESTS: OtelSettings = Object.fromEntries(
  (
    [
      ['ingester', 512],
      ['store_gateway', 256],
      ['compactor', 256],
      ['distributor', 128],
      ['querier', 128],
      ['query_frontend', 128],
      ['query_scheduler', 64],
      ['overrides_exporter', 64],
      ['gateway', 64],
    ] as const
  ).map(([workload, mebibytes]) => [
    workload,
    { resources: resources({ cpu: '50m', memory: Size.mebibytes(mebibytes) }) },
  ]),
);

/** @see https://github.com/grafana/mimir/blob/main/operations/helm/charts/mimir-distributed/classic-architecture.yaml */
function helmDefaults({ tenant, bucket, release = 'mimir' }: MimirHelmProps): OtelSettings {
  const off = { enabled: false };
  return {
    fullnameOverride: release,
    kafka: off,
    minio: off,
    alertmanager: off,
    ruler: off,
    ...REQUESTS,
    global: { extraEnvFrom: [{ secretRef: { name: bucket.secretName } }] },
    mimir: {
      structuredConfig: {
        multitenancy_enabled: tenant !== undefined,
        ingest_storage: {
          enabled: false,
          kafka: { address: null, topic: null, auto_create_topic_default_partitions: null },
        },
        distributor: { remote_timeout: null },
        ingester: { push_grpc_method_enabled: null },
        common: {
          storage: {
            backend: 's3',
            s3: {
              endpoint: bucket.endpoint,
              insecure: bucket.insecure ?? false,
              access_key_id: '${AWS_ACCESS_KEY_ID}',
              secret_access_key: '${AWS_SECRET_ACCESS_KEY}',
            },
          },
        },
        blocks_storage: { s3: { bucket_name: bucket.bucket } },
        limits: {
          max_global_exemplars_per_user: 100_000,
          otel_metric_suffixes_enabled: true,
          promote_otel_resource_attributes: 'service.name,service.namespace,host.name',
        },
      },
    },
  };
}
