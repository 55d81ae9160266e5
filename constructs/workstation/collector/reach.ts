import { isIP } from 'node:net';
import type { Construct } from 'constructs';
import { fail, shown } from '../../../lib/errors';
import { NixosHost } from '../../../lib/nixos/host';
import type { ConnectOptions } from '../../wiring/destination';
import { portOf } from '../../wiring/endpoint';
import { isOnTailnet, TAILNET_ADDRESSES } from '../../wiring/tailnet';
import { fleetOf } from '../fleet';
import { isItself } from './own-port';

/** How a URL may be reached from a host. */
export interface Reach {
  /** The port that it is reached at; none on the host itself. */
  readonly port?: number;
  /** Whether it is on the tailnet, and must not be looked for elsewhere. */
  readonly onTailnet: boolean;
  /** Whether the port is for Tailscale's interface alone: what is plain there is readable everywhere else. */
  readonly keptIn: boolean;
}

/**
 * How a destination's URL may be reached: plain HTTP only on the host itself and inside the tailnet, where WireGuard
 * encrypts it, unless the app says why otherwise.
 *
 * @param scope a construct on the host
 * @param url a base URL
 * @throws naming `scope` for plain HTTP that anybody on the way could read
 */
export function reachOf(scope: Construct, url: string, options: ConnectOptions = {}): Reach {
  const { allowPlainHttp: reason } = options;
  const { protocol, hostname } = new URL(url);
  const isPlain = protocol === 'http:';
  if (reason !== undefined && reason.trim() === '')
    fail(
      scope,
      `allowPlainHttp says why ${shown(url)} may be sent to in clear, but it is empty: give the reason`,
    );
  if (isItself(NixosHost.of(scope), hostname.replace(/\.$/, '')))
    return { onTailnet: false, keptIn: false };
  const tailnet = fleetOf(scope)?.tailnet;
  const known = isOnTailnet(hostname, tailnet);
  const isAddress = isIP(hostname.replace(/[[\]]/g, '')) !== 0;
  if (options.onTailnet === true && !known && isAddress)
    fail(
      scope,
      `${shown(url)} is said to be on the tailnet, whose addresses are in ${TAILNET_ADDRESSES.join(', ')}: give its name or address there`,
    );
  const onTailnet = (options.onTailnet ?? known) && reason === undefined;
  if (isPlain && !onTailnet && reason === undefined) {
    const label = isAddress ? 'otel-collector' : hostname.split('.')[0];
    const name = shown(`${label}.${tailnet ?? 'example.ts.net'}`);
    fail(
      scope,
      `${shown(url)} would be sent to in clear, for whoever is on the way to read and to answer: give its https URL or its ` +
        `full name on the tailnet, such as ${name}, say by onTailnet that it is there, or by allowPlainHttp why it may be`,
    );
  }
  return { port: portOf(new URL(url)), onTailnet, keptIn: onTailnet && isPlain };
}
