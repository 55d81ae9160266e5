import { isIPv4 } from 'node:net';
import type { IConstruct } from 'constructs';
import { shown } from '../../../lib/errors';
import { NixosHost } from '../../../lib/nixos/host';
import { portOf } from '../../wiring/endpoint';
import { fleetOf } from '../fleet';

/**
 * For a validation: what is wrong with a URL that a host sends to when it is the host's own, on a port that something
 * of the host's listens on. What is sent to the collector's own port comes back, and is sent again, without end (measured:
 * 5 records became 100 in 20 s). Anything may have a port that nobody claims: the end of an ssh tunnel, for one.
 *
 * @param scope a construct on the host
 * @param url what a destination gave; one that isn't a URL is somebody else's error
 */
export function ownPort(scope: IConstruct, url: string): string[] {
  if (!URL.canParse(url)) return [];
  const { hostname } = new URL(url);
  const number = portOf(new URL(url));
  const host = NixosHost.of(scope);
  const use = host.useOfPort(number);
  if (use === undefined || !isItself(host, hostname.replace(/\.$/, ''))) return [];
  return [
    `${shown(url)} is ${host.hostname} itself, where port ${number} is for ${use}: give a remote destination the ` +
      'address of another machine, and a program on the host OtlpDestination.local with a port of its own',
  ];
}

/** Whether a name or an address, as `URL` spells it, is the host's own: its loopback, or what it is called. */
export function isItself(host: NixosHost, name: string): boolean {
  // 0.0.0.0 and [::] reach whatever listens on loopback
  if (isIPv4(name)) return name.startsWith('127.') || name === '0.0.0.0';
  // [::ffff:7f00:1] is 127.0.0.1, and [::ffff:0:0] 0.0.0.0
  if (/^\[(::1?|::ffff:(7f[0-9a-f]{2}:[0-9a-f]{1,4}|0:0))\]$/.test(name)) return true;
  // names of loopback, as nss-myhostname has them
  if (/(^|\.)localhost(\.localdomain)?$/.test(name)) return true;
  const tailnet = fleetOf(host)?.tailnet;
  return name === host.hostname || name === `${host.hostname}.${tailnet}`;
}
