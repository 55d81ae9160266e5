// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyDuration, AlloyList, AlloySecret, AlloyString, Targets } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { TLS_CONFIG, type TlsConfig } from '../shared/common-config';

/** Arguments of `discovery.consulagent`. */
export interface DiscoveryConsulagentProps {
  /** `server`: where the agent's API is, as `host:port`. @default localhost:8500 */
  readonly server?: AlloyString;
  /** `token`: secret token for the agent's API. @default "" */
  readonly token?: AlloySecret;
  /** `datacenter`: agent's data centre; unset, the agent is asked. @default "" */
  readonly datacenter?: AlloyString;
  /** `tag_separator`: stands between a service's tags in their label. @default "," */
  readonly tagSeparator?: AlloyString;
  /** `scheme`: `http` or `https`, for talking to the agent. @default http */
  readonly scheme?: AlloyString;
  /** `username`: the user name. @default "" */
  readonly username?: AlloyString;
  /** `password`: the password that goes with the user name. @default "" */
  readonly password?: AlloySecret;
  /** `refresh_interval`: how often it looks for what is new and what has gone. @default 30s */
  readonly refreshInterval?: AlloyDuration;
  /** `services`: services to find; none listed means all. @default [] */
  readonly services?: AlloyList<AlloyString>;
  /** `tags`: only services that have every one of these tags. @default [] */
  readonly tags?: AlloyList<AlloyString>;
  /** `tls_config`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tlsConfig?: TlsConfig;
}

/**
 * Finds the services registered with the local Consul agent. Spares large clusters the slow, costly catalogue.
 * Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/discovery/discovery.consulagent/
 */
export class DiscoveryConsulagent extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<DiscoveryConsulagentProps> = {}) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  server: 'string',
  token: 'secret',
  datacenter: 'string',
  tagSeparator: 'string',
  scheme: 'string',
  username: 'string',
  password: 'secret',
  refreshInterval: 'duration',
  services: 'list(string)',
  tags: 'list(string)',
  tlsConfig: nested('block', TLS_CONFIG),
};

const TYPE: ComponentType = {
  name: 'discovery.consulagent',
  stability: 'generally-available',
  schema: PROPS,
};
