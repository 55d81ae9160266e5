import { messageOf, shown } from '../errors';
import { readConstant } from '../nixos/output';
import { isPlainObject } from '../plain-object';
import { PlacedDocument } from './document';
import { HostField, type HostFields, type HostFieldValues } from './host-field';
import {
  entriesOf,
  isNot,
  meant,
  readEach,
  readFields,
  type HostFieldMistake,
  type HostFieldReading,
  type Reader,
} from './reading';

/** The fields that hosts of each kind have, by the kind's name. */
export type InventoryKinds = Readonly<Record<string, HostFields>>;

/** A host of an inventory, of one of its kinds. */
export type InventoryHost<Kinds extends InventoryKinds> = {
  [Kind in keyof Kinds & string]: InventoryHostOf<Kinds, Kind>;
}[keyof Kinds & string];

/** A host of a kind. */
export interface InventoryHostOf<Kinds extends InventoryKinds, Kind extends keyof Kinds> {
  /** What it is called, there and on its telemetry. */
  readonly name: string;
  /** What is made of it. */
  readonly kind: Kind;
  /** Its fields. */
  readonly props: HostFieldValues<Kinds[Kind]>;
}

/** What makes a host of each kind; exactly those that there are. */
export type InventoryMakers<Kinds extends InventoryKinds, Made> = {
  readonly [Kind in keyof Kinds]: (host: InventoryHostOf<Kinds, Kind>) => Made;
};

/**
 * A fleet's hosts as data: a file of YAML or JSON with a mapping `hosts`, in which each has a `kind` and the fields that
 * the app says hosts of that kind have. What a kind is stays a class of the app's own.
 *
 * @example
 * const yaml = 'hosts: { web1: { kind: server, units: [nginx] } }';
 * const inventory = Inventory.fromText(yaml, {
 *   desktop: {},
 *   server: { units: HostField.listOf(HostField.text) },
 * });
 * inventory.create<Construct>({
 *   desktop: ({ name }) => new NixosHost(stack, name),
 *   server: ({ name, props }) =>
 *     new AlloyCollector(new NixosHost(stack, name), 'alloy', {
 *       destinations: [lgtm],
 *       journalUnits: props.units.map((unit) => JournalUnit.system(unit)),
 *     }),
 * });
 */
export class Inventory<Kinds extends InventoryKinds> {
  /**
   * That of a file.
   *
   * @param path relative to the working directory, or absolute
   * @throws when it can't be read, and for all that is wrong in it, each with its line and column
   */
  static fromFile<Kinds extends InventoryKinds>(path: string, kinds: Kinds): Inventory<Kinds> {
    let text: string;
    try {
      text = readConstant(path);
    } catch (error) {
      throw new Error(`[${path}] can't be read: ${(error as Error).message}`);
    }
    return Inventory.fromText(text, kinds, path);
  }

  /** That of a text. @param name in errors, of where it is from @throws as `fromFile` does */
  static fromText<Kinds extends InventoryKinds>(
    text: string,
    kinds: Kinds,
    name = 'inventory',
  ): Inventory<Kinds> {
    return new Inventory(new PlacedDocument(text, name), kinds);
  }

  /** Its hosts, in the file's order, but for names that are whole numbers, which come first. */
  readonly hosts: readonly InventoryHost<Kinds>[];

  private constructor(
    private readonly document: PlacedDocument,
    kinds: Kinds,
  ) {
    const odd = Object.keys(kinds).find((kind) => Object.hasOwn(kinds[kind] ?? {}, 'kind'));
    if (odd !== undefined)
      throw new Error(
        `hosts of the kind ${shown(odd)} can't have a field 'kind': give it another name`,
      );
    if (document.mistakes.length > 0) throw new Error(document.mistakes.join('\n'));
    const reading = readWhole(document.data, kinds);
    if ('mistakes' in reading) throw this.wrong(reading.mistakes);
    this.hosts = reading.value as readonly InventoryHost<Kinds>[];
  }

  /**
   * Makes each host, in their order.
   *
   * @param make what makes one of each kind
   * @returns what was made
   * @throws what that throws, with the host's place in the file
   */
  create<Made>(make: InventoryMakers<Kinds, Made>): Made[] {
    return this.hosts.map((host) => {
      try {
        return make[host.kind](host);
      } catch (cause) {
        const place = this.document.placeOf(['hosts', host.name], true).slice(1, -1);
        throw new Error(`${messageOf(cause)} (hosts.${host.name}, ${place})`, { cause });
      }
    });
  }

  private wrong(mistakes: readonly HostFieldMistake[]): Error {
    const lines = mistakes.map(({ path, text, ofName }) => {
      const name = path.reduce<string>(
        (all, key) => (typeof key === 'number' ? `${all}[${key}]` : all ? `${all}.${key}` : key),
        '',
      );
      return `${this.document.placeOf(path, ofName)} ${name || 'the inventory'} ${text}`;
    });
    return new Error(lines.join('\n'));
  }
}

/** A host, before it is known to be one of a kind. */
interface SomeHost {
  readonly name: string;
  readonly kind: string;
  readonly props: unknown;
}

function readWhole(data: unknown, kinds: InventoryKinds): HostFieldReading<readonly SomeHost[]> {
  const wanted = 'a mapping of hosts by name';
  const hosts = {
    wanted,
    isOptional: false,
    read: (value: unknown) => {
      const entries = entriesOf(value);
      if (entries === undefined) return isNot(wanted, value);
      if (entries.length === 0) return isNot(wanted, value, 'add one, or leave the inventory out');
      return readEach(hostOf(kinds), entries, (all) =>
        all.map(([name, host]) => ({ ...host, name: String(name) })),
      );
    },
  };
  if (!isPlainObject(data)) return isNot('a mapping with hosts', data);
  const reading = readFields('an inventory', { hosts }, data);
  return 'mistakes' in reading ? reading : { value: reading.value['hosts'] as readonly SomeHost[] };
}

/** A host of one of the kinds. */
function hostOf(kinds: InventoryKinds): Reader<Omit<SomeHost, 'name'>> {
  const names = Object.keys(kinds);
  const oneOf = `one of ${names.join(', ')}`;
  const wanted = 'a mapping with a kind';
  const read = (value: unknown): HostFieldReading<Omit<SomeHost, 'name'>> => {
    if (!isPlainObject(value)) return isNot(wanted, value);
    const { kind, ...fields } = value;
    const known = names.find((name) => name === kind);
    if (known !== undefined) {
      const reading = readFields(`a ${known}`, kinds[known] ?? {}, fields);
      return 'mistakes' in reading ? reading : { value: { kind: known, props: reading.value } };
    }
    return readFields(
      'a host',
      {
        kind: new HostField(
          oneOf,
          () => undefined,
          (word) => meant(word, names),
        ),
      },
      'kind' in value ? { kind } : {},
    ) as HostFieldReading<never>;
  };
  return { wanted, isOptional: false, read };
}
