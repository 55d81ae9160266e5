// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyMap, AlloyString } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import {
  OTELCOL_CONSUMER_ARGUMENTS,
  OTELCOL_TLS_SERVER_ARGUMENTS,
  type OtelcolConsumerArguments,
  type OtelcolTlsServerArguments,
} from '../shared/otelcol';

/** Arguments of `otelcol.receiver.cloudflare`. */
export interface OtelcolReceiverCloudflareProps {
  /** `endpoint`: `host:port` where it waits for Cloudflare's requests. */
  readonly endpoint: AlloyString;
  /** `secret`: requests must carry this in their `X-CF-Secret` header. @default "" */
  readonly secret?: AlloyString;
  /** `timestamp_field`: which field of a log holds its time. @default EdgeStartTimestamp */
  readonly timestampField?: AlloyString;
  /** `timestamp_format`: `unix`, `unixnano` or `rfc3339`, as the LogPush job writes it. @default rfc3339 */
  readonly timestampFormat?: AlloyString;
  /** `separator`: what joins the parts of a nested field's name. @default "" */
  readonly separator?: AlloyString;
  /** `attributes`: message field to log attribute; strings, booleans and numbers only. @default {} */
  readonly attributes?: AlloyMap<AlloyString>;
  /** `tls`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tls?: OtelcolTlsServerArguments;
  /** `output`: who gets which signal. */
  readonly output: OtelcolConsumerArguments;
}

/**
 * Takes in logs that Cloudflare's LogPush jobs send. Upstream's stability: experimental.
 * Since Alloy 1.12.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.cloudflare/
 */
export class OtelcolReceiverCloudflare extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolReceiverCloudflareProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  endpoint: 'string!',
  secret: 'string',
  timestampField: 'string',
  timestampFormat: 'string',
  separator: 'string',
  attributes: 'map(string)',
  tls: nested('block', OTELCOL_TLS_SERVER_ARGUMENTS),
  output: nested('block', OTELCOL_CONSUMER_ARGUMENTS, 'required'),
};

const TYPE: ComponentType = {
  name: 'otelcol.receiver.cloudflare',
  stability: 'experimental',
  schema: PROPS,
  since: {
    '': '1.12',
    'tls.include_insecure_cipher_suites': '1.19',
  },
};
