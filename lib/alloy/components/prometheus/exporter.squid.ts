// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloySecret, AlloyString, Targets } from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `prometheus.exporter.squid`. */
export interface PrometheusExporterSquidProps {
  /** `address`: host and port of the Squid proxy. */
  readonly address: AlloyString;
  /** `username`: the user name. @default "" */
  readonly username?: AlloyString;
  /** `password`: the password that goes with the user name. @default "" */
  readonly password?: AlloySecret;
}

/**
 * Gathers metrics of a Squid proxy. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.squid/
 */
export class PrometheusExporterSquid extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<PrometheusExporterSquidProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  address: 'string!',
  username: 'string',
  password: 'secret',
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.squid',
  stability: 'generally-available',
  schema: PROPS,
};
