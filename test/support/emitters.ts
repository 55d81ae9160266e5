/**
 * What the AI coding assistants send, built in tests. Each builder makes one export, numbered `n`
 * within its session, so that a run of them reads like the session of a real program.
 */
export * from './emitters/beyla';
export * from './emitters/claude';
export * from './emitters/codex';
export * from './emitters/gemini';
export {
  nowNanos,
  span,
  traceIds,
  tracesRequest,
  type Export,
  type SpanProps,
} from './emitters/export';
export * from './emitters/send';
