// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyDuration,
  AlloyExpression,
  AlloyList,
  AlloyMap,
  AlloySecret,
  AlloyString,
  Capsule,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import type { AlloyValue } from '../../value';
import { Wire } from '../../wire';
import { OTELCOL_TLS_CLIENT_ARGUMENTS, type OtelcolTlsClientArguments } from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** Arguments of `otelcol.auth.oauth2`. */
export interface OtelcolAuthOauth2Props {
  /** `client_id`: who it is to the token server. @default "" */
  readonly clientId?: AlloyString;
  /** `client_id_file`: a file with the client ID. @default "" */
  readonly clientIdFile?: AlloyString;
  /** `client_secret`: secret that goes with the client ID. @default "" */
  readonly clientSecret?: AlloySecret;
  /** `client_secret_file`: a file with the client's secret. @default "" */
  readonly clientSecretFile?: AlloyString;
  /** `client_certificate_key_id`: which key signed the JWT of a bearer grant. Since Alloy 1.15. @default "" */
  readonly clientCertificateKeyId?: AlloyString;
  /** `client_certificate_key`: private key that signs the JWT of a bearer grant. Since Alloy 1.15. @default "" */
  readonly clientCertificateKey?: AlloySecret;
  /** `client_certificate_key_file`: a file with the private key for the JWT. Since Alloy 1.15. @default "" */
  readonly clientCertificateKeyFile?: AlloyString;
  /**
   * `grant_type`: `client_credentials`, or `urn:ietf:params:oauth:grant-type:jwt-bearer` for a signed JWT.
   * Since Alloy 1.15.
   * @default client_credentials
   */
  readonly grantType?: AlloyString;
  /** `signature_algorithm`: `RS256`, `RS384` or `RS512`: how the JWT is signed. Since Alloy 1.15. @default RS256 */
  readonly signatureAlgorithm?: AlloyString;
  /** `iss`: who issues the JWT; `client_id` when empty. Since Alloy 1.15. @default "" */
  readonly iss?: AlloyString;
  /** `audience`: whom the JWT is meant for; `token_url` when empty. Since Alloy 1.15. @default "" */
  readonly audience?: AlloyString;
  /** `claims`: further claims in the JWT of a bearer grant. Since Alloy 1.15. @default {} */
  readonly claims?: AlloyMap<AlloyValue>;
  /** `token_url`: URL that hands out tokens. */
  readonly tokenUrl: AlloyString;
  /** `endpoint_params`: further parameters of requests for a token. @default {} */
  readonly endpointParams?: AlloyMap<AlloyList<AlloyString>>;
  /** `scopes`: permissions that it asks for. @default [] */
  readonly scopes?: AlloyList<AlloyString>;
  /** `tls`: how the connection is encrypted, and whose certificates count. @default - not set */
  readonly tls?: OtelcolTlsClientArguments;
  /** `timeout`: the longest that a request may take. @default 0s */
  readonly timeout?: AlloyDuration;
  /** `expiry_buffer`: how long before it expires a token is renewed. Since Alloy 1.15. @default 0s */
  readonly expiryBuffer?: AlloyDuration;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Lets other `otelcol` components authenticate with tokens from an OAuth 2.0 server. Upstream's stability: generally
 * available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.auth.oauth2/
 */
export class OtelcolAuthOauth2 extends TypedComponent {
  /** `handler`: a value, capsule(auth.Handler). */
  readonly handler: AlloyExpression<Capsule<'auth.Handler'>> = new Wire(
    this,
    'handler',
    'capsule(auth.Handler)',
  );

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolAuthOauth2Props>) {
    super(scope, id, TYPE, props);
  }
}

const PROPS: Schema = {
  clientId: 'string',
  clientIdFile: 'string',
  clientSecret: 'secret',
  clientSecretFile: 'string',
  clientCertificateKeyId: 'string',
  clientCertificateKey: 'secret',
  clientCertificateKeyFile: 'string',
  grantType: 'string',
  signatureAlgorithm: 'string',
  iss: 'string',
  audience: 'string',
  claims: 'map(any)',
  tokenUrl: 'string!',
  endpointParams: 'map(list(string))',
  scopes: 'list(string)',
  tls: nested('block', OTELCOL_TLS_CLIENT_ARGUMENTS),
  timeout: 'duration',
  expiryBuffer: 'duration',
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.auth.oauth2',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    audience: '1.15',
    claims: '1.15',
    client_certificate_key: '1.15',
    client_certificate_key_file: '1.15',
    client_certificate_key_id: '1.15',
    expiry_buffer: '1.15',
    grant_type: '1.15',
    iss: '1.15',
    signature_algorithm: '1.15',
    'tls.include_insecure_cipher_suites': '1.19',
    'tls.tpm': '1.10',
  },
};
