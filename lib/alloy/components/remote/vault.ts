// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyExpression,
  AlloyMap,
  AlloyNumber,
  AlloySecret,
  AlloyString,
  OneOf,
  Secret,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';

/** `token` of `remote.vault`. */
export interface RemoteVaultAuthToken {
  /** `token`: token to sign in with. */
  readonly token: AlloySecret;
}

/** `approle` of `remote.vault`. */
export interface RemoteVaultAuthApprole {
  /** `role_id`: ID of the role to sign in as. */
  readonly roleId: AlloyString;
  /** `secret`: secret that goes with `role_id`. */
  readonly secret: AlloySecret;
  /** `wrapping_token`: unwraps `secret` before it is used. @default false */
  readonly wrappingToken?: AlloyBoolean;
  /** `mount_path`: where Vault has mounted this way to authenticate. @default approle */
  readonly mountPath?: AlloyString;
}

/** `aws` of `remote.vault`. */
export interface RemoteVaultAuthAws {
  /** `type`: how it proves itself to AWS: `ec2` or `iam`. */
  readonly type: AlloyEnum<'ec2' | 'iam'>;
  /** `region`: AWS region; empty asks EC2's metadata service. @default us-east-1 */
  readonly region?: AlloyString;
  /** `role`: role in Vault, instead of the one inferred. @default "" */
  readonly role?: AlloyString;
  /** `iam_server_id_header`: value of the `X-Vault-AWS-IAM-Server-ID` header. @default "" */
  readonly iamServerIdHeader?: AlloyString;
  /** `ec2_signature_type`: signature for the type `ec2`: `pkcs7` or `identity`. @default pkcs7 */
  readonly ec2SignatureType?: AlloyEnum<'pkcs7' | 'identity'>;
  /** `mount_path`: where Vault has mounted this way to authenticate. @default aws */
  readonly mountPath?: AlloyString;
}

/** `azure` of `remote.vault`. */
export interface RemoteVaultAuthAzure {
  /** `role`: role in Vault to sign in as. */
  readonly role: AlloyString;
  /** `resource_url`: resource that the request for a token names. @default https://management.azure.com/ */
  readonly resourceUrl?: AlloyString;
  /** `mount_path`: where Vault has mounted this way to authenticate. @default azure */
  readonly mountPath?: AlloyString;
}

/** `gcp` of `remote.vault`. */
export interface RemoteVaultAuthGcp {
  /** `role`: role in Vault to sign in as. */
  readonly role: AlloyString;
  /** `type`: how it proves itself to Google Cloud: `gce` or `iam`. */
  readonly type: AlloyEnum<'gce' | 'iam'>;
  /** `iam_service_account`: service account to sign in as, for the type `iam`. @default "" */
  readonly iamServiceAccount?: AlloyString;
  /** `mount_path`: where Vault has mounted this way to authenticate. @default gcp */
  readonly mountPath?: AlloyString;
}

/** `kubernetes` of `remote.vault`. */
export interface RemoteVaultAuthKubernetes {
  /** `role`: role in Vault to sign in as. */
  readonly role: AlloyString;
  /**
   * `service_account_file`: service account's token, instead of the file in the Pod.
   * @default /var/run/secrets/kubernetes.io/serviceaccount/token
   */
  readonly serviceAccountFile?: AlloyString;
  /** `mount_path`: where Vault has mounted this way to authenticate. @default kubernetes */
  readonly mountPath?: AlloyString;
}

/** `ldap` of `remote.vault`. */
export interface RemoteVaultAuthLdap {
  /** `username`: the user name. */
  readonly username: AlloyString;
  /** `password`: the password that goes with the user name. */
  readonly password: AlloySecret;
  /** `mount_path`: where Vault has mounted this way to authenticate. @default ldap */
  readonly mountPath?: AlloyString;
}

/** `userpass` of `remote.vault`. */
export interface RemoteVaultAuthUserpass {
  /** `username`: the user name. */
  readonly username: AlloyString;
  /** `password`: the password that goes with the user name. */
  readonly password: AlloySecret;
  /** `mount_path`: where Vault has mounted this way to authenticate. @default userpass */
  readonly mountPath?: AlloyString;
}

/** `custom` of `remote.vault`. */
export interface RemoteVaultAuthCustom {
  /** `path`: where it writes `data` to get a token. */
  readonly path: AlloyString;
  /** `data`: what it authenticates with. */
  readonly data: AlloyMap<AlloySecret>;
  /** `namespace`: namespace to sign in to. @default "" */
  readonly namespace?: AlloyString;
}

