// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyDuration, AlloyEnum, AlloySecret, AlloyString, Targets } from '../../expression';
import { oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** Arguments of `discovery.ovhcloud`. */
export interface DiscoveryOvhcloudProps {
  /** `endpoint`: which of OVHcloud's APIs to ask, such as `ovh-eu`. @default ovh-eu */
  readonly endpoint?: AlloyString;
  /** `application_key`: key of the application, for the API. */
  readonly applicationKey: AlloyString;
  /** `application_secret`: secret that goes with `application_key`. */
  readonly applicationSecret: AlloySecret;
  /** `consumer_key`: key that lets the application act for an account. */
  readonly consumerKey: AlloySecret;
  /** `refresh_interval`: how often it looks for what is new and what has gone. @default 1m */
  readonly refreshInterval?: AlloyDuration;
  /** `service`: what to find: `dedicated_server` or `vps`. */
  readonly service: AlloyEnum<'dedicated_server' | 'vps'>;
}

/**
 * Finds OVHcloud's dedicated servers or VPSs, by public IPv4 address, or IPv6 where there is none. Upstream's
 * stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/discovery/discovery.ovhcloud/
 */
export class DiscoveryOvhcloud extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<DiscoveryOvhcloudProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  endpoint: 'string',
  applicationKey: 'string!',
  applicationSecret: 'secret!',
  consumerKey: 'secret!',
  refreshInterval: 'duration',
  service: oneOf('string!', 'dedicated_server', 'vps'),
};

const TYPE: ComponentType = {
  name: 'discovery.ovhcloud',
  stability: 'generally-available',
  schema: PROPS,
};
