/** Every hop of a machine's telemetry, in the order in which it flows: from the app's file, and what only the machine knows. */

import { component } from './component.mjs';
import { journalAccess, journalUnits } from './journal.mjs';
import { kernel } from './kernel.mjs';
import { listener } from './listener.mjs';
import { probeHops } from './plan-probes.mjs';
import { bufferHops, wayHops } from './plan-way.mjs';
import { switchedOff } from './switch.mjs';
import { unit } from './unit.mjs';

/** @typedef {import('./empty.mjs').Protocol} Protocol */
/** @typedef {{ name: string, switch?: string, components: readonly string[] }} File */
/** @typedef {{ what: string, url: string, protocol: Protocol, signals: readonly string[], component: string, credential?: string, switch?: string, resource?: Record<string, string> }} Listener */
/** @typedef {{ url: string, protocol: Protocol, paths: Record<string, string>, onTailnet: boolean } & import('../outage-buffer/credentials.mjs').Named} Endpoint */
/** @typedef {{ signal: string, backend: string, url?: string, headers?: Record<string, string>, retentionSeconds?: number }} Backend */
/**
 * @typedef {object} Destination
 * @property {string} name
 * @property {'local' | 'remote'} location
 * @property {readonly string[]} signals
 * @property {string} switch
 * @property {string} [exporter]
 * @property {{ name: string, url: string }} [program]
 * @property {readonly Endpoint[]} endpoints
 * @property {string} [workstationTag]
 * @property {readonly Backend[]} [backends]
 */
/**
 * @typedef {object} App what the app wrote, `check.json`
 * @property {string} host
 * @property {readonly { unit: string, files: readonly File[] }[]} processes
 * @property {readonly Listener[]} listeners
 * @property {Record<'system' | 'user', readonly string[]>} [journal]
 * @property {{ url: string, switch: string }} [buffer]
 * @property {readonly string[]} [tailnet]
 * @property {readonly Destination[]} destinations
 */
/**
 * @typedef {object} Machine what NixOS knows of it
 * @property {readonly string[]} off the switches that it has off
 * @property {Record<string, number>} ports of each Alloy's own server, by unit
 * @property {Record<string, string>} credentials files by name
 * @property {readonly string[]} capabilities of the process with eBPF
 * @property {Record<'system' | 'user', readonly string[]>} [journal] units that it reads besides the app's
 * @property {string} [tailscaled] its socket
 * @property {import('./remembered.mjs').Memory} [remembered] what earlier checks found
 */
/**
 * @typedef {object} Hop
 * @property {string} name
 * @property {readonly string[]} [signals] that pass it; all without
 * @property {string} [destination] to which alone it leads
 * @property {boolean} [isNeeded] whether a warning is enough for nothing to be sent there
 * @property {(tools: import('./tools.mjs').Tools) => Promise<import('./result.mjs').Result> | import('./result.mjs').Result} run
 */

export const EBPF = 'alloy-ebpf.service';
const COLLECTOR = 'alloy.service';

/** Three steps: what only looks, what sends, and what asks for what was sent. @param {App} app @param {Machine} machine @returns {Hop[][]} */
export function hopsOf(app, machine) {
  const isOn = (/** @type {string | undefined} */ option) =>
    option === undefined || !machine.off.includes(option);
  const destinations = app.destinations.filter((each) => isOn(each.switch));
  const through = app.buffer && isOn(app.buffer.switch) ? app.buffer : undefined;
  const listeners = app.listeners.filter((each) => isOn(each.switch));
  const looks = [
    ...machine.off.map((option) => ({
      name: `switch ${option}`,
      run: () => switchedOff({ option }),
    })),
    ...[...app.processes]
      .sort((a, b) => Number(b.unit === EBPF) - Number(a.unit === EBPF))
      .flatMap((process) => alloyHops(process, machine, isOn)),
    ...(isOn('observability.journal') ? journalHops(app, machine) : []),
    ...listeners.map(listenerHop),
    ...destinations.flatMap((each) => programHop(each)),
    ...(through ? ['outage-buffer.socket', 'outage-buffer.service'].map(unitHop) : []),
    ...destinations.flatMap((each) => wayHops(app, machine, each, through !== undefined)),
    ...(through ? destinations.flatMap((each) => bufferHops(each, through.url)) : []),
  ];
  return [
    looks,
    ...probeHops(app.host, machine, { destinations, listeners, buffer: through?.url }),
  ];
}

/** @param {string} unitName @returns {Hop} */
const unitHop = (unitName) => ({
  name: `unit ${unitName}`,
  run: (tools) => unit({ unit: unitName }, tools),
});

/** @param {App['processes'][number]} process @param {Machine} machine @param {(option?: string) => boolean} isOn @returns {Hop[]} */
function alloyHops({ unit: unitName, files }, { ports, capabilities }, isOn) {
  const components = files.filter((file) => isOn(file.switch)).flatMap((file) => file.components);
  if (components.length === 0) return [];
  const url = `http://127.0.0.1:${ports[unitName]}`;
  const only = unitName === EBPF ? { signals: ['traces', 'profiles'] } : {};
  return [
    ...(unitName === EBPF
      ? [
          {
            name: 'kernel',
            ...only,
            run: (/** @type {any} */ tools) => kernel({ unit: unitName, capabilities }, tools),
          },
        ]
      : []),
    { ...unitHop(unitName), ...only },
    {
      name: `components of ${unitName}`,
      ...only,
      run: (tools) => component({ url, unit: unitName, components }, tools),
    },
  ];
}

/** @param {App} app @param {Machine} machine @returns {Hop[]} */
function journalHops({ journal }, { journal: added }) {
  if (journal === undefined) return [];
  const unitsOf = (/** @type {'system' | 'user'} */ manager) => [
    ...journal[manager],
    ...(added?.[manager] ?? []),
  ];
  const signals = ['logs'];
  const managers = /** @type {const} */ (['system', 'user']).filter(
    (manager) => unitsOf(manager).length > 0,
  );
  return [
    ...managers.map((manager) => ({
      name: `journal of ${manager} units`,
      signals,
      run: (/** @type {any} */ tools) => journalUnits({ units: unitsOf(manager), manager }, tools),
    })),
    { name: 'journal', signals, run: (tools) => journalAccess({ unit: COLLECTOR }, tools) },
  ];
}

/** @param {Listener} listening @returns {Hop} */
function listenerHop({ what, url, protocol, signals, credential }) {
  const path =
    protocol === 'pyroscope'
      ? '/push.v1.PusherService/Push'
      : `/v1/${signals.includes('traces') ? 'traces' : signals[0]}`;
  const fix = `ss -tlnp | grep ${new URL(url).port}; journalctl -u ${COLLECTOR} -n 50`;
  const token = credential && `/run/credentials/${COLLECTOR}/${credential}`;
  return {
    name: `listener for ${what}`,
    signals,
    run: (tools) => listener({ url: `${url}${path}`, protocol, fix, token }, tools),
  };
}

/** A program on the machine may be away: what it should have had is dropped. @param {Destination} destination @returns {Hop[]} */
function programHop({ name: destination, program, signals }) {
  if (program === undefined) return [];
  const fix = `start ${program.name}, or observability.destinations.${destination}.enable = false`;
  const url = `${program.url}/v1/${signals[0]}`;
  return [
    {
      name: `program ${program.name}`,
      destination,
      isNeeded: true,
      run: async (tools) => {
        const result = await listener({ url, protocol: 'otlp', fix }, tools);
        return result.state === 'fail' ? { ...result, state: 'warn' } : result;
      },
    },
  ];
}
