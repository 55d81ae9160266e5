import type { IAlloyComponent, IAlloyFile, IPlacedWire } from '../../../lib/alloy/members';
import type { DescribedWays } from '../../wiring/description';
import { OTLP_SIGNALS, type Signal } from '../../wiring/signal';

/**
 * Where what leaves a file gets to, by its components' wires: each signal, with the destinations at its end.
 *
 * @param destinationOf the destination that a file belongs to, if it does
 * @throws when a component can't be printed
 */
export function waysFrom(
  file: IAlloyFile,
  destinationOf: (file: IAlloyFile) => string | undefined,
): DescribedWays {
  const ways = new Map<Signal, Set<string>>();
  for (const component of file.components())
    for (const { signal, to } of flowsOf(component)) {
      if (to.file === file) continue;
      const found = ways.get(signal) ?? new Set();
      ways.set(signal, found);
      follow(to, signal, destinationOf, found);
    }
  const order: readonly Signal[] = [...OTLP_SIGNALS, 'profiles'];
  return Object.fromEntries(
    order.flatMap((signal) => {
      const found = ways.get(signal);
      return found ? [[signal, [...found]] as const] : [];
    }),
  );
}

/** The components of a file that pass nothing on: what sends off the host, or drops. */
export function sendersIn(files: readonly IAlloyFile[]): string[] {
  const all = files.flatMap((file) => file.components());
  const given = new Set(all.flatMap((each) => flowsOf(each).map(({ to }) => to)));
  const last = all.filter((each) => given.has(each) && flowsOf(each).length === 0);
  return [...new Set(last.map(({ component }) => component))];
}

function follow(
  component: IAlloyComponent,
  signal: Signal,
  destinationOf: (file: IAlloyFile) => string | undefined,
  found: Set<string>,
  seen = new Set<IAlloyComponent>(),
): void {
  if (seen.has(component)) return;
  seen.add(component);
  const destination = destinationOf(component.file);
  if (destination !== undefined) found.add(destination);
  else
    for (const flow of flowsOf(component))
      if (flow.signal === signal) follow(flow.to, signal, destinationOf, found, seen);
}

function flowsOf(component: IAlloyComponent): { signal: Signal; to: IAlloyComponent }[] {
  return component.wires().flatMap((placed) => {
    const signal = signalOf(placed);
    return signal === undefined ? [] : [{ signal, to: placed.wire.component }];
  });
}

/** What flows along a wire: by what it hands over, and, where that takes all of OTLP, by where it stands. */
function signalOf({ at, wire }: IPlacedWire): Signal | undefined {
  const known = Object.entries(RECEIVERS).find(([type]) => wire.type?.includes(type));
  if (known) return known[1];
  if (wire.type !== undefined && !wire.type.includes('otelcol.Consumer')) return undefined;
  const name = at.slice(at.lastIndexOf('.') + 1);
  const signal = OTLP_SIGNALS.find((each) => each === name);
  // one by its name alone, of which nobody knows what it hands over
  const family = wire.component.component.split('.')[0] ?? '';
  return signal ?? (name === 'forward_to' ? FAMILIES[family] : undefined);
}

const RECEIVERS: Readonly<Record<string, Signal>> = {
  'loki.LogsReceiver': 'logs',
  'prometheus.Appendable': 'metrics',
  'pyroscope.Appendable': 'profiles',
};

const FAMILIES: Readonly<Record<string, Signal>> = {
  loki: 'logs',
  prometheus: 'metrics',
  pyroscope: 'profiles',
};
