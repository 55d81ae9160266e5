// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyDuration, AlloyList, AlloyNumber, AlloyString, Targets } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { TLS_CONFIG, type TlsConfig } from '../shared/common-config';

/** Arguments of `discovery.triton`. */
export interface DiscoveryTritonProps {
  /** `account`: account that looks for the targets. */
  readonly account: AlloyString;
  /** `role`: what to find: `container` or `cn`. @default container */
  readonly role?: AlloyString;
  /** `dns_suffix`: appended to a target's name to make its address. */
  readonly dnsSuffix: AlloyString;
  /** `endpoint`: where Triton's discovery API is. */
  readonly endpoint: AlloyString;
  /** `groups`: only targets in these groups; for the role `container` alone. @default [] */
  readonly groups?: AlloyList<AlloyString>;
  /** `port`: port of discovery and of the metrics alike. @default 9163 */
  readonly port?: AlloyNumber;
  /** `refresh_interval`: how often it looks for what is new and what has gone. @default 1m */
  readonly refreshInterval?: AlloyDuration;
  /** `version`: version of Triton's discovery API. @default 1 */
  readonly version?: AlloyNumber;
  /** `tls_config`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tlsConfig?: TlsConfig;
}

/**
 * Finds targets through Triton's Container Monitor. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/discovery/discovery.triton/
 */
export class DiscoveryTriton extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<DiscoveryTritonProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  account: 'string!',
  role: 'string',
  dnsSuffix: 'string!',
  endpoint: 'string!',
  groups: 'list(string)',
  port: 'int',
  refreshInterval: 'duration',
  version: 'int',
  tlsConfig: nested('block', TLS_CONFIG),
};

const TYPE: ComponentType = {
  name: 'discovery.triton',
  stability: 'generally-available',
  schema: PROPS,
};
