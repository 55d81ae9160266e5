import { isIP } from 'node:net';
import type { IConstruct } from 'constructs';
import { fail, shown } from '../../../lib/errors';
import type { OpenPort } from '../../../lib/nixos/part';

/** Where something takes what others send. */
export interface Listening {
  /** An address of the host, such as `192.168.1.2`, or `0.0.0.0` for all. */
  readonly listenAddress: string;
  /** 1 to 65535. */
  readonly port: number;
  /** @default tcp */
  readonly protocol?: OpenPort['protocol'];
  /** Whom the firewall lets in. @default - everybody */
  readonly from?: OpenPort['from'];
}

/**
 * Where it listens as Alloy spells it, and what that opens in the firewall: nothing on loopback.
 *
 * @throws for what is no address, no interface and no range of addresses, and for somebody who is let in to loopback
 */
export function listensAt(
  scope: IConstruct,
  { listenAddress, port, protocol, from }: Listening,
): { readonly address: string; readonly openPorts: readonly OpenPort[] } {
  const plain = listenAddress.replace(/^\[(.*)\]$/, '$1');
  const version = isIP(plain);
  if (version === 0)
    fail(
      scope,
      `an address is one of the host's, such as 192.168.1.2, but ${shown(listenAddress)} was given`,
    );
  checkFrom(scope, from);
  const address = `${version === 6 ? `[${plain}]` : plain}:${port}`;
  const isLoopback = /^(127\.|::1$)/.test(plain);
  if (isLoopback && from !== undefined)
    fail(
      scope,
      `nobody else reaches ${listenAddress}, so leave from out, or listen on an address of the network`,
    );
  return { address, openPorts: isLoopback ? [] : [{ port, protocol, from }] };
}

function checkFrom(scope: IConstruct, from: OpenPort['from']): void {
  if (from === undefined) return;
  if ('interface' in from) {
    // https://www.kernel.org: IFNAMSIZ, and what a shell or nft would read otherwise
    if (!/^[A-Za-z0-9][\w.-]{0,14}$/.test(from.interface))
      fail(
        scope,
        `an interface is named as ip link shows it, such as enp3s0, but ${shown(from.interface)} was given`,
      );
    return;
  }
  if (from.ranges.length === 0)
    fail(scope, 'ranges are empty, so nobody would be let in: name one');
  const odd = from.ranges.find((range) => !isRange(range));
  if (odd !== undefined)
    fail(
      scope,
      `a range is an address or a network, such as 192.168.1.0/24, but ${shown(odd)} was given`,
    );
}

function isRange(range: string): boolean {
  const [address = '', bits, ...more] = range.split('/');
  const version = isIP(address);
  const longest = version === 6 ? 128 : 32;
  const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest);
  return version !== 0 && fits && more.length === 0;
}
