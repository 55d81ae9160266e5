/** What Tailscale says of this machine, and of those that it sends to. */

import { trouble } from '../outage-buffer/tailnet.mjs';
import { fail, list, ok, span, warn } from './result.mjs';

/** Where tailscaled answers anybody on the machine; it is nobody's option on NixOS. */
export const SOCKET = '/run/tailscale/tailscaled.sock';

/** What is said of a machine that got another name than it was to have. */
const TAKEN = /got its name when that was taken/;

/** How soon a key's end is news. */
const SOON_S = 7 * 86_400;

/** @typedef {import('../outage-buffer/tailnet.mjs').Peer & { TailscaleIPs?: readonly string[] }} Peer */
/**
 * @typedef {object} Status of `tailscale status --json`
 * @property {string} BackendState
 * @property {{ DNSName?: string, Online?: boolean, KeyExpiry?: string, Expired?: boolean, Tags?: readonly string[] }} [Self]
 * @property {Record<string, Peer> | null} [Peer]
 */

/**
 * @param {import('./tools.mjs').Tools} tools @param {string} [socketPath]
 * @returns {Promise<Status | string>} or why there is none
 */
export async function statusOf(tools, socketPath = SOCKET) {
  const answer = await tools.ask({
    url: 'http://local-tailscaled.sock/localapi/v0/status',
    socketPath,
    // what its own command line says, and nothing else is answered
    headers: { host: 'local-tailscaled.sock' },
  });
  try {
    const found = JSON.parse(answer.body.toString());
    if (typeof found?.BackendState === 'string') return found;
  } catch {
    // said below
  }
  return answer.code === 'ENOENT' || answer.code === 'ECONNREFUSED'
    ? 'tailscaled is not running'
    : `tailscaled says nothing of itself: ${answer.why ?? `answered ${answer.status}`}`;
}

/**
 * @param {object} hop
 * @param {string} hop.host as it is called here
 * @param {string} [hop.tag] by which the policy lets it in
 * @param {readonly string[]} hop.urls that it sends to
 * @param {string} [hop.socket]
 * @param {import('./tools.mjs').Tools} tools
 * @returns {Promise<import('./result.mjs').Result>}
 */
export async function tailnet({ host, tag, urls, socket }, tools) {
  const status = await statusOf(tools, socket);
  if (typeof status === 'string')
    return fail(
      status,
      'a tailscaled that runs',
      'services.tailscale.enable = true; systemctl restart tailscaled',
    );
  const [first = ''] = urls;
  const { hostname, port } = new URL(first);
  const { BackendState, Self = {} } = status;
  if (BackendState !== 'Running' || Self.Expired || Self.Online === false)
    return fail(
      trouble(status, hostname, port) ?? BackendState,
      'Running, and online',
      'tailscale up; tailscale status',
    );
  if (tag !== undefined && !Self.Tags?.includes(tag))
    return fail(
      Self.Tags?.length ? `this machine has ${list(Self.Tags)}` : 'this machine has no tag',
      `${tag}, by which the tailnet's policy lets it in`,
      `services.tailscale.extraUpFlags = [ "--advertise-tags=${tag}" ]; tailscale up --advertise-tags=${tag}`,
    );
  for (const url of urls) {
    const { hostname: name, port: at } = new URL(url);
    const called = Object.values(status.Peer ?? {}).find((peer) => isCalled(peer, name));
    const said = trouble(status, name, at) ?? '';
    // what a ProxyGroup serves is no machine's name; one that nobody has, or that the policy hides, doesn't resolve
    if (called ? called.Online : !TAKEN.test(said)) continue;
    return fail(
      said,
      `${name}, online`,
      'tailscale status says whom this machine sees; the policy says whom it may reach',
    );
  }
  return ofItself(status, host, tools.now());
}

/** @param {Status} status @param {string} host @param {number} now */
function ofItself({ Self = {} }, host, now) {
  const name = Self.DNSName?.split('.')[0];
  if (name !== undefined && name !== host && name.startsWith(`${host}-`))
    return warn(
      `this machine is called ${name}, since ${host} was taken`,
      host,
      `remove the old ${host} in Tailscale's console, then tailscale set --hostname=${host}`,
    );
  const expires = (Date.parse(Self.KeyExpiry ?? '') - now) / 1000;
  if (expires < SOON_S)
    return warn(
      `this machine's key expires in ${span(expires)}`,
      'a key for longer',
      'tailscale up --force-reauth',
    );
  return ok(
    `up${name === undefined ? '' : `, as ${name}`}${Self.Tags?.length ? `, ${list(Self.Tags)}` : ''}`,
  );
}

/** @param {Peer} peer @param {string} name */
export const isCalled = ({ DNSName }, name) =>
  DNSName.replace(/\.$/, '') === name.replace(/\.$/, '');
