// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyNumber,
  AlloyString,
  OtelcolConsumer,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import {
  OTELCOL_QUEUE_ARGUMENTS,
  OTELCOL_RETRY_ARGUMENTS,
  OTELCOL_TLS_CLIENT_ARGUMENTS,
  type OtelcolQueueArguments,
  type OtelcolRetryArguments,
  type OtelcolTlsClientArguments,
} from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** Arguments of `otelcol.exporter.syslog`. */
export interface OtelcolExporterSyslogProps {
  /** `timeout`: the longest that a request may take. @default 5s */
  readonly timeout?: AlloyDuration;
  /** `sending_queue`: holds what waits to be sent; full, it refuses what is new. @default - not set */
  readonly sendingQueue?: OtelcolQueueArguments;
  /** `retry_on_failure`: what is tried again, how often and for how long. @default - not set */
  readonly retryOnFailure?: OtelcolRetryArguments;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
  /** `tls`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tls?: OtelcolTlsClientArguments;
  /** `endpoint`: host of the syslog server. */
  readonly endpoint: AlloyString;
  /** `port`: port that the server listens on. @default 514 */
  readonly port?: AlloyNumber;
  /** `network`: `tcp` or `udp`: how logs are sent. @default tcp */
  readonly network?: AlloyString;
  /** `protocol`: `rfc5424` or `rfc3164`: how messages are written. @default rfc5424 */
  readonly protocol?: AlloyEnum<'rfc5424' | 'rfc3164'>;
  /** `enable_octet_counting`: begins each message with its length, as in RFC 6587. @default false */
  readonly enableOctetCounting?: AlloyBoolean;
}

/**
 * Sends logs to a syslog server (RFC 5424 or RFC 3164) over TCP or UDP. Upstream's stability: public preview.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.exporter.syslog/
 */
export class OtelcolExporterSyslog extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolExporterSyslogProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  timeout: 'duration',
  sendingQueue: nested('block', OTELCOL_QUEUE_ARGUMENTS),
  retryOnFailure: nested('block', OTELCOL_RETRY_ARGUMENTS),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
  tls: nested('block', OTELCOL_TLS_CLIENT_ARGUMENTS),
  endpoint: 'string!',
  port: 'int',
  network: 'string',
  protocol: oneOf('string', 'rfc5424', 'rfc3164'),
  enableOctetCounting: 'bool',
};

const TYPE: ComponentType = {
  name: 'otelcol.exporter.syslog',
  stability: 'public-preview',
  schema: PROPS,
  since: {
    'sending_queue.batch': '1.11',
    'sending_queue.block_on_overflow': '1.9',
    'sending_queue.sizer': '1.9',
    'sending_queue.storage': '1.9',
    'sending_queue.wait_for_result': '1.11',
    'tls.include_insecure_cipher_suites': '1.19',
    'tls.tpm': '1.10',
  },
};
