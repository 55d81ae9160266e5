/** Whether a name leads to the machine that is meant. */

import { BlockList, isIP } from 'node:net';
import { trouble } from '../outage-buffer/tailnet.mjs';
import { fail, list, ok } from './result.mjs';
import { isCalled, statusOf } from './tailnet.mjs';

/**
 * @param {object} hop
 * @param {string} hop.host a name or an address
 * @param {readonly string[]} [hop.tailnet] where it has to be, by ranges of addresses; anywhere without
 * @param {string} [hop.socket] of tailscaled
 * @param {import('./tools.mjs').Tools} tools
 * @returns {Promise<import('./result.mjs').Result>}
 */
export async function name({ host, tailnet, socket }, tools) {
  const address = host.replace(/^\[(.*)\]$/, '$1');
  if (isIP(address) !== 0) return ok('an address');
  const by = resolverOf(host, tools);
  const { addresses, why } = await tools.resolve(host);
  const wanted =
    tailnet === undefined ? 'an address' : `an address on the tailnet: ${list(tailnet)}`;
  if (addresses.length === 0)
    return fail(
      `has no address, by ${by}: ${why ?? 'none'}${tailnet ? await hidden(host, tools, socket) : ''}`,
      wanted,
      tailnet === undefined
        ? 'look at /etc/resolv.conf, and whether the name is right'
        : 'tailscale status; is MagicDNS on, and services.resolved or openresolv told of it?',
    );
  if (tailnet === undefined) return ok(`${list(addresses)}, by ${by}`);
  const there = within(tailnet, addresses);
  if (there.length === 0)
    return fail(
      `is ${list(addresses)}, by ${by}, which isn't on the tailnet: nothing is sent there`,
      wanted,
      'tailscale status; another resolver, or /etc/hosts, answers for the tailnet',
    );
  const status = await statusOf(tools, socket);
  const peer =
    typeof status === 'string'
      ? undefined
      : Object.values(status.Peer ?? {}).find((each) => isCalled(each, host));
  const own = peer?.TailscaleIPs ?? [];
  if (own.length > 0 && !there.some((each) => own.includes(each)))
    return fail(
      `is ${list(there)}, by ${by}, which is another machine`,
      `${list(own)}, as Tailscale has it`,
      'look for the name in /etc/hosts and in networking.hosts',
    );
  return ok(`${list(there)}, by ${by}`);
}

/** What Tailscale says of a name that nobody has whom this machine sees. @param {string} host @param {import('./tools.mjs').Tools} tools @param {string} [socket] */
async function hidden(host, tools, socket) {
  const status = await statusOf(tools, socket);
  if (typeof status === 'string') return '';
  const isThere = Object.values(status.Peer ?? {}).some((peer) => isCalled(peer, host));
  const said = isThere ? undefined : trouble(status, host, '');
  return said ? ` (${said})` : '';
}

/** @param {readonly string[]} ranges @param {readonly string[]} addresses */
function within(ranges, addresses) {
  const all = new BlockList();
  for (const range of ranges) {
    const [network = '', bits] = range.split('/');
    all.addSubnet(network, Number(bits), isIP(network) === 6 ? 'ipv6' : 'ipv4');
  }
  return addresses.filter((each) => all.check(each, isIP(each) === 6 ? 'ipv6' : 'ipv4'));
}

/** Who answers for a name, as far as files say: /etc/hosts goes first. @param {string} host @param {import('./tools.mjs').Tools} tools */
function resolverOf(host, tools) {
  const lines = (/** @type {string} */ path) => {
    const text = tools.read(path);
    return typeof text === 'string'
      ? text.split('\n').map((line) => line.replace(/#.*/, '').trim())
      : [];
  };
  if (lines('/etc/hosts').some((line) => line.split(/\s+/).slice(1).includes(host)))
    return '/etc/hosts';
  const servers = lines('/etc/resolv.conf').flatMap(
    (line) => /^nameserver\s+(\S+)/.exec(line)?.[1] ?? [],
  );
  if (servers.length === 0) return 'nobody that /etc/resolv.conf names';
  return list(servers.map((server) => KNOWN[server] ?? server));
}

/** @type {Record<string, string>} */
const KNOWN = {
  '100.100.100.100': 'MagicDNS (100.100.100.100)',
  '127.0.0.53': 'systemd-resolved (127.0.0.53)',
};
