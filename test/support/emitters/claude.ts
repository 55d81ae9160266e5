import {
  keyValues,
  Temporality,
  type Attributes,
  type LogsRequest,
  type Metric,
  type MetricsRequest,
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
  uuidOf,
  windowOf,
  type Export,
} from './export';

const VERSION = '2.1.224';
const MODEL = 'claude-opus-4-6';

/**
 * The resource of Claude Code. It detects `os.*` and `host.arch`, and sets **no** `host.name`.
 * Source: payloads of real exports in the tests of public receivers.
 */
const RESOURCE = resourceOf({
  'host.arch': 'amd64',
  'os.type': 'linux',
  'os.version': '6.12.60',
  'service.name': 'claude-code',
  'service.version': VERSION,
});

/** What every metric and event of a session carries; made-up ids in the real form. */
function standard(sessionId: string): Attributes {
  return {
    'user.id': hexOf(64, 'user'),
    'session.id': sessionId,
    'organization.id': uuidOf('organization'),
    'user.email': 'user@example.com',
    'user.account_uuid': uuidOf('account'),
    'terminal.type': 'ghostty',
  };
}

/** Tokens that each export of `claudeMetrics` adds to `claude_code.token.usage`, by `type`. */
export const CLAUDE_TOKENS = { input: 1200, output: 350, cacheRead: 9000, cacheCreation: 400 };

/** US dollars that each export of `claudeMetrics` adds to `claude_code.cost.usage`. */
export const CLAUDE_COST = 0.0421;

/**
 * One periodic export of counters: monotonic sums of doubles with **delta** temporality (Claude
 * Code's own default), each window starting where the one before ended. `session.count` is in the
 * first export only, as a delta exporter leaves out what did not change.
 * Source: payloads in the tests of public receivers, for temporality and `asDouble` too.
 */
export function claudeMetrics(props: Export): MetricsRequest {
  const { start, end } = windowOf(props);
  const counter = (
    name: string,
    unit: string,
    points: { value: number; attributes?: Attributes }[],
  ): Metric => ({
    name: `claude_code.${name}`,
    unit,
    sum: {
      aggregationTemporality: Temporality.delta,
      isMonotonic: true,
      dataPoints: points.map((point) => ({
        attributes: keyValues({ ...standard(props.sessionId), ...point.attributes }),
        startTimeUnixNano: `${start}`,
        timeUnixNano: `${end}`,
        asDouble: point.value,
      })),
    },
  });
  const tokens = Object.entries(CLAUDE_TOKENS).map(([type, value]) => ({
    value,
    attributes: { type, model: MODEL },
  }));
  return metricsRequest(RESOURCE, { name: 'com.anthropic.claude_code', version: VERSION }, [
    ...(props.n === 0
      ? [counter('session.count', '', [{ value: 1, attributes: { start_type: 'fresh' } }])]
      : []),
    counter('cost.usage', 'USD', [{ value: CLAUDE_COST, attributes: { model: MODEL } }]),
    counter('token.usage', 'tokens', tokens),
    counter('lines_of_code.count', '', [{ value: 12, attributes: { type: 'added' } }]),
    counter('active_time.total', 's', [{ value: 4.5, attributes: { type: 'cli' } }]),
  ]);
}

/** Events that each `claudeLogs` sends, in their order. */
export const CLAUDE_EVENTS = [
  'user_prompt',
  'api_request',
  'tool_decision',
  'tool_result',
] as const;

/**
 * The events of one turn. The body is `claude_code.<event>`, `event.name` the event without the
 * prefix; `event.sequence` counts on through the session; numbers are strings. The prompt's record
 * stands outside any span, the others carry the trace of `claudeTraces` with the same `n`.
 * Source: payloads in the tests of public receivers; some versions write integers as `intValue`.
 */
export function claudeLogs(props: Export): LogsRequest {
  const { end } = windowOf(props);
  const ids = traceIds(props);
  const request = { request_id: `req_${hexOf(24, 'request', props.sessionId, props.n)}` };
  const tool = { tool_name: 'Edit', tool_use_id: `toolu_${hexOf(24, props.sessionId, props.n)}` };
  const details: Record<(typeof CLAUDE_EVENTS)[number], { spanId?: string; more: Attributes }> = {
    user_prompt: { more: { prompt: '<REDACTED>', prompt_length: '42' } },
    api_request: {
      spanId: ids.modelSpanId,
      more: {
        model: MODEL,
        input_tokens: `${CLAUDE_TOKENS.input}`,
        output_tokens: `${CLAUDE_TOKENS.output}`,
        cache_read_tokens: `${CLAUDE_TOKENS.cacheRead}`,
        cache_creation_tokens: `${CLAUDE_TOKENS.cacheCreation}`,
        cost_usd: `${CLAUDE_COST}`,
        duration_ms: '1800',
        ...request,
      },
    },
    tool_decision: {
      spanId: ids.toolSpanId,
      more: { ...tool, decision: 'accept', source: 'config' },
    },
    tool_result: {
      spanId: ids.toolSpanId,
      more: { ...tool, success: 'true', duration_ms: '42', tool_result_size_bytes: '512' },
    },
  };
  const records = CLAUDE_EVENTS.map((event, i) => {
    const time = end + BigInt(i) * 1_000_000n;
    const { spanId, more } = details[event];
    return {
      timeUnixNano: `${time}`,
      observedTimeUnixNano: `${time}`,
      body: { stringValue: `claude_code.${event}` },
      attributes: keyValues({
        ...standard(props.sessionId),
        'event.name': event,
        'event.timestamp': isoTime(time),
        'event.sequence': props.n * CLAUDE_EVENTS.length + i,
        'prompt.id': uuidOf('prompt', props.sessionId, props.n),
        ...more,
      }),
      ...(spanId !== undefined && { flags: 1, traceId: ids.traceId, spanId }),
    };
  });
  return logsRequest(
    RESOURCE,
    { name: 'com.anthropic.claude_code.events', version: VERSION },
    records,
  );
}

/**
 * The trace of one turn: the interaction, in it the request to the model and a tool.
 * Source: payloads in the tests of public receivers (tracing is a beta of Claude Code).
 */
export function claudeTraces(props: Export): TracesRequest {
  const { start, end } = windowOf(props);
  const { traceId, rootSpanId, modelSpanId, toolSpanId } = traceIds(props);
  const common = standard(props.sessionId);
  const middle = (start + end) / 2n;
  return tracesRequest(RESOURCE, { name: 'com.anthropic.claude_code.tracing', version: '1.0.0' }, [
    span({
      traceId,
      spanId: modelSpanId,
      parentSpanId: rootSpanId,
      name: 'claude_code.llm_request',
      startNanos: start,
      endNanos: middle,
      attributes: {
        ...common,
        'span.type': 'llm_request',
        model: MODEL,
        input_tokens: CLAUDE_TOKENS.input,
        output_tokens: CLAUDE_TOKENS.output,
        success: true,
      },
    }),
    span({
      traceId,
      spanId: toolSpanId,
      parentSpanId: rootSpanId,
      name: 'claude_code.tool',
      startNanos: middle,
      endNanos: end,
      attributes: { ...common, 'span.type': 'tool', tool_name: 'Edit', duration_ms: 42 },
    }),
    span({
      traceId,
      spanId: rootSpanId,
      name: 'claude_code.interaction',
      startNanos: start,
      endNanos: end,
      attributes: { ...common, 'span.type': 'interaction', 'interaction.sequence': props.n + 1 },
    }),
  ]);
}
