// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyNumber,
  AlloyString,
  Targets,
} from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `prometheus.exporter.consul`. */
export interface PrometheusExporterConsulProps {
  /** `server`: Consul agent or server it asks, host and port. @default http://localhost:8500 */
  readonly server?: AlloyString;
  /** `ca_file`: PEM file of the CA that vouches for Consul. @default "" */
  readonly caFile?: AlloyString;
  /** `cert_file`: PEM file of its own certificate. @default "" */
  readonly certFile?: AlloyString;
  /** `key_file`: PEM file of its own private key. @default "" */
  readonly keyFile?: AlloyString;
  /** `server_name`: name the server's certificate must bear, in place of the host's. @default "" */
  readonly serverName?: AlloyString;
  /** `timeout`: the longest that a request may take. @default 500ms */
  readonly timeout?: AlloyDuration;
  /** `insecure_skip_verify`: accepts any certificate, and with it anybody in between. @default false */
  readonly insecureSkipVerify?: AlloyBoolean;
  /** `concurrent_request_limit`: requests under way at once; 0 sets no limit. @default 0 */
  readonly concurrentRequestLimit?: AlloyNumber;
  /** `allow_stale`: lets any server answer, so answers may be out of date. @default true */
  readonly allowStale?: AlloyBoolean;
  /** `require_consistent`: insists on fully consistent reads, which are slower. @default false */
  readonly requireConsistent?: AlloyBoolean;
  /** `kv_prefix`: where in the key-value store it looks. @default "" */
  readonly kvPrefix?: AlloyString;
  /** `kv_filter`: regular expression of the keys it takes. @default ".*" */
  readonly kvFilter?: AlloyString;
  /**
   * `generate_health_summary`: asks about each service and adds `consul_catalog_service_node_healthy`.
   * @default true
   */
  readonly generateHealthSummary?: AlloyBoolean;
}

/**
 * Gathers metrics of a Consul installation. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.consul/
 */
export class PrometheusExporterConsul extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<PrometheusExporterConsulProps> = {}) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  server: 'string',
  caFile: 'string',
  certFile: 'string',
  keyFile: 'string',
  serverName: 'string',
  timeout: 'duration',
  insecureSkipVerify: 'bool',
  concurrentRequestLimit: 'int',
  allowStale: 'bool',
  requireConsistent: 'bool',
  kvPrefix: 'string',
  kvFilter: 'string',
  generateHealthSummary: 'bool',
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.consul',
  stability: 'generally-available',
  schema: PROPS,
};
