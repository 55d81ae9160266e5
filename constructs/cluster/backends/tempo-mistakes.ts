const TEMPO_3 = 'it is a key of Tempo 3, and the chart runs Tempo 2: leave it out';
const REPLACED =
  'that is how long what compaction has replaced stays, not how long traces are kept: write retention';

/** Values that look right and are wrong (traps R7 and R10). */
export const TEMPO_MISTAKES = [
  ['backend_worker', TEMPO_3],
  ['tempo.backend_worker', TEMPO_3],
  ['compactor.config.compaction.compacted_block_retention', REPLACED],
  ['tempo.compacted_block_retention', REPLACED],
] as const;
