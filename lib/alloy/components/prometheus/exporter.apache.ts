// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyBoolean, AlloyString, Targets } from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `prometheus.exporter.apache`. */
export interface PrometheusExporterApacheProps {
  /** `scrape_uri`: where the server shows its status page. @default "http://localhost/server-status?auto" */
  readonly scrapeUri?: AlloyString;
  /** `host_override`: what requests say in the `Host` header. @default "" */
  readonly hostOverride?: AlloyString;
  /** `insecure`: accepts any certificate over HTTPS. @default false */
  readonly insecure?: AlloyBoolean;
}

/**
 * Gathers an Apache server's `mod_status` figures. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.apache/
 */
export class PrometheusExporterApache extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<PrometheusExporterApacheProps> = {}) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  scrapeUri: 'string',
  hostOverride: 'string',
  insecure: 'bool',
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.apache',
  stability: 'generally-available',
  schema: PROPS,
};
