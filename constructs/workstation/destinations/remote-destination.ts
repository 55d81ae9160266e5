import type { DestinationSecrets, DestinationUser } from '../../wiring/destination';

/** How a destination elsewhere is reached, and what it is shown: the same of every protocol. */
export interface RemoteDestinationProps {
  /**
   * Whether it is on the tailnet, for a name that doesn't tell: then it is looked for there alone, and plain HTTP leaves by
   * Tailscale's interface alone.
   * @default - whether its name ends in `.ts.net` or in the stack's tailnet, or its address is one that only a tailnet has
   */
  readonly onTailnet?: boolean;
  /**
   * Why it may be sent to in plain HTTP though nothing keeps that inside a tailnet: `'a private cable to the rack'`. Whoever
   * is on the way can read it, and answer in its place. @default - that is an error, but on loopback
   */
  readonly allowPlainHttp?: string;
  /**
   * Headers of every request, such as the tenant's, `{ 'X-Scope-OrgID': 'homelab' }`. They are printed in clear into the Nix
   * store, so never a secret. @default - none
   */
  readonly headers?: { readonly [name: string]: string };
  /**
   * The credential that holds its bearer token. The host names the file:
   * `observability.alloy.credentials.<name> = config.sops.secrets.<secret>.path;`
   * @default - none is sent
   */
  readonly bearerTokenCredential?: string;
  /**
   * The user that it wants by HTTP's basic authentication, such as Grafana Cloud's instance and its token; credentials are
   * named as `bearerTokenCredential` is. One of the three ways to authenticate. @default - none is sent
   */
  readonly basicAuth?: DestinationUser;
  /** Credentials whose contents are headers' values, by the header's name: `{ 'X-Api-Key': 'archive-key' }`. @default - none */
  readonly headerCredentials?: { readonly [header: string]: string };
  /**
   * Credentials with what a connection is made with, in PEM: the authority that signs the destination's certificate, and the
   * certificate and key of the host. Of an https endpoint. @default - the system's authorities, and no certificate
   */
  readonly tls?: DestinationSecrets['tls'];
}
