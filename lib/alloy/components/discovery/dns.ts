// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyDuration,
  AlloyEnum,
  AlloyList,
  AlloyNumber,
  AlloyString,
  Targets,
} from '../../expression';
import { oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `discovery.dns`. */
export interface DiscoveryDnsProps {
  /** `names`: DNS names that it looks up. */
  readonly names: AlloyList<AlloyString>;
  /** `refresh_interval`: how often it looks for what is new and what has gone. @default 30s */
  readonly refreshInterval?: AlloyDuration;
  /** `type`: kind of record: `SRV`, `A`, `AAAA`, `MX` or `NS`. @default SRV */
  readonly type?: AlloyEnum<'SRV' | 'A' | 'AAAA' | 'MX' | 'NS'>;
  /** `port`: port of the metrics; `SRV` records bring their own. @default 0 */
  readonly port?: AlloyNumber;
}

/**
 * Finds targets by looking up DNS records. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/discovery/discovery.dns/
 */
export class DiscoveryDns extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<DiscoveryDnsProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  names: 'list(string)!',
  refreshInterval: 'duration',
  type: oneOf('string', 'SRV', 'A', 'AAAA', 'MX', 'NS'),
  port: 'int',
};

const TYPE: ComponentType = {
  name: 'discovery.dns',
  stability: 'generally-available',
  schema: PROPS,
};
