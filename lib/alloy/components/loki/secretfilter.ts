// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyList,
  AlloyNumber,
  AlloyString,
  LogsReceiver,
} from '../../expression';
import type { Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `loki.secretfilter`. */
export interface LokiSecretfilterProps {
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<LogsReceiver>;
  /**
   * `origin_label`: label that `secrets_redacted_by_category_total` tells apart as `origin`.
   * Since Alloy 1.9.
   * @default ""
   */
  readonly originLabel?: AlloyString;
  /** `redact_with`: what stands in for a secret; may use `$SECRET_NAME` and `$SECRET_HASH`. @default "" */
  readonly redactWith?: AlloyString;
  /**
   * `redact_percent`: how much of a secret to hide, 1 to 100; ignored with `redact_with`.
   * Since Alloy 1.14.
   * @default 80
   */
  readonly redactPercent?: AlloyNumber;
  /** `gitleaks_config`: Gitleaks TOML file with rules; the built-in ones may change between versions. @default "" */
  readonly gitleaksConfig?: AlloyString;
  /** `rate`: share of entries it checks, 0 to 1; the rest pass unredacted. Since Alloy 1.15. @default 1 */
  readonly rate?: AlloyNumber;
  /**
   * `processing_timeout`: longest for one entry, which then passes unredacted; zero sets no limit.
   * Since Alloy 1.15.
   * @default 0s
   */
  readonly processingTimeout?: AlloyDuration;
  /**
   * `drop_on_timeout`: drops entries that take too long, which loses them for good.
   * Since Alloy 1.15.
   * @default false
   */
  readonly dropOnTimeout?: AlloyBoolean;
  /**
   * `label_timed_out`: marks entries that passed unchecked with `secretfilter="timed-out"`.
   * Since Alloy 1.16.
   * @default false
   */
  readonly labelTimedOut?: AlloyBoolean;
}

/**
 * Redacts secrets in log lines, found by Gitleaks' patterns. Upstream's stability: public preview, experimental before
 * Alloy 1.19.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.secretfilter/
 */
export class LokiSecretfilter extends TypedComponent {
  /** `receiver`: takes log entries. */
  readonly receiver: LogsReceiver = new Wire(this, 'receiver', 'capsule(loki.LogsReceiver)');

  constructor(scope: Construct, id: string, props: AlloyProps<LokiSecretfilterProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  forwardTo: 'list(capsule(loki.LogsReceiver))!',
  originLabel: 'string',
  redactWith: 'string',
  redactPercent: 'uint',
  gitleaksConfig: 'string',
  rate: 'float64',
  processingTimeout: 'duration',
  dropOnTimeout: 'bool',
  labelTimedOut: 'bool',
};

const TYPE: ComponentType = {
  name: 'loki.secretfilter',
  stability: 'public-preview',
  schema: PROPS,
  since: {
    drop_on_timeout: '1.15',
    label_timed_out: '1.16',
    origin_label: '1.9',
    processing_timeout: '1.15',
    rate: '1.15',
    redact_percent: '1.14',
  },
  lessStable: {
    before: {
      '1.19': 'experimental',
    },
  },
};
