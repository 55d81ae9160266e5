// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type { AlloyExpression, AlloySecret, AlloyString, Capsule } from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `client_auth` of `otelcol.auth.basic`. */
export interface OtelcolAuthBasicClientAuth {
  /** `username`: the user name. @default "" */
  readonly username?: AlloyString;
  /** `username_file`: a file with the user name; wins over `username`. Since Alloy 1.15. @default "" */
  readonly usernameFile?: AlloyString;
  /** `password`: the password that goes with the user name. @default "" */
  readonly password?: AlloySecret;
  /** `password_file`: a file with the password. Since Alloy 1.15. @default "" */
  readonly passwordFile?: AlloyString;
}

/** `htpasswd` of `otelcol.auth.basic`. */
export interface OtelcolAuthBasicHtpasswd {
  /** `file`: path of an `htpasswd` file with the users to accept. @default "" */
  readonly file?: AlloyString;
  /** `inline`: users to accept, written as in an `htpasswd` file. @default "" */
  readonly inline?: AlloyString;
}

/** Arguments of `otelcol.auth.basic`. */
export interface OtelcolAuthBasicProps {
  /** `username`: the user name. @default "" */
  readonly username?: AlloyString;
  /** `password`: the password that goes with the user name. @default "" */
  readonly password?: AlloySecret;
  /** `client_auth`: what exporters send as their user name and password. Since Alloy 1.13. @default - not set */
  readonly clientAuth?: OtelcolAuthBasicClientAuth;
  /** `htpasswd`: which user names and passwords receivers accept. Since Alloy 1.13. @default - not set */
  readonly htpasswd?: OtelcolAuthBasicHtpasswd;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Lets other `otelcol` components authenticate with user name and password. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.auth.basic/
 */
export class OtelcolAuthBasic extends TypedComponent {
  /** `handler`: a value, capsule(auth.Handler). */
  readonly handler: AlloyExpression<Capsule<'auth.Handler'>> = new Wire(
    this,
    'handler',
    'capsule(auth.Handler)',
  );

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolAuthBasicProps> = {}) {
    super(scope, id, TYPE, props);
  }
}

const CLIENT_AUTH: Schema = {
  username: 'string',
  usernameFile: 'string',
  password: 'secret',
  passwordFile: 'string',
};

const HTPASSWD: Schema = {
  file: 'string',
  inline: 'string',
};

const PROPS: Schema = {
  username: 'string',
  password: 'secret',
  clientAuth: nested('block', CLIENT_AUTH),
  htpasswd: nested('block', HTPASSWD),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.auth.basic',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    client_auth: '1.13',
    'client_auth.password_file': '1.15',
    'client_auth.username_file': '1.15',
    htpasswd: '1.13',
  },
};
