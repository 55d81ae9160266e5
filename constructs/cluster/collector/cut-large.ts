import type { OtelSettings } from '../../../lib/otel/config';
import { Size } from '../../../lib/units';
import { indexLabels } from '../backends/loki-limits';
import { HOST_NAME } from '../../wiring/host-identity';

/** What a log record or a span has of which something was cut off: `true`. */
export const CUT = 'observability.cut';

/** Below Loki's `max_line_size` of 256 KB. */
const LINE = Size.kibibytes(250).toBytes();
/**
 * Below Loki's `max_structured_metadata_size` of 64 KB, to which the resource's attributes count too; and so that a span
 * with the 128 events that SDKs let it have is less than a batch. Tempo cuts values at 2 KB itself (`max_attribute_bytes`).
 */
const ATTRIBUTES = Size.kibibytes(48).toBytes();
/** Loki stores them with each record: a full batch of small ones stays below its burst of 32 MB. */
const RESOURCE = Size.kibibytes(2).toBytes();
/** Below Loki's `max_structured_metadata_entries_count` of 128, with the resource's. */
const ENTRIES = 96;

/** What says whose a record is, and stays whatever is cut. */
const resourceKept = (hostLabels: readonly string[]) => [
  ...indexLabels(hostLabels),
  HOST_NAME,
  'service.instance.id',
];

/**
 * Cuts what no store takes: Loki refuses a line above 256 KB, and a record with more than 64 KB or 128 entries beside its
 * line (measured: the record is lost, and the collector says that its whole batch was); and a record or span that is larger
 * than a batch takes along what follows it. Long values are cut first, then entries are left out; `observability.cut` is
 * `true` on the record or span then. What is shorter isn't touched.
 *
 * @param hostLabels names of labels that hosts put on what they send
 */
export function cutLarge(hostLabels: readonly string[] = []): OtelSettings {
  const names = resourceKept(hostLabels);
  return { error_mode: 'ignore', log_statements: logs(names), trace_statements: spans(names) };
}

function logs(ofResource: readonly string[]): string[] {
  const line = 'log.cache["line"]';
  const many = `Len(log.attributes) > ${ENTRIES}`;
  return [
    ...cutResource(RESOURCE, 256, ofResource),
    `set(${line}, String(log.body)) where log.body != nil and Len(String(log.body)) > ${LINE}`,
    `truncate_all(log.cache, ${LINE}) where ${line} != nil`,
    `set(log.body, ${line}) where ${line} != nil`,
    `set(${cutOf('log')}, true) where ${line} != nil or ${isLarge('log')} or ${many}`,
    `limit(log.attributes, ${ENTRIES}, ["${CUT}"]) where ${many}`,
    ...cutAttributes('log', ['event.name', 'session.id']),
  ];
}

/** Of an event the span says that it was cut. */
function spans(ofResource: readonly string[]): OtelSettings[] {
  const mark = (context: string) => `set(${cutOf('span')}, true) where ${isLarge(context)}`;
  return [
    {
      statements: [
        ...cutResource(ATTRIBUTES, 1024, ofResource),
        mark('span'),
        ...cutAttributes('span', ['session.id']),
      ],
    },
    {
      context: 'spanevent',
      statements: [
        mark('spanevent'),
        `set(${cutOf('spanevent')}, true) where ${isLarge('spanevent')}`,
        ...cutAttributes('spanevent', []),
      ],
    },
  ];
}

const cutOf = (context: string) => `${context}.attributes["${CUT}"]`;
const isLarge = (context: string) => `Len(String(${context}.attributes)) > ${ATTRIBUTES}`;

/** Cuts the attributes of what is marked, until they are small. @param kept names that stay */
function cutAttributes(context: string, kept: readonly string[]): string[] {
  const stillLarge = `${cutOf(context)} == true and ${isLarge(context)}`;
  const names = [CUT, ...kept].map((name) => `"${name}"`).join(', ');
  return [
    ...[16_384, 1024].map(
      (length) => `truncate_all(${context}.attributes, ${length}) where ${stillLarge}`,
    ),
    `limit(${context}.attributes, 32, ["${CUT}"]) where ${stillLarge}`,
    // lists and maps aren't cut
    `keep_keys(${context}.attributes, [${names}]) where ${stillLarge}`,
  ];
}

/**
 * Cuts a resource that is larger than so many bytes.
 *
 * @param value bytes that are left of a value
 * @param kept names that stay
 */
function cutResource(most: number, value: number, kept: readonly string[]): string[] {
  const large = `Len(String(resource.attributes)) > ${most}`;
  const names = kept.map((name) => `"${name}"`).join(', ');
  return [
    `truncate_all(resource.attributes, ${value}) where ${large}`,
    `limit(resource.attributes, ${kept.length}, [${names}]) where ${large}`,
  ];
}
