import type { AlloyFile } from '../../../lib/alloy/file';
import type { IAlloyFile } from '../../../lib/alloy/members';
import { declares, type OptionTree } from '../../../lib/nixos/option-tree';
import type {
  DescribedDestination,
  DescribedEmitter,
  DescribedPart,
  HostDescription,
} from '../../wiring/description';
import type { Signal } from '../../wiring/signal';
import type { CheckedDestination } from './checked-destination';
import type { CheckedListener } from './checked-listener';
import { sendersIn, waysFrom } from './ways';

/** What the check of a host follows, and what else is known of it. */
export interface Followed {
  /** The options that its modules declare. */
  readonly options: OptionTree;
  /** The files of its Alloys, without stand-ins. */
  readonly files: readonly AlloyFile[];
  /** What listens on loopback. */
  readonly listeners: readonly CheckedListener[];
  /** Where it sends. */
  readonly destinations: readonly CheckedDestination[];
  /** Whose telemetry it has. */
  readonly emitters: readonly DescribedEmitter[];
  /** The outage buffer. @default - there is none */
  readonly buffer?: { readonly url: string; readonly switch: string; readonly unit: string };
}

/** A host, for the page of the fleet. @throws when a component can't be printed */
export function describeHost(followed: Followed): HostDescription {
  const { files, destinations, emitters, buffer } = followed;
  const destinationOf = ({ part }: IAlloyFile) =>
    destinations.find((each) => each.switch === part?.option)?.name;
  const own = files.filter((file) => destinationOf(file) === undefined);
  const groups = [...new Set(own.map(keyOf))].map((key) => own.filter((f) => keyOf(f) === key));
  const parts = groups.map((group) => describePart(group, followed, destinationOf));
  return {
    parts: buffer ? withBuffer(parts, buffer) : parts,
    destinations: destinations.map((each) =>
      describeDestination(
        each,
        files.filter((file) => destinationOf(file) === each.name),
      ),
    ),
    emitters,
    buffer: buffer?.switch,
  };
}

/** What one switch takes away is one part. */
function keyOf({ part, name }: AlloyFile): string {
  return part?.option ?? `without a switch of its own: ${name}`;
}

function describePart(
  files: readonly AlloyFile[],
  { options, listeners }: Followed,
  destinationOf: (file: IAlloyFile) => string | undefined,
): DescribedPart {
  const [first] = files;
  const option = first?.part?.option ?? first?.directory.option;
  const addresses = new Set(files.flatMap((f) => f.components().map(({ address }) => address)));
  const ways = new Map<Signal, readonly string[]>();
  for (const file of files)
    for (const [signal, to] of Object.entries(waysFrom(file, destinationOf)) as [
      Signal,
      readonly string[],
    ][])
      ways.set(signal, [...new Set([...(ways.get(signal) ?? []), ...to])]);
  return {
    name: first?.name ?? '',
    switch: option !== undefined && declares(options, `${option}.enable`) ? option : undefined,
    units: [...new Set(files.map(({ directory }) => `${directory.name}.service`))],
    listens: listeners
      .filter(({ component }) => addresses.has(component))
      .map(({ url, what }) => ({ url, what })),
    ways: Object.fromEntries(ways),
  };
}

/** It runs by itself, and what is read of it has a file in the collector. */
function withBuffer(
  parts: readonly DescribedPart[],
  { url, switch: option, unit }: NonNullable<Followed['buffer']>,
): DescribedPart[] {
  const found = parts.find((part) => part.switch === option);
  const listens = [{ url, what: 'what is to wait' }];
  const buffer = {
    ...(found ?? { name: 'outage-buffer', switch: option, ways: {} }),
    units: [unit],
    listens,
  };
  return [...parts.filter((part) => part !== found), buffer];
}

function describeDestination(
  destination: CheckedDestination,
  files: readonly IAlloyFile[],
): DescribedDestination {
  const { name, location, signals, program, endpoints } = destination;
  return {
    ...{ name, location, signals, program },
    switch: destination.switch,
    upstreams: endpoints.map(({ url, protocol, paths, onTailnet }) => ({
      url,
      protocol,
      signals: signals.filter((signal) => signal in paths),
      onTailnet,
    })),
    senders: sendersIn(files),
  };
}
