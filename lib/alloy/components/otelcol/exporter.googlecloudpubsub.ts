// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyBoolean, AlloyDuration, AlloyString, OtelcolConsumer } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import {
  OTELCOL_QUEUE_ARGUMENTS,
  OTELCOL_RETRY_ARGUMENTS,
  type OtelcolQueueArguments,
  type OtelcolRetryArguments,
} from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `ordering` of `otelcol.exporter.googlecloudpubsub`. */
export interface OtelcolExporterGooglecloudpubsubOrdering {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
  /** `from_resource_attribute`: resource attribute that is the ordering key; without it, no order. @default "" */
  readonly fromResourceAttribute?: AlloyString;
  /** `remove_resource_attribute`: takes the ordering key's attribute off the resource. @default false */
  readonly removeResourceAttribute?: AlloyBoolean;
}

/** `watermark` of `otelcol.exporter.googlecloudpubsub`. */
export interface OtelcolExporterGooglecloudpubsubWatermark {
  /** `behavior`: `current` puts the clock's time in `ce-time`, `earliest` the messages' oldest. @default "" */
  readonly behavior?: AlloyString;
  /** `allowed_drift`: how far the watermark may lie from the clock. @default 0s */
  readonly allowedDrift?: AlloyDuration;
}

/** Arguments of `otelcol.exporter.googlecloudpubsub`. */
export interface OtelcolExporterGooglecloudpubsubProps {
  /** `sending_queue`: holds what waits to be sent; full, it refuses what is new. @default - not set */
  readonly sendingQueue?: OtelcolQueueArguments;
  /** `retry_on_failure`: what is tried again, how often and for how long. @default - not set */
  readonly retryOnFailure?: OtelcolRetryArguments;
  /** `project`: Google Cloud project it belongs to. @default "" */
  readonly project?: AlloyString;
  /**
   * `user_agent`: user agent of requests; `{{version}}` becomes the version.
   * @default "opentelemetry-collector-contrib {{version}}"
   */
  readonly userAgent?: AlloyString;
  /** `topic`: full resource name, such as `projects/p/topics/t`. */
  readonly topic: AlloyString;
  /** `compression`: how messages are compressed; only `gzip` is known. @default "" */
  readonly compression?: AlloyString;
  /** `watermark`: which time a message's `ce-time` tells. @default - not set */
  readonly watermark?: OtelcolExporterGooglecloudpubsubWatermark;
  /** `endpoint`: address of Pub/Sub, such as an emulator or a regional one. @default "" */
  readonly endpoint?: AlloyString;
  /** `universe_domain`. Since Alloy 1.19. @default googleapis.com */
  readonly universeDomain?: AlloyString;
  /** `insecure`: gives up a secure connection, as for an emulator; only together with `endpoint`. @default false */
  readonly insecure?: AlloyBoolean;
  /** `ordering`: keeps messages of the same key in order. @default - not set */
  readonly ordering?: OtelcolExporterGooglecloudpubsubOrdering;
  /** `timeout`: the longest that a request may take. @default 12s */
  readonly timeout?: AlloyDuration;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Publishes metrics, traces and logs to a Google Cloud Pub/Sub topic. Upstream's stability: community.
 * Since Alloy 1.12.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.exporter.googlecloudpubsub/
 */
export class OtelcolExporterGooglecloudpubsub extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(
    scope: Construct,
    id: string,
    props: AlloyProps<OtelcolExporterGooglecloudpubsubProps>,
  ) {
    super(scope, id, TYPE, props);
  }
}

const ORDERING: Schema = {
  enabled: 'bool',
  fromResourceAttribute: 'string',
  removeResourceAttribute: 'bool',
};

const WATERMARK: Schema = {
  behavior: 'string',
  allowedDrift: 'duration',
};

const PROPS: Schema = {
  sendingQueue: nested('block', OTELCOL_QUEUE_ARGUMENTS),
  retryOnFailure: nested('block', OTELCOL_RETRY_ARGUMENTS),
  project: 'string',
  userAgent: 'string',
  topic: 'string!',
  compression: 'string',
  watermark: nested('block', WATERMARK),
  endpoint: 'string',
  universeDomain: 'string',
  insecure: 'bool',
  ordering: nested('block', ORDERING),
  timeout: 'duration',
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.exporter.googlecloudpubsub',
  stability: 'community',
  schema: PROPS,
  since: {
    '': '1.12',
    universe_domain: '1.19',
  },
};
