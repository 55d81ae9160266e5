// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyDuration, AlloyString, Targets } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { TLS_CONFIG, type TlsConfig } from '../shared/common-config';

/** Arguments of `prometheus.exporter.memcached`. */
export interface PrometheusExporterMemcachedProps {
  /** `address`: host and port of the Memcached server. @default localhost:11211 */
  readonly address?: AlloyString;
  /** `timeout`: the longest that connecting may take. @default 1s */
  readonly timeout?: AlloyDuration;
  /** `tls_config`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tlsConfig?: TlsConfig;
}

/**
 * Gathers metrics of a Memcached server. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.memcached/
 */
export class PrometheusExporterMemcached extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(
    scope: Construct,
    id: string,
    props: AlloyProps<PrometheusExporterMemcachedProps> = {},
  ) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  address: 'string',
  timeout: 'duration',
  tlsConfig: nested('block', TLS_CONFIG),
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.memcached',
  stability: 'generally-available',
  schema: PROPS,
};
