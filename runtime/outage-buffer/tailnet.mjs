/**
 * What is sent over a tailnet in plain HTTP is encrypted there and nowhere else. So its names count only when they lead
 * there; and when they don't, Tailscale itself is asked why.
 */

import { lookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import { http } from './http.mjs';

/** Where tailscaled answers anybody on the machine; it is nobody's option on NixOS. */
const SOCKET = '/run/tailscale/tailscaled.sock';

/** How long it may take to answer, and how much it may say: a kilobyte for each machine. */
const PATIENCE_MS = 1000;
const MAX_STATUS_BYTES = 8 * 1024 * 1024;

/**
 * @typedef {object} Peer
 * @property {string} DNSName with a dot at its end
 * @property {boolean} [Online]
 */

/** @typedef {{ BackendState: string, Self?: { Online?: boolean, KeyExpiry?: string, Expired?: boolean }, Peer?: Record<string, Peer> | null }} Status of `tailscale status --json` */

export class Tailnet {
  #addresses = new BlockList();

  /** @param {readonly string[]} ranges of its machines' addresses @param {string} [socket] */
  constructor(ranges, socket = SOCKET) {
    this.socket = socket;
    for (const range of ranges) {
      const [network = '', bits] = range.split('/');
      this.#addresses.addSubnet(network, Number(bits), isIP(network) === 6 ? 'ipv6' : 'ipv4');
    }
  }

  /**
   * As `dns.lookup`, but for what isn't on the tailnet: without Tailscale a name is asked of whatever network the machine
   * is in, and that may call anything by it.
   *
   * @type {import('node:net').LookupFunction}
   */
  lookup = (name, options, done) => {
    lookup(name, { ...options, all: true }, (error, found) => {
      if (error) return done(error, []);
      const there = found.filter(({ address, family }) =>
        this.#addresses.check(address, family === 6 ? 'ipv6' : 'ipv4'),
      );
      const [first] = there;
      if (!first) {
        const elsewhere = found.map(({ address }) => address).join(', ');
        const message = `${name} is ${elsewhere} here, which isn't on the tailnet`;
        return done(Object.assign(new Error(message), { code: 'ENOTFOUND' }), []);
      }
      if (options.all) done(null, there);
      else done(null, first.address, first.family);
    });
  };

  /** Why a machine can't be reached, as far as Tailscale knows. @param {URL} url */
  async trouble({ hostname, port }) {
    const status = await this.#status();
    if (typeof status === 'string') return status;
    return trouble(status, hostname, port) ?? 'is Tailscale up?';
  }

  /** @returns {Promise<Status | string>} or why there is none */
  #status() {
    return new Promise((resolve) => {
      const request = http.request({
        socketPath: this.socket,
        // a connection of its own: one that is kept may be that of a tailscaled before
        agent: false,
        path: '/localapi/v0/status',
        // what its own command line says, and nothing else is answered
        headers: { host: 'local-tailscaled.sock' },
      });
      const patience = setTimeout(() => request.destroy(), PATIENCE_MS);
      let text = '';
      request.on('response', (response) => {
        response.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
          text += chunk;
          if (text.length > MAX_STATUS_BYTES) request.destroy();
        });
        response.on('error', () => {});
      });
      request.on('error', (/** @type {Error & { code?: string }} */ { code }) => {
        const gone = code === 'ENOENT' || code === 'ECONNREFUSED';
        resolve(gone ? 'tailscaled is not running' : 'is Tailscale up?');
      });
      request.on('close', () => {
        clearTimeout(patience);
        resolve(parsed(text) ?? 'is Tailscale up?');
      });
      request.end();
    });
  }
}

/** @param {string} text @returns {Status | undefined} */
function parsed(text) {
  try {
    const found = JSON.parse(text);
    return typeof found?.BackendState === 'string' ? found : undefined;
  } catch {
    return undefined;
  }
}

/** States in which nobody can be reached: https://pkg.go.dev/tailscale.com/ipn#State @type {Record<string, string>} */
const STATES = {
  NeedsLogin: 'this machine is logged out of Tailscale: tailscale login',
  NeedsMachineAuth: 'an administrator of the tailnet has to approve this machine',
  NoState: 'Tailscale is starting',
  Starting: 'Tailscale is starting',
  Stopped: 'Tailscale is down: tailscale up',
};

/**
 * What is wrong by what Tailscale says of itself and of the machines that this one may see.
 *
 * @param {Status} status @param {string} name @param {string} port @returns {string | undefined}
 */
export function trouble({ BackendState, Self, Peer }, name, port) {
  const expiry = Date.parse(Self?.KeyExpiry ?? '');
  if (Self?.Expired || (BackendState === 'NeedsLogin' && expiry < Date.now()))
    return "this machine's key has expired: tailscale login";
  if (BackendState !== 'Running') return STATES[BackendState];
  const [label = '', ...domain] = name.replace(/\.$/, '').split('.');
  const peers = Object.values(Peer ?? {}).map((peer) => ({
    ...peer,
    called: peer.DNSName.replace(/\.$/, ''),
  }));
  const peer = peers.find(({ called }) => called === [label, ...domain].join('.'));
  if (Self?.Online === false) return "this machine is cut off from Tailscale's servers";
  if (peer?.Online)
    return `${label} is online: does the tailnet's policy let this machine reach its port ${port}?`;
  const rest = `.${domain.join('.')}`;
  const likewise = peers.find(
    ({ called }) =>
      called.endsWith(rest) &&
      /^-\d+$/.test(called.slice(label.length, -rest.length)) &&
      called.startsWith(label),
  );
  const hasName = likewise
    ? `, and ${likewise.called} is there, which got its name when that was taken`
    : '';
  return peer
    ? `${label} is offline${hasName}`
    : `the tailnet shows this machine no ${label}${hasName}; does its policy let this machine reach it?`;
}
