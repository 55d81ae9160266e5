/** The hops between this machine and a destination. */

import { credentialNames } from '../outage-buffer/credentials.mjs';
import { buffer } from './buffer.mjs';
import { credential } from './credential.mjs';
import { endpoint } from './endpoint.mjs';
import { name } from './name.mjs';
import { tailnet } from './tailnet.mjs';

/** @typedef {import('./plan.mjs').App} App */
/** @typedef {import('./plan.mjs').Machine} Machine */
/** @typedef {import('./plan.mjs').Destination} Destination */
/** @typedef {import('./plan.mjs').Endpoint} Endpoint */
/** @typedef {import('./plan.mjs').Hop} Hop */

/** What is between this machine and a destination. @param {App} app @param {Machine} machine @param {Destination} to @param {boolean} buffered @returns {Hop[]} */
export function wayHops(
  { host, tailnet: ranges },
  { credentials, tailscaled: socket },
  to,
  buffered,
) {
  const { name: destination, endpoints, workstationTag: tag } = to;
  const passing = (/** @type {Endpoint} */ { paths }) =>
    Object.keys(paths).filter((signal) => to.signals.includes(signal));
  const used = endpoints.filter((each) => passing(each).length > 0);
  const names = new Map(used.map((each) => [new URL(each.url).hostname, each]));
  const inTailnet = used.filter(({ onTailnet }) => onTailnet).map(({ url }) => url);
  const folder = buffered ? '/run/outage-buffer' : '/run/credentials/alloy.service';
  const wanted = new Set(used.flatMap(credentialNames));
  const tokens = new Set(used.map((each) => each.bearerTokenCredential));
  return [
    ...[...wanted].map((name) => ({
      name: `credential ${name}`,
      destination,
      run: (/** @type {any} */ tools) =>
        credential(
          {
            credential: name,
            kind: tokens.has(name) ? 'token' : 'secret',
            path: credentials[name],
            folder,
            isFetched: buffered,
          },
          tools,
        ),
    })),
    ...(inTailnet.length > 0
      ? [
          {
            name: 'tailnet',
            destination,
            run: (/** @type {any} */ tools) =>
              tailnet({ host, tag, urls: inTailnet, socket }, tools),
          },
        ]
      : []),
    ...[...names].map(([called, { onTailnet }]) => ({
      name: `name ${called}`,
      destination,
      signals: used.filter(({ url }) => new URL(url).hostname === called).flatMap(passing),
      run: (/** @type {any} */ tools) =>
        name({ host: called, tailnet: onTailnet ? ranges : undefined, socket }, tools),
    })),
    ...used.flatMap((each) =>
      passing(each).map((signal) => endpointHop(destination, each, signal)),
    ),
  ];

  /** @param {string} destination @param {Endpoint} at @param {string} signal @returns {Hop} */
  function endpointHop(destination, { url, paths, protocol, onTailnet, ...wants }, signal) {
    const whole = `${url}${paths[signal]}`;
    const at = onTailnet ? ranges : undefined;
    const run = (/** @type {any} */ tools) =>
      endpoint({ url: whole, protocol, tailnet: at, wants, folder, socket }, tools);
    return { name: `endpoint ${whole}`, destination, signals: [signal], run };
  }
}

/** @param {Destination} destination @param {string} url @returns {Hop[]} */
export function bufferHops({ name: destination, location, signals }, url) {
  if (location === 'local') return [];
  return signals.map((signal) => ({
    name: `outage buffer, ${destination} ${signal}`,
    destination,
    signals: [signal],
    run: (tools) => buffer({ url, destination, signal }, tools),
  }));
}
