import type { OtelSettings } from '../../../lib/otel/config';
import { Size } from '../../../lib/units';
import { INDEX_LABELS } from '../backends/loki-limits';
import { HOST_NAME } from '../../wiring/host-identity';

/** What a record has of which something was cut off: `true`. */
export const CUT = 'observability.cut';

/** Below Loki's `max_line_size` of 256 KB. */
const LINE = Size.kibibytes(250).toBytes();
/** Below Loki's `max_structured_metadata_size` of 64 KB, to which the resource's attributes count too. */
const ATTRIBUTES = Size.kibibytes(48).toBytes();
/** Loki stores them with each record: a full batch of small ones stays below its burst of 32 MB. */
const RESOURCE = Size.kibibytes(2).toBytes();
/** Below Loki's `max_structured_metadata_entries_count` of 128, with the resource's. */
const ENTRIES = 96;

/**
 * Cuts what no store takes: Loki refuses a line above 256 KB, and a record with more than 64 KB or 128 entries beside its
 * line (measured: the record is lost, and the collector says that its whole batch was), and what is larger than a batch
 * takes along what follows it. Long values are cut first, then entries are left out; `observability.cut` is `true` on the
 * record then. What is shorter isn't touched.
 */
export function cutLogs(): OtelSettings {
  const cut = `log.attributes["${CUT}"]`;
  const line = 'log.cache["line"]';
  const large = `Len(String(log.attributes)) > ${ATTRIBUTES}`;
  const stillLarge = `${cut} == true and ${large}`;
  const many = `Len(log.attributes) > ${ENTRIES}`;
  const resource = `Len(String(resource.attributes)) > ${RESOURCE}`;
  const kept = [...INDEX_LABELS, HOST_NAME, 'service.instance.id'];
  const names = kept.map((name) => `"${name}"`).join(', ');
  return {
    error_mode: 'ignore',
    log_statements: [
      `truncate_all(resource.attributes, 256) where ${resource}`,
      `limit(resource.attributes, ${kept.length}, [${names}]) where ${resource}`,
      `set(${line}, String(log.body)) where log.body != nil and Len(String(log.body)) > ${LINE}`,
      `truncate_all(log.cache, ${LINE}) where ${line} != nil`,
      `set(log.body, ${line}) where ${line} != nil`,
      `set(${cut}, true) where ${line} != nil or ${large} or ${many}`,
      ...[16_384, 1024].map(
        (length) => `truncate_all(log.attributes, ${length}) where ${stillLarge}`,
      ),
      `limit(log.attributes, ${ENTRIES}, ["${CUT}"]) where ${many}`,
      `limit(log.attributes, 32, ["${CUT}"]) where ${stillLarge}`,
      // lists and maps aren't cut
      `keep_keys(log.attributes, ["${CUT}", "event.name", "session.id"]) where ${stillLarge}`,
    ],
  };
}
