import {
  keyValues,
  Temporality,
  type Attributes,
  type LogsRequest,
  type MetricsRequest,
  type Resource,
  type TracesRequest,
} from '../otlp';
import {
  hexOf,
  isoTime,
  logsRequest,
  metricsRequest,
  resourceOf,
  span,
  traceIds,
  tracesRequest,
  windowOf,
  type Export,
} from './export';

const VERSION = '0.145.0';
const MODEL = 'gpt-5-codex';

/** One export of Codex CLI, whose session is a conversation. */
export interface CodexExport extends Export {
  /**
   * `host.name` of the resource, which newer versions set on logs (and on no other signal).
   *
   * @default not set
   */
  readonly hostName?: string;
}

/**
 * The resource of Codex CLI.
 * Source: openai/codex, `codex-rs/otel/src/provider.rs`; the `telemetry.sdk.*` of OTel's Rust SDK.
 */
function resource(more: Attributes = {}): Resource {
  return resourceOf({
    'service.name': 'codex_cli_rs',
    'service.version': VERSION,
    env: 'dev',
    'telemetry.sdk.name': 'opentelemetry',
    'telemetry.sdk.language': 'rust',
    'telemetry.sdk.version': '0.31.0',
    ...more,
  });
}

/** Tokens of each turn of `codexMetrics` and `codexLogs`, by `token_type`. */
export const CODEX_TOKENS = {
  total: 2100,
  input: 2000,
  cached_input: 1500,
  output: 100,
  reasoning_output: 64,
};

/** Events that each `codexLogs` sends, in their order. */
export const CODEX_EVENTS = [
  'codex.user_prompt',
  'codex.sse_event',
  'codex.tool_decision',
  'codex.tool_result',
] as const;

/**
 * The events of one turn. They have **no time of their own** (`timeUnixNano` is 0): it stands in
 * `event.timestamp`, and the exporter's in `observedTimeUnixNano`. They have no body either; what
 * Rust formats with Display is a string, the optional counts are integers. The scope's name is the
 * target of the `tracing` event.
 * Source: openai/codex, `codex-rs/otel/src/events/`.
 */
export function codexLogs(props: CodexExport): LogsRequest {
  const { end } = windowOf(props);
  const ids = traceIds(props);
  const call = { tool_name: 'shell', call_id: `call_${hexOf(24, props.sessionId, props.n)}` };
  const details: Record<(typeof CODEX_EVENTS)[number], Attributes> = {
    'codex.user_prompt': { prompt_length: '42', prompt: '[REDACTED]' },
    'codex.sse_event': {
      'event.kind': 'response.completed',
      input_token_count: `${CODEX_TOKENS.input}`,
      output_token_count: `${CODEX_TOKENS.output}`,
      cached_token_count: CODEX_TOKENS.cached_input,
      reasoning_token_count: CODEX_TOKENS.reasoning_output,
      tool_token_count: `${CODEX_TOKENS.total}`,
    },
    'codex.tool_decision': { ...call, decision: 'approved', source: 'config' },
    'codex.tool_result': { ...call, duration_ms: '42', success: 'true', output: 'ok' },
  };
  const records = CODEX_EVENTS.map((event, i) => {
    const time = end + BigInt(i) * 1_000_000n;
    return {
      timeUnixNano: '0',
      observedTimeUnixNano: `${time}`,
      eventName: `event otel/src/events/session_telemetry.rs:${900 + i}`,
      severityNumber: 9,
      severityText: 'INFO',
      attributes: keyValues({
        'event.name': event,
        ...details[event],
        'event.timestamp': isoTime(time),
        'conversation.id': props.sessionId,
        'app.version': VERSION,
        auth_mode: 'Chatgpt',
        originator: 'codex_cli_rs',
        'terminal.type': 'ghostty',
        model: MODEL,
        slug: MODEL,
      }),
      ...(i > 0 && { flags: 1, traceId: ids.traceId, spanId: ids.modelSpanId }),
    };
  });
  const host: Attributes = props.hostName === undefined ? {} : { 'host.name': props.hostName };
  return logsRequest(resource(host), { name: 'codex_otel.log_only' }, records);
}

/** Bounds that OTel's SDKs give a histogram for which nobody chose any. */
const BOUNDS = [0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000];

/**
 * One periodic export: the histogram of tokens a turn, with **delta** temporality and one
 * observation for each `token_type`. The conversation is not among its attributes.
 * Source: openai/codex, `codex-rs/otel/src/metrics/client.rs`.
 */
export function codexMetrics(props: Omit<CodexExport, 'hostName'>): MetricsRequest {
  const { start, end } = windowOf(props);
  return metricsRequest(resource(), { name: 'codex' }, [
    {
      name: 'codex.turn.token_usage',
      histogram: {
        aggregationTemporality: Temporality.delta,
        dataPoints: Object.entries(CODEX_TOKENS).map(([token_type, tokens]) => ({
          attributes: keyValues({
            'app.version': VERSION,
            auth_mode: 'Chatgpt',
            model: MODEL,
            originator: 'codex_cli_rs',
            session_source: 'cli',
            token_type,
          }),
          startTimeUnixNano: `${start}`,
          timeUnixNano: `${end}`,
          count: '1',
          sum: tokens,
          min: tokens,
          max: tokens,
          explicitBounds: BOUNDS,
          bucketCounts: [...BOUNDS, Infinity].map((bound, i) =>
            tokens <= bound && tokens > (BOUNDS[i - 1] ?? -Infinity) ? '1' : '0',
          ),
        })),
      },
    },
  ]);
}

/**
 * The trace of one turn; the span that handles the responses carries the tokens.
 * Source: openai/codex, `record_responses` in `codex-rs/otel/src/events/session_telemetry.rs`.
 */
export function codexTraces(props: Omit<CodexExport, 'hostName'>): TracesRequest {
  const { start, end } = windowOf(props);
  const { traceId, rootSpanId, modelSpanId } = traceIds(props);
  return tracesRequest(resource(), { name: 'codex_cli_rs' }, [
    span({
      traceId,
      spanId: modelSpanId,
      parentSpanId: rootSpanId,
      name: 'completed',
      startNanos: start,
      endNanos: end,
      attributes: {
        'gen_ai.usage.input_tokens': CODEX_TOKENS.input,
        'gen_ai.usage.output_tokens': CODEX_TOKENS.output,
        'codex.usage.total_tokens': CODEX_TOKENS.total,
      },
    }),
    span({
      traceId,
      spanId: rootSpanId,
      name: 'session_task.turn',
      startNanos: start,
      endNanos: end,
      attributes: { 'thread.id': props.sessionId, model: MODEL },
    }),
  ]);
}
