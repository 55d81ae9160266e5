import { isIP } from 'node:net';
import type { LayeredPicture, PictureBox, PictureEdge } from '../../lib/svg/layers';
import type { ClusterDescription, DescribedDestination } from '../wiring/description';
import { SIGNALS, type Fleet, type FleetHost } from './fleet';
import { bufferOf, onLoopback, sourcesOf, takenOn } from './on-host';
import type { Signal } from '../wiring/signal';
import { portOf } from '../wiring/endpoint';
import { counted, inDays } from './words';

/** The layers of the picture. */
const LAYERS = ['emitters', 'on the host', 'leaves by', 'off the host', 'collector', 'stores'];
const [EMITTERS, PARTS, EXITS, UPSTREAMS, COLLECTORS, STORES] = [0, 1, 2, 3, 4, 5];
/** As many lines as a box has below its title. */
const LINES = 4;

/** A box while hosts add to it. */
interface Gathered {
  readonly layer: number;
  /** None of several that are alike, which are its lines. */
  readonly title?: string;
  /** Its lines, each with the hosts that it is of. */
  readonly lines: Map<string, Set<string>>;
  readonly hosts: Set<string>;
}

/**
 * The picture of a fleet: the way of each signal, from who emits it to what keeps it. What hosts have in common is one box,
 * which says on which it is where it isn't on all.
 */
export function pictureOf(fleet: Fleet, title: string): LayeredPicture {
  const picture = new Picture();
  for (const host of fleet.hosts) picture.addHost(host);
  for (const cluster of fleet.clusters) picture.addCluster(cluster);
  return {
    title,
    description: describe(fleet),
    layers: LAYERS,
    kinds: SIGNALS.filter((signal) => picture.signals.has(signal)),
    boxes: picture.boxesOf(fleet.hosts.length),
    edges: picture.edges(),
  };
}

class Picture {
  readonly signals = new Set<Signal>();
  private readonly boxes = new Map<string, Gathered>();
  private readonly leads = new Map<string, PictureEdge>();

  addHost(host: FleetHost): void {
    for (const { id, title, lines, ways } of sourcesOf(host)) {
      this.box(id, PARTS, title, lines, host);
      for (const signal of SIGNALS)
        for (const to of ways[signal] ?? []) this.addWay(host, id, to, signal);
    }
    for (const { name, how, signals, taker } of takenOn(host)) {
      this.box(`${how} into ${taker}`, EMITTERS, how, [name], host);
      for (const signal of signals) this.lead(`${how} into ${taker}`, `part ${taker}`, signal);
    }
  }

  addCluster({ name, namespace, tiers, endpoints, stores }: ClusterDescription): void {
    const store = (signal: Signal) => `${signal} of ${name}`;
    for (const each of stores)
      this.box(store(each.signal), STORES, each.name, [
        `${each.signal}, ${inDays(each.retention)}`,
      ]);
    if (tiers.length > 0) {
      const [first] = tiers;
      const lines = tiers.map((tier) => `${tier.kind} ×${tier.replicas.min}`);
      this.box(`collector ${name}`, COLLECTORS, first?.name ?? name, [...lines, `in ${namespace}`]);
    }
    for (const { fqdn, ports, signals, toCollector } of endpoints) {
      this.upstream(fqdn, ports);
      for (const signal of signals) {
        this.lead(fqdn, toCollector ? `collector ${name}` : store(signal), signal);
        if (toCollector) this.lead(`collector ${name}`, store(signal), signal);
      }
    }
  }

