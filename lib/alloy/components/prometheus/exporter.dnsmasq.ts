// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyBoolean, AlloyString, Targets } from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `prometheus.exporter.dnsmasq`. */
export interface PrometheusExporterDnsmasqProps {
  /** `address`: host and port of the dnsmasq server. @default localhost:53 */
  readonly address?: AlloyString;
  /** `leases_file`: where dnsmasq keeps its leases. @default /var/lib/misc/dnsmasq.leases */
  readonly leasesFile?: AlloyString;
  /** `expose_leases`: a series for each lease, which can be many. @default false */
  readonly exposeLeases?: AlloyBoolean;
}

/**
 * Gathers metrics of a dnsmasq server. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.dnsmasq/
 */
export class PrometheusExporterDnsmasq extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(
    scope: Construct,
    id: string,
    props: AlloyProps<PrometheusExporterDnsmasqProps> = {},
  ) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  address: 'string',
  leasesFile: 'string',
  exposeLeases: 'bool',
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.dnsmasq',
  stability: 'generally-available',
  schema: PROPS,
};
