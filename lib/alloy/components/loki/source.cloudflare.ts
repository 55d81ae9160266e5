// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyDuration,
  AlloyEnum,
  AlloyList,
  AlloyMap,
  AlloyNumber,
  AlloySecret,
  AlloyString,
  LogsReceiver,
} from '../../expression';
import { oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';

/** Arguments of `loki.source.cloudflare`. */
export interface LokiSourceCloudflareProps {
  /** `api_token`: Cloudflare API token. */
  readonly apiToken: AlloySecret;
  /** `zone_id`: whose logs to fetch, as Cloudflare's ID of the zone. */
  readonly zoneId: AlloyString;
  /** `labels`: labels for every entry. @default {} */
  readonly labels?: AlloyMap<AlloyString>;
  /** `workers`: requests at once; more of them help when it falls behind. @default 3 */
  readonly workers?: AlloyNumber;
  /** `pull_range`: how much time one request covers. @default 1m */
  readonly pullRange?: AlloyDuration;
  /**
   * `fields_type`: which fields: `default`, `minimal`, `extended`, `all`, or `custom` for only `additional_fields`.
   * @default default
   */
  readonly fieldsType?: AlloyEnum<'default' | 'minimal' | 'extended' | 'all' | 'custom'>;
  /** `additional_fields`: further fields to fetch. @default [] */
  readonly additionalFields?: AlloyList<AlloyString>;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<LogsReceiver>;
}

/**
 * Fetches logs from Cloudflare's Logpull API. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.cloudflare/
 */
export class LokiSourceCloudflare extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<LokiSourceCloudflareProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  apiToken: 'secret!',
  zoneId: 'string!',
  labels: 'map(string)',
  workers: 'int',
  pullRange: 'duration',
  fieldsType: oneOf('string', 'default', 'minimal', 'extended', 'all', 'custom'),
  additionalFields: 'list(string)',
  forwardTo: 'list(capsule(loki.LogsReceiver))!',
};

const TYPE: ComponentType = {
  name: 'loki.source.cloudflare',
  stability: 'generally-available',
  schema: PROPS,
};
