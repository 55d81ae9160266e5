// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyList, AlloyString, AlloyTarget, LogsReceiver } from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `loki.enrich`. */
export interface LokiEnrichProps {
  /** `targets`: what it works on, such as an exporter's or a discovery's `targets`. */
  readonly targets: AlloyList<AlloyTarget>;
  /** `target_match_label`: label of the targets to compare. */
  readonly targetMatchLabel: AlloyString;
  /** `logs_match_label`: label of the log entries to compare with it; empty takes the same name. @default "" */
  readonly logsMatchLabel?: AlloyString;
  /** `labels_to_copy`: which of the target's labels go over; empty copies all. @default [] */
  readonly labelsToCopy?: AlloyList<AlloyString>;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<LogsReceiver>;
}

/**
 * Copies labels from discovered targets to log entries that share a label's value with them. Upstream's stability:
 * experimental.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.enrich/
 */
export class LokiEnrich extends TypedComponent {
  /** `receiver`: takes log entries. */
  readonly receiver: LogsReceiver = new Wire(this, 'receiver', 'capsule(loki.LogsReceiver)');

  constructor(scope: Construct, id: string, props: AlloyProps<LokiEnrichProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  targets: 'list(target)!',
  targetMatchLabel: 'string!',
  logsMatchLabel: 'string',
  labelsToCopy: 'list(string)',
  forwardTo: 'list(capsule(loki.LogsReceiver))!',
};

const TYPE: ComponentType = { name: 'loki.enrich', stability: 'experimental', schema: PROPS };