  /** By now. @param hosts how many there are */
  boxesOf(hosts: number): PictureBox[] {
    return [...this.boxes].map(([id, { layer, title, lines, hosts: on }]) => {
      const all = [...lines].map(([line, { size }]) =>
        size === on.size ? line : `${line} (${size} of ${hosts})`,
      );
      const shown =
        all.length > LINES
          ? [...all.slice(0, LINES - 1), `and ${all.length - LINES + 1} more`]
          : all;
      const where = on.size === 1 ? `on ${[...on].join('')}` : `on ${on.size} of ${hosts} hosts`;
      const note = on.size === 0 || on.size === hosts ? [] : [where];
      if (title !== undefined) return { id, layer, title, lines: [...shown, ...note] };
      const [only = '', ...more] = all;
      if (more.length === 0) return { id, layer, title: only, lines: note };
      return { id, layer, title: `${all.length} sources`, lines: [...shown, ...note] };
    });
  }

  edges(): PictureEdge[] {
    return [...this.leads.values()];
  }

  /** From a part to a destination, and on to where that is. */
  private addWay(host: FleetHost, from: string, to: string, signal: Signal): void {
    const destination = host.destinations.find(({ name }) => name === to);
    if (!destination) return;
    const { upstreams, location } = destination;
    const exit = this.exitOf(host, destination);
    if (exit !== undefined) this.lead(from, exit, signal);
    if (location === 'local') return;
    for (const { url, signals } of upstreams.filter((each) => each.signals.includes(signal))) {
      const { hostname } = new URL(url);
      this.upstream(hostname, [portOf(new URL(url))]);
      if (signals.length > 0) this.lead(exit ?? from, hostname, signal);
    }
  }

  /** What stands between a part and what is off the host: the buffer, or the end of the way. */
  private exitOf(host: FleetHost, destination: DescribedDestination): string | undefined {
    const { name, location, program, upstreams, senders } = destination;
    const id = `destination ${name}`;
    if (location === 'local') {
      this.box(
        id,
        EXITS,
        program?.name ?? name,
        program ? [onLoopback(program.url)] : senders,
        host,
      );
      return id;
    }
    if (upstreams.length === 0) {
      this.box(id, UPSTREAMS, name, senders, host);
      return id;
    }
    const buffer = bufferOf(host);
    if (!buffer) return undefined;
    this.box(
      'buffer',
      EXITS,
      buffer.name,
      buffer.listens.map(({ url }) => onLoopback(url)),
      host,
    );
    return 'buffer';
  }

  /** By its name, of which the first part tells more than the rest. */
  private upstream(name: string, ports: readonly number[]): void {
    const [first = name, ...rest] = isIP(name.replace(/[[\]]/g, '')) ? [name] : name.split('.');
    const at = ports.map((port) => `:${port}`).join(' ');
    this.box(name, UPSTREAMS, first, [
      [rest.join('.'), at].filter((each) => each !== '').join(' '),
    ]);
  }

  private box(
    id: string,
    layer: number,
    title: string | undefined,
    lines: readonly string[],
    host?: FleetHost,
  ): void {
    const found = this.boxes.get(id) ?? { layer, title, lines: new Map(), hosts: new Set() };
    this.boxes.set(id, found);
    if (host) found.hosts.add(host.name);
    for (const line of lines) {
      const on = found.lines.get(line) ?? new Set();
      found.lines.set(line, host ? on.add(host.name) : on);
    }
  }

  private lead(from: string, to: string, kind: Signal): void {
    this.signals.add(kind);
    this.leads.set(JSON.stringify([from, to, kind]), { from, to, kind });
  }
}

/** The same in words: where each signal gets to. */
function describe({ hosts, clusters }: Fleet): string {
  const ways = SIGNALS.flatMap((signal) => {
    const to = hosts.flatMap(({ parts }) => parts.flatMap((part) => part.ways[signal] ?? []));
    const kept = clusters.flatMap(({ stores }) => stores.filter((each) => each.signal === signal));
    if (to.length === 0) return [];
    const stores = kept.length > 0 ? `, kept in ${kept.map(({ name }) => name).join(' and ')}` : '';
    return [`${signal} get to ${[...new Set(to)].join(' and ')}${stores}`];
  });
  return `${counted(hosts.length, 'host')}: ${ways.join('; ') || 'nothing is sent'}.`;
}
