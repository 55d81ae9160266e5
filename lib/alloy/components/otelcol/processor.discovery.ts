// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyList, AlloyString, AlloyTarget, OtelcolConsumer } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { OTELCOL_CONSUMER_ARGUMENTS, type OtelcolConsumerArguments } from '../shared/otelcol';

/** Arguments of `otelcol.processor.discovery`. */
export interface OtelcolProcessorDiscoveryProps {
  /** `targets`: what it works on, such as an exporter's or a discovery's `targets`. */
  readonly targets: AlloyList<AlloyTarget>;
  /**
   * `operation_type`: `insert` only adds attributes, `update` only changes them, `upsert` does both.
   * @default upsert
   */
  readonly operationType?: AlloyString;
  /**
   * `pod_associations`: where a span's address comes from, in the order tried.
   * @default ["ip", "net.host.ip", "k8s.pod.ip", "hostname", "connection"]
   */
  readonly podAssociations?: AlloyList<AlloyString>;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
}

/**
 * Adds labels of discovered targets to the spans that come from the same address. Upstream's stability: generally
 * available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.discovery/
 */
export class OtelcolProcessorDiscovery extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolProcessorDiscoveryProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  targets: 'list(target)!',
  operationType: 'string',
  podAssociations: 'list(string)',
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
};

const TYPE: ComponentType = {
  name: 'otelcol.processor.discovery',
  stability: 'generally-available',
  schema: PROPS,
};
