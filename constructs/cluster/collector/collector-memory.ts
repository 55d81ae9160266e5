import type { IConstruct } from 'constructs';
import { fail } from '../../../lib/errors';
import { Size } from '../../../lib/units';

/**
 * Three full queues of 40 MiB, of log records, spans and the smallest points, are 340 MiB of heap, and 583 MiB with garbage
 * (measured, bench/full-queues.ts). The memory limiter begins to refuse at 0.6 of the limit, whichever signal comes: with
 * 512 MiB it let 75 MiB in, and held up a store that is up for two that aren't.
 */
const MEMORY = Size.mebibytes(768);

/** A collector's memory limit. @throws when full queues would need more */
export function memoryOf(scope: IConstruct, memory = MEMORY): Size {
  if (memory.toBytes() >= MEMORY.toBytes()) return memory;
  return fail(
    scope,
    `the memory is ${MEMORY.toQuantity()} at least, which full queues need, but ${memory.toQuantity()} was given`,
  );
}
