/** The hops that send a probe, and those that ask for it. */

import { backend, retention } from './backend.mjs';
import { probe, sendProbe } from './probe.mjs';
import { oldest, storeName } from './remembered.mjs';
import { skipped } from './result.mjs';

/** @typedef {import('./plan.mjs').Machine} Machine */
/** @typedef {import('./plan.mjs').Destination} Destination */
/** @typedef {import('./plan.mjs').Listener} Listener */
/** @typedef {import('./plan.mjs').Hop} Hop */

/**
 * @param {string} host @param {Machine} machine
 * @param {{ destinations: readonly Destination[], listeners: readonly Listener[], buffer?: string }} on what isn't off
 * @returns {[Hop[], Hop[]]}
 */
export function probeHops(
  host,
  { ports, remembered = {} },
  { destinations, listeners, buffer: through },
) {
  /** @type {Map<string, import('./probe.mjs').Probe>} */
  const sent = new Map();
  const alloy = `http://127.0.0.1:${ports['alloy.service']}`;
  const ways = destinations.flatMap((to) =>
    to.signals.flatMap((signal) =>
      listeners
        .filter((each) => each.signals.includes(signal))
        // what says something of itself is for those elsewhere
        .filter(({ resource }) => resource === undefined || to.location === 'remote')
        .map(({ url, what, resource }) => ({
          to,
          signal,
          listener: url,
          as: resource === undefined ? '' : `, as ${what}`,
        })),
    ),
  );
  const send =
    (/** @type {import('./tools.mjs').Tools} */ tools) =>
    (/** @type {string} */ signal, /** @type {string} */ url) => {
      const way = `${signal} ${url}`;
      const { resource } = listeners.find((each) => each.url === url) ?? {};
      const found = sent.get(way) ?? sendProbe(signal, url, tools, resource);
      sent.set(way, found);
      return found;
    };
  return [
    ways.map(({ to, signal, listener: at, as }) => ({
      name: `probe ${signal} to ${to.name}${as}`,
      destination: to.name,
      signals: [signal],
      run: (tools) => {
        // the only ones whose own metrics say what became of it
        const counts = signal !== 'profiles' && to.exporter?.startsWith('otelcol.exporter.');
        const exporter = counts ? to.exporter : undefined;
        const buffered = to.location === 'remote' ? through : undefined;
        return probe(
          {
            signal,
            destination: to.name,
            listener: at,
            alloy,
            exporter,
            buffer: buffered,
            probe: send(tools),
          },
          tools,
        );
      },
    })),
    [
      ...ways.flatMap(({ to, signal, listener: at, as }) =>
        (to.backends ?? [])
          .filter((each) => each.signal === signal)
          .map((each) => ({
            name: `backend ${each.backend}${as}`,
            destination: to.name,
            signals: [signal],
            run: (/** @type {import("./tools.mjs").Tools} */ tools) =>
              backend(
                {
                  ...each,
                  store: storeName(to.name, each),
                  host,
                  listener: at,
                  probe: send(tools),
                },
                tools,
              ),
          })),
      ),
      ...destinations.flatMap((to) =>
        (to.backends ?? []).flatMap((each) =>
          retentionHop(host, to.name, each, remembered[storeName(to.name, each)]),
        ),
      ),
    ],
  ];
}

/**
 * Where a store can be asked, and something is remembered.
 *
 * @param {string} host @param {string} destination @param {import('./plan.mjs').Backend} backend
 * @param {readonly import('./remembered.mjs').Remembered[] | undefined} all
 * @returns {Hop[]}
 */
function retentionHop(
  host,
  destination,
  { signal, backend: kind, url, headers, retentionSeconds },
  all,
) {
  if (url === undefined || retentionSeconds === undefined || all === undefined) return [];
  return [
    {
      name: `retention of ${kind}`,
      destination,
      signals: [signal],
      run: async (tools) => {
        const old = oldest(all, retentionSeconds, tools.now());
        return old === undefined
          ? skipped('not known yet: no probe is remembered that is old enough')
          : retention({ backend: kind, url, headers, host, retentionSeconds, old }, tools);
      },
    },
  ];
}
