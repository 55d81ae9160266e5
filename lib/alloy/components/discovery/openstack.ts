// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyNumber,
  AlloySecret,
  AlloyString,
  Targets,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { TLS_CONFIG, type TlsConfig } from '../shared/common-config';

/** Arguments of `discovery.openstack`. */
export interface DiscoveryOpenstackProps {
  /** `identity_endpoint`: URL of the Identity API, of the version in use. @default "" */
  readonly identityEndpoint?: AlloyString;
  /** `username`: the user name. @default "" */
  readonly username?: AlloyString;
  /** `userid`: ID of the user, instead of `username`. @default "" */
  readonly userid?: AlloyString;
  /** `password`: the password that goes with the user name. @default "" */
  readonly password?: AlloySecret;
  /** `project_name`: name of the project to sign in to. @default "" */
  readonly projectName?: AlloyString;
  /** `project_id`: ID of the project to sign in to. @default "" */
  readonly projectId?: AlloyString;
  /** `domain_name`: name of the user's domain. @default "" */
  readonly domainName?: AlloyString;
  /** `domain_id`: ID of the user's domain. @default "" */
  readonly domainId?: AlloyString;
  /** `application_credential_name`: name of the application credential to sign in with. @default "" */
  readonly applicationCredentialName?: AlloyString;
  /** `application_credential_id`: ID of the application credential to sign in with. @default "" */
  readonly applicationCredentialId?: AlloyString;
  /** `application_credential_secret`: secret of the application credential. @default "" */
  readonly applicationCredentialSecret?: AlloySecret;
  /** `role`: what to find: `hypervisor` or `instance`. */
  readonly role: AlloyEnum<'instance' | 'hypervisor'>;
  /** `region`: OpenStack region to look in. */
  readonly region: AlloyString;
  /** `refresh_interval`: how often it looks for what is new and what has gone. @default 1m */
  readonly refreshInterval?: AlloyDuration;
  /** `port`: port of the metrics, appended to each target's address. @default 80 */
  readonly port?: AlloyNumber;
  /**
   * `all_tenants`: instances of all projects, for `instance`; usually needs an administrator's rights.
   * @default false
   */
  readonly allTenants?: AlloyBoolean;
  /** `tls_config`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tlsConfig?: TlsConfig;
  /** `availability`: which endpoint to connect to: `public`, `admin` or `internal`. @default public */
  readonly availability?: AlloyEnum<'public' | 'internal' | 'admin'>;
}

/**
 * Finds OpenStack Nova's instances. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/discovery/discovery.openstack/
 */
export class DiscoveryOpenstack extends TypedComponent {
  /** `targets`: a list of targets. */
  readonly targets: Targets = new Wire(this, 'targets', 'list(target)');

  constructor(scope: Construct, id: string, props: AlloyProps<DiscoveryOpenstackProps>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  identityEndpoint: 'string',
  username: 'string',
  userid: 'string',
  password: 'secret',
  projectName: 'string',
  projectId: 'string',
  domainName: 'string',
  domainId: 'string',
  applicationCredentialName: 'string',
  applicationCredentialId: 'string',
  applicationCredentialSecret: 'secret',
  role: oneOf('string!', 'instance', 'hypervisor'),
  region: 'string!',
  refreshInterval: 'duration',
  port: 'int',
  allTenants: 'bool',
  tlsConfig: nested('block', TLS_CONFIG),
  availability: oneOf('string', 'public', 'internal', 'admin'),
};

const TYPE: ComponentType = {
  name: 'discovery.openstack',
  stability: 'generally-available',
  schema: PROPS,
};
