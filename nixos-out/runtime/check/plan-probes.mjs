/** The hops that send a probe, and those that ask for it. */

import { backend } from './backend.mjs';
import { probe, sendProbe } from './probe.mjs';

/** @typedef {import('./plan.mjs').Machine} Machine */
/** @typedef {import('./plan.mjs').Destination} Destination */
/** @typedef {import('./plan.mjs').Listener} Listener */
/** @typedef {import('./plan.mjs').Hop} Hop */

/**
 * @param {string} host @param {Machine} machine
 * @param {{ destinations: readonly Destination[], listeners: readonly Listener[], buffer?: string }} on what isn't off
 * @returns {[Hop[], Hop[]]}
 */
export function probeHops(host, { ports }, { destinations, listeners, buffer: through }) {
  /** @type {Map<string, import('./probe.mjs').Probe>} */
  const sent = new Map();
  const alloy = `http://127.0.0.1:${ports['alloy.service']}`;
  const ways = destinations.flatMap((to) =>
    to.signals.flatMap((signal) => {
      const at = listeners.find((each) => each.signals.includes(signal));
      return at === undefined ? [] : [{ to, signal, listener: at.url }];
    }),
  );
  const send =
    (/** @type {import('./tools.mjs').Tools} */ tools) =>
    (/** @type {string} */ signal, /** @type {string} */ url) => {
      const found = sent.get(signal) ?? sendProbe(signal, url, tools);
      sent.set(signal, found);
      return found;
    };
  return [
    ways.map(({ to, signal, listener: at }) => ({
      name: `probe ${signal} to ${to.name}`,
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
    ways.flatMap(({ to, signal, listener: at }) =>
      (to.backends ?? [])
        .filter((each) => each.signal === signal)
        .map((each) => ({
          name: `backend ${each.backend}`,
          destination: to.name,
          signals: [signal],
          run: (tools) => backend({ ...each, host, listener: at, probe: send(tools) }, tools),
        })),
    ),
  ];
}
