import { BlockList, isIP } from 'node:net';

/**
 * The addresses that machines on a tailnet have, and nobody on the internet: Headscale's are parts of the same. A hostile
 * network may use them all the same.
 * @see https://tailscale.com/kb/1033/ip-and-dns-addresses
 */
export const TAILNET_ADDRESSES: readonly string[] = ['100.64.0.0/10', 'fd7a:115c:a1e0::/48'];

/**
 * Whether a host is on the tailnet, by its name or address alone: one of Tailscale's `ts.net`, one of the app's own
 * tailnet, which a control server of one's own may call otherwise, and the addresses that only a tailnet has. A name
 * without a dot isn't: whose it is depends on the network that a laptop is in.
 *
 * @param hostname as `URL` spells it
 * @param tailnet the app's, such as `tail1234.ts.net`
 */
export function isOnTailnet(hostname: string, tailnet?: string): boolean {
  const name = hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  const version = isIP(name);
  if (version !== 0) return addresses().check(name, version === 6 ? 'ipv6' : 'ipv4');
  return name.endsWith('.ts.net') || (tailnet !== undefined && name.endsWith(`.${tailnet}`));
}

function addresses(): BlockList {
  const list = new BlockList();
  for (const range of TAILNET_ADDRESSES) {
    const [network = '', bits] = range.split('/');
    list.addSubnet(network, Number(bits), isIP(network) === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}
