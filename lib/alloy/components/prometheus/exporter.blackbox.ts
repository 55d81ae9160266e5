// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyDuration,
  AlloyList,
  AlloyMap,
  AlloySecret,
  AlloyString,
  Targets,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** `target` of `prometheus.exporter.blackbox`. */
export interface PrometheusExporterBlackboxTarget {
  /** `name`: what the target is called in its labels. */
  readonly name: AlloyString;
  /** `address`: host or URL it probes. */
  readonly address: AlloyString;
  /** `module`: `blackbox_exporter` module that says how it probes. @default "" */
  readonly module?: AlloyString;
  /** `labels`: own labels for what the probe measures. @default {} */
  readonly labels?: AlloyMap<AlloyString>;
}

/** Arguments of `prometheus.exporter.blackbox`. */
export interface PrometheusExporterBlackboxProps {
  /** `config_file`: file with the `blackbox_exporter` modules. @default "" */
  readonly configFile?: AlloyString;
  /** `config`: `blackbox_exporter` modules as YAML text. @default "" */
  readonly config?: AlloyString | AlloySecret;
  /** `target`: one thing to probe. @default - none */
  readonly target?: readonly PrometheusExporterBlackboxTarget[];
  /** `probe_timeout_offset`: how much sooner than the scrape's timeout a probe gives up. @default 500ms */
  readonly probeTimeoutOffset?: AlloyDuration;
  /** `targets`: what it works on, such as an exporter's or a discovery's `targets`. @default [] */
  readonly targets?: AlloyList<AlloyMap<AlloyString>>;
}

/**
 * Probes endpoints from outside, over HTTP, TCP, DNS, ICMP and the like. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.blackbox/
 */
export class PrometheusExporterBlackbox extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(
    scope: Construct,
    id: string,
    props: AlloyProps<PrometheusExporterBlackboxProps> = {},
  ) {
    super(scope, id, TYPE, props);
  }
}

const TARGET: Schema = {
  name: 'string!',
  address: 'string!',
  module: 'string',
  labels: 'map(string)',
};

const PROPS: Schema = {
  configFile: 'string',
  config: 'optional_secret',
  target: nested('blocks', TARGET),
  probeTimeoutOffset: 'duration',
  targets: 'list(map(string))',
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.blackbox',
  stability: 'generally-available',
  schema: PROPS,
};
