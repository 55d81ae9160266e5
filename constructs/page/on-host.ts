import { portOf } from '../wiring/endpoint';
import type { DescribedPart } from '../wiring/description';
import { partOf, type FleetHost } from './fleet';

/** The emitters of a host with what takes them, in the order of that. */
export function takenOn(host: FleetHost) {
  return host.parts.flatMap(({ name: taker }) =>
    host.emitters
      .filter(({ into }) => partOf(host, into) === taker)
      .map((emitter) => ({ ...emitter, taker })),
  );
}

/** The boxes of a host's parts: what only reads, and sends to the same places, is one. */
export function sourcesOf(host: FleetHost) {
  const taken = new Set(host.emitters.map(({ into }) => partOf(host, into)));
  return host.parts.map((part) => {
    const { name, listens, ways } = part;
    const isOwn = taken.has(name) || (listens.length > 0 && part !== bufferOf(host));
    return isOwn
      ? { id: `part ${name}`, title: name, lines: listens.map(listening), ways }
      : { id: `sources ${JSON.stringify(ways)}`, title: undefined, lines: [name], ways };
  });
}

function listening({ url, what }: DescribedPart['listens'][number]): string {
  return `${onLoopback(url)} ${what}`;
}

/** Nothing on a host listens anywhere else. */
export function onLoopback(url: string): string {
  return `:${portOf(new URL(url))}`;
}

/** What keeps what is for remote destinations, if anything does. */
export function bufferOf({ parts, buffer }: FleetHost): DescribedPart | undefined {
  return buffer === undefined ? undefined : parts.find((part) => part.switch === buffer);
}
