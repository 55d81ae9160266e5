/** What the generated file says. */

import { readFileSync } from 'node:fs';
import { credentialNames } from './credentials.mjs';
import { PROTOCOLS } from './protocol.mjs';

/**
 * @typedef {object} Upstream one signal of one destination
 * @property {string} destination
 * @property {string} signal
 * @property {import('./protocol.mjs').Protocol} protocol
 * @property {boolean} [joins] whether its receiver is known to take several messages, or members of gzip, in one body
 * @property {boolean} [onTailnet] whether it is looked for there alone
 * @property {string} [bearerTokenCredential] the file, among the host's credentials, of the token that it wants; without
 *   one the senders' own is sent on
 * @property {{ username?: string, usernameCredential?: string, passwordCredential: string }} [basicAuth] the user that it
 *   wants: the name, or its file, and the file of the password
 * @property {Readonly<Record<string, string>>} [headerCredentials] the files of headers that it wants
 * @property {{ caCredential?: string, certificateCredential?: string, keyCredential?: string }} [tls] the files of whom is
 *   trusted, and of what is shown
 * @property {Readonly<Record<string, string>>} routes from a path here to the URL that it is sent on to
 */

/**
 * @typedef {object} Config
 * @property {number} port on loopback; 0 takes one that is free
 * @property {number} budgetBytes for everything that is held
 * @property {number} maxRequestBytes of a request's body; what is larger is refused
 * @property {number} [maxAgeSeconds] what is older isn't sent any more; without it everything is
 * @property {readonly string[]} [tailnet] the addresses of its machines, as ranges
 * @property {readonly Upstream[]} upstreams
 */

/** Times in milliseconds, and bounds; tests shorten them. */
export const LIMITS = {
  /** Connections at a time; more are closed at once. */
  connections: 128,
  /** A request's line and headers together. */
  headerBytes: 16 * 1024,
  /** How long the headers may take, and the whole request. */
  headersMs: 10_000,
  requestMs: 30_000,
  /** Longer than Go's clients keep an idle connection (90 s), so that it is never closed under a request. */
  keepAliveMs: 120_000,
  /** How long an upstream may do nothing, and as long as a slow way takes for what is sent. */
  idleMs: 10_000,
  /** The slowest way that is waited for, 128 kbit/s. */
  slowestBytesPerMs: 16,
  /** How long one address of a name may take to be connected to before the next; a lost SYN comes again after 1 s. */
  addressMs: 3000,
  /** How long a connection is used before the name is looked up again. */
  connectionMs: 60_000,
  /** The pause after a failure; doubled with each. The smaller limit is for names and ports that aren't there. */
  backoffMs: 1000,
  maxBackoffMs: 30_000,
  maxCheapBackoffMs: 5000,
  /** The longest Retry-After that is heeded. */
  maxRetryAfterMs: 300_000,
  /** How old what waits is when an upstream is behind: then OTLP requests are joined, up to as much as one of the
   * workstation's batches, and as many. */
  behindMs: 1000,
  joinBytes: 4 * 1024 * 1024,
  joinedItems: 1024,
  /** How long a request is tried that a store may refuse for its size alone, without saying so. */
  tooLargeMs: 300_000,
  /** Requests on their way where order doesn't matter. */
  unorderedAtOnce: 4,
  /** How long a stop may take. */
  drainMs: 20_000,
  /** How often age and memory are looked at. */
  watchMs: 1000,
};

/** @typedef {typeof LIMITS} Limits */

/** Reads and checks the file. @param {string} path @returns {Config} @throws with what is wrong in it */
export function readConfig(path) {
  return checkConfig(JSON.parse(readFileSync(path, 'utf8')), path);
}

/** @param {Config} config @param {string} path of the file, for the error @returns {Config} */
function checkConfig(config, path) {
  const { port, budgetBytes, maxRequestBytes, maxAgeSeconds = 1, upstreams } = config;
  const fail = (/** @type {string} */ problem) => {
    throw new Error(`${path}: ${problem}`);
  };
  if (!Number.isInteger(port) || port < 0 || port > 65535) fail(`port is ${port}, not 0 to 65535`);
  if (!(budgetBytes > 0)) fail(`budgetBytes is ${budgetBytes}, not above 0`);
  if (!(maxRequestBytes > 0)) fail(`maxRequestBytes is ${maxRequestBytes}, not above 0`);
  if (!(maxAgeSeconds > 0)) fail(`maxAgeSeconds is ${maxAgeSeconds}, not above 0`);
  if (!Array.isArray(upstreams)) fail('upstreams is no list');
  for (const upstream of upstreams) {
    const { protocol } = upstream;
    if (!PROTOCOLS.includes(protocol)) fail(`protocol is ${protocol}, not ${PROTOCOLS.join(', ')}`);
    for (const name of credentialNames(upstream))
      if (!/^[A-Za-z0-9][\w.-]*$/.test(name)) fail(`the credential ${name} is no file's name`);
  }
  const seen = new Set();
  for (const [route, url] of upstreams.flatMap(({ routes }) => Object.entries(routes))) {
    if (!route.startsWith('/') || seen.has(route))
      fail(`the route ${route} is no path, or is repeated`);
    if (!/^https?:$/.test(new URL(url).protocol)) fail(`${url} is no http or https URL`);
    seen.add(route);
  }
  return config;
}
