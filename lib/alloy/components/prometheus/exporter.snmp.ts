// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyList,
  AlloyMap,
  AlloyNumber,
  AlloySecret,
  AlloyString,
  Targets,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** `target` of `prometheus.exporter.snmp`. */
export interface PrometheusExporterSnmpTarget {
  /** names the target, in its `job` label too. */
  readonly label: string;
  /** `address`: host or address of the device. */
  readonly address: AlloyString;
  /** `module`: comma-separated SNMP modules that say what to ask it. @default "" */
  readonly module?: AlloyString;
  /** `auth`: name of the authentication in the SNMP configuration. @default "" */
  readonly auth?: AlloyString;
  /** `walk_params`: label of the `walk_param` block it uses. @default "" */
  readonly walkParams?: AlloyString;
  /** `snmp_context`: SNMP context, in place of the configuration's `context_name`. @default "" */
  readonly snmpContext?: AlloyString;
  /** `labels`: labels added to the device's metrics. @default {} */
  readonly labels?: AlloyMap<AlloyString>;
}

/** `walk_param` of `prometheus.exporter.snmp`. */
export interface PrometheusExporterSnmpWalkParam {
  /** what a target's `walk_params` calls it. */
  readonly label: string;
  /** `max_repetitions`: objects asked for in one request. @default 25 */
  readonly maxRepetitions?: AlloyNumber;
  /** `retries`: how often a failed request is tried again. @default 3 */
  readonly retries?: AlloyNumber;
  /** `timeout`: the longest that a request may take. @default 0s */
  readonly timeout?: AlloyDuration;
  /** `use_unconnected_udp_socket`: accepts answers from another address than it asked. @default false */
  readonly useUnconnectedUdpSocket?: AlloyBoolean;
}

/** Arguments of `prometheus.exporter.snmp`. */
export interface PrometheusExporterSnmpProps {
  /** `config_file`: file with own SNMP modules. @default "" */
  readonly configFile?: AlloyString;
  /** `concurrency`: modules polled at once in a scrape. @default 1 */
  readonly concurrency?: AlloyNumber;
  /** `config`: own SNMP modules as YAML text. @default "" */
  readonly config?: AlloyString | AlloySecret;
  /** `config_merge_strategy`: how own modules meet the built-in ones: `replace` or `merge`. @default replace */
  readonly configMergeStrategy?: AlloyEnum<'replace' | 'merge'>;
  /** `target`: a device to poll. @default - none */
  readonly target?: readonly PrometheusExporterSnmpTarget[];
  /** `walk_param`: how devices are asked, for targets to refer to. @default - none */
  readonly walkParam?: readonly PrometheusExporterSnmpWalkParam[];
  /** `targets`: what it works on, such as an exporter's or a discovery's `targets`. @default [] */
  readonly targets?: AlloyList<AlloyMap<AlloyString>>;
}

/**
 * Gathers metrics from network devices over SNMP. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.snmp/
 */
export class PrometheusExporterSnmp extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<PrometheusExporterSnmpProps> = {}) {
    super(scope, id, TYPE, props);
  }
}

const TARGET: Schema = {
  label: 'label!',
  address: 'string!',
  module: 'string',
  auth: 'string',
  walkParams: 'string',
  snmpContext: 'string',
  labels: 'map(string)',
};

const WALK_PARAM: Schema = {
  label: 'label!',
  maxRepetitions: 'uint32',
  retries: 'int',
  timeout: 'duration',
  useUnconnectedUdpSocket: 'bool',
};

const PROPS: Schema = {
  configFile: 'string',
  concurrency: 'int',
  config: 'optional_secret',
  configMergeStrategy: oneOf('string', 'replace', 'merge'),
  target: nested('blocks', TARGET),
  walkParam: nested('blocks', WALK_PARAM),
  targets: 'list(map(string))',
};

const TYPE: ComponentType = {
  name: 'prometheus.exporter.snmp',
  stability: 'generally-available',
  schema: PROPS,
};