/** `auth` of `remote.vault`. */
export interface RemoteVaultAuth {
  /** `auth.token`: signs in with a token. */
  readonly token?: RemoteVaultAuthToken;
  /** `auth.approle`: signs in by AppRole. */
  readonly approle?: RemoteVaultAuthApprole;
  /** `auth.aws`: signs in by AWS. */
  readonly aws?: RemoteVaultAuthAws;
  /** `auth.azure`: signs in by Azure. */
  readonly azure?: RemoteVaultAuthAzure;
  /** `auth.gcp`: signs in by Google Cloud. */
  readonly gcp?: RemoteVaultAuthGcp;
  /** `auth.kubernetes`: signs in by Kubernetes' service account. */
  readonly kubernetes?: RemoteVaultAuthKubernetes;
  /** `auth.ldap`: signs in by LDAP. */
  readonly ldap?: RemoteVaultAuthLdap;
  /** `auth.userpass`: signs in by user name and password. */
  readonly userpass?: RemoteVaultAuthUserpass;
  /** `auth.custom`: signs in by a path and data of your own. */
  readonly custom?: RemoteVaultAuthCustom;
}

/** `client_options` of `remote.vault`. */
export interface RemoteVaultClientOptions {
  /** `min_retry_wait`: shortest wait before a retry. @default 1s */
  readonly minRetryWait?: AlloyDuration;
  /** `max_retry_wait`: longest wait before a retry. @default 1.5s */
  readonly maxRetryWait?: AlloyDuration;
  /** `max_retries`: retries after an answer of 5xx. @default 2 */
  readonly maxRetries?: AlloyNumber;
  /** `timeout`: the longest that a request may take. @default 1m */
  readonly timeout?: AlloyDuration;
}

/** Arguments of `remote.vault`. */
export interface RemoteVaultProps {
  /** `server`: URL of the Vault server. */
  readonly server: AlloyString;
  /** `namespace`: namespace to look in; Vault Enterprise only. @default "" */
  readonly namespace?: AlloyString;
  /** `path`: engine and path of the secret; with `key`, the engine alone. */
  readonly path: AlloyString;
  /** `key`: path of the secret within the engine that `path` names. @default "" */
  readonly key?: AlloyString;
  /** `reread_frequency`: how often the secret is read anew; zero leaves it to the lease. @default 0s */
  readonly rereadFrequency?: AlloyDuration;
  /** `client_options`: how failed requests are tried again. @default - not set */
  readonly clientOptions?: RemoteVaultClientOptions;
  /** `auth`: how it logs in to Vault. @default - none */
  readonly auth?: readonly OneOf<RemoteVaultAuth>[];
}

/**
 * Exports a secret from HashiCorp Vault's KV v2 engine. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/remote/remote.vault/
 */
export class RemoteVault extends TypedComponent {
  /** `data`: a value, map(secret). */
  readonly data: AlloyExpression<{ readonly [key: string]: Secret }> = new Wire(
    this,
    'data',
    'map(secret)',
  );

  constructor(scope: Construct, id: string, props: AlloyProps<RemoteVaultProps>) {
    super(scope, id, TYPE, props);
  }
}

const AUTH_TOKEN: Schema = {
  token: 'secret!',
};

const AUTH_APPROLE: Schema = {
  roleId: 'string!',
  secret: 'secret!',
  wrappingToken: 'bool',
  mountPath: 'string',
};

const AUTH_AWS: Schema = {
  type: oneOf('string!', 'ec2', 'iam'),
  region: 'string',
  role: 'string',
  iamServerIdHeader: 'string',
  ec2SignatureType: oneOf('string', 'pkcs7', 'identity'),
  mountPath: 'string',
};

const AUTH_AZURE: Schema = {
  role: 'string!',
  resourceUrl: 'string',
  mountPath: 'string',
};

const AUTH_GCP: Schema = {
  role: 'string!',
  type: oneOf('string!', 'gce', 'iam'),
  iamServiceAccount: 'string',
  mountPath: 'string',
};

const AUTH_KUBERNETES: Schema = {
  role: 'string!',
  serviceAccountFile: 'string',
  mountPath: 'string',
};

const AUTH_LDAP: Schema = {
  username: 'string!',
  password: 'secret!',
  mountPath: 'string',
};

const AUTH_USERPASS: Schema = {
  username: 'string!',
  password: 'secret!',
  mountPath: 'string',
};

const AUTH_CUSTOM: Schema = {
  path: 'string!',
  data: 'map(secret)!',
  namespace: 'string',
};

const AUTH: Schema = {
  token: nested('block', AUTH_TOKEN),
  approle: nested('block', AUTH_APPROLE),
  aws: nested('block', AUTH_AWS),
  azure: nested('block', AUTH_AZURE),
  gcp: nested('block', AUTH_GCP),
  kubernetes: nested('block', AUTH_KUBERNETES),
  ldap: nested('block', AUTH_LDAP),
  userpass: nested('block', AUTH_USERPASS),
  custom: nested('block', AUTH_CUSTOM),
};

const CLIENT_OPTIONS: Schema = {
  minRetryWait: 'duration',
  maxRetryWait: 'duration',
  maxRetries: 'int',
  timeout: 'duration',
};

const PROPS: Schema = {
  server: 'string!',
  namespace: 'string',
  path: 'string!',
  key: 'string',
  rereadFrequency: 'duration',
  clientOptions: nested('block', CLIENT_OPTIONS),
  auth: nested('stages', AUTH),
};

const TYPE: ComponentType = {
  name: 'remote.vault',
  stability: 'generally-available',
  schema: PROPS,
};
