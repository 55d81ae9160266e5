import { anchor, code, link, plain, table } from '../../lib/markdown';
import type { DescribedDestination, DescribedPart } from '../wiring/description';
import { SIGNALS, type FleetHost } from './fleet';
import { address, groupedBy, named } from './words';

/** The hosts: each in a row, and what those that are alike have in a section. */
export function hostsSection(hosts: readonly FleetHost[]): string {
  if (hosts.length === 0) return '';
  const kinds = groupedBy(hosts, kindOf);
  const rows = hosts.map((host) => {
    const kind = kinds.find((each) => each.includes(host)) ?? [host];
    return [
      link(code(host.name), host.modulePath),
      link(plain(kind[0]?.name ?? ''), anchor(headingOf(kind))),
      host.checkFile === undefined ? '' : link('check.json', host.checkFile),
    ];
  });
  return [
    '## Hosts\n',
    table(['host', 'laid out as', '`observability-check` follows'], rows),
    "A part has the switch `observability.<switch>.enable`, for the machine's own configuration to set; `observability.enable`",
    'is that of all. What it sends is in the column of the signal, by the destination that gets it.\n',
    ...kinds.map((kind) => kindSection(kind)),
  ].join('\n');
}

/** What hosts that are alike have in common: all but whose telemetry it is, which has a table of its own. */
function kindOf({ parts, destinations, buffer }: FleetHost): string {
  return JSON.stringify({ parts, destinations, buffer });
}

function headingOf([first, ...others]: readonly FleetHost[]): string {
  const name = first?.name ?? '';
  return others.length === 0 ? `Host ${name}` : `Hosts like ${name}`;
}

function kindSection(kind: readonly FleetHost[]): string {
  const [host] = kind;
  if (!host) return '';
  const { parts, destinations } = host;
  const names = kind.map(({ name }) => code(name));
  return [
    `### ${headingOf(kind)}\n`,
    ...(kind.length > 1 ? [`${named(names, 'hosts')}.\n`] : []),
    ...(parts.length + destinations.length === 0 ? ['Nothing is on it.\n'] : []),
    ...(parts.length > 0 ? [partsTable(parts)] : []),
    ...(destinations.length > 0 ? [destinationsTable(host)] : []),
  ].join('\n');
}

function partsTable(parts: readonly DescribedPart[]): string {
  const signals = SIGNALS.filter((signal) => parts.some(({ ways }) => ways[signal]));
  const rows = parts.map((part) => [
    plain(part.name),
    switchOf(part.switch),
    part.units.map(code).join(', '),
    part.listens.map(({ url, what }) => `${code(address(url))} ${plain(what)}`).join(', '),
    ...signals.map((signal) => (part.ways[signal] ?? []).map(plain).join(', ')),
  ]);
  return table(['part', 'switch', 'runs in', 'listens on', ...signals], rows);
}

function destinationsTable({ destinations, parts, buffer }: FleetHost): string {
  const waits = parts.find((part) => part.switch === buffer && buffer !== undefined)?.name ?? '';
  const rows = destinations.flatMap((destination) => {
    const { name, location } = destination;
    const places = placesOf(destination);
    return places.map(({ at, takes }, i) => [
      i === 0 ? plain(name) : '',
      i === 0 ? switchOf(destination.switch) : '',
      takes,
      location === 'remote' ? plain(waits) : '',
      at,
    ]);
  });
  return table(['destination', 'switch', 'takes', 'waits in', 'at'], rows);
}

function placesOf({ upstreams, program, senders, signals }: DescribedDestination) {
  const takes = signals.join(', ');
  const known = upstreams.filter((each) => each.signals.length > 0);
  if (known.length > 0)
    return known.map(({ url, onTailnet, signals: by }) => ({
      takes: by.join(', '),
      at: `${code(url)}${onTailnet ? ', on the tailnet' : ''}`,
    }));
  if (program) return [{ takes, at: `${code(program.url)}, ${plain(program.name)}` }];
  return [{ takes, at: senders.map(code).join(', ') }];
}

/** A switch, below `observability` and without its `.enable`. */
function switchOf(option: string | undefined): string {
  return option === undefined ? '' : code(option.replace(/^observability\./, ''));
}
