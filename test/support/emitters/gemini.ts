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
  uuidOf,
  windowOf,
  type Export,
} from './export';

const MODEL = 'gemini-2.5-pro';
const SCOPE = { name: 'gemini-cli' };

/** One export of Gemini CLI. */
export interface GeminiExport extends Export {
  /**
   * `host.name` of the resource. The real program always sets it.
   *
   * @default not set, so that the collector has to
   */
  readonly hostName?: string;
}

/**
 * The resource of Gemini CLI: its `service.version` is Node's, its session stands here too, and
 * OTel's Node SDK detects host and process.
 * Source: google-gemini/gemini-cli, `packages/core/src/telemetry/sdk.ts`; the default detectors of
 * `@opentelemetry/sdk-node`.
 */
function resource({ sessionId, hostName }: GeminiExport): Resource {
  return resourceOf({
    'service.name': 'gemini-cli',
    'service.version': 'v22.21.0',
    'session.id': sessionId,
    'telemetry.sdk.name': 'opentelemetry',
    'telemetry.sdk.language': 'nodejs',
    'telemetry.sdk.version': '2.0.1',
    'process.pid': 4242,
    'process.runtime.name': 'nodejs',
    'process.runtime.version': '22.21.0',
    'host.arch': 'amd64',
    ...(hostName !== undefined && { 'host.name': hostName, 'host.id': hexOf(32, hostName) }),
  });
}

/** Source: google-gemini/gemini-cli, `packages/core/src/telemetry/telemetryAttributes.ts`. */
function common(sessionId: string): Attributes {
  return {
    'session.id': sessionId,
    'installation.id': uuidOf('installation'),
    interactive: true,
    'user.email': 'user@example.com',
  };
}

/** Tokens that each turn adds to `gemini_cli.token.usage`, by `type`. */
export const GEMINI_TOKENS = { input: 900, output: 210, cache: 300, thought: 40, tool: 0 };

/** Events that each `geminiLogs` sends, in their order. */
export const GEMINI_EVENTS = [
  'gemini_cli.user_prompt',
  'gemini_cli.api_request',
  'gemini_cli.api_response',
  'gemini_cli.tool_call',
] as const;

/**
 * The events of one turn: the body is a sentence for people, `event.name` has the prefix, numbers
 * are numbers, and there is no severity.
 * Source: google-gemini/gemini-cli, `packages/core/src/telemetry/types.ts`.
 */
export function geminiLogs(props: GeminiExport): LogsRequest {
  const { end } = windowOf(props);
  const ids = traceIds(props);
  const prompt_id = `${props.sessionId}########${props.n}`;
  const details: Record<(typeof GEMINI_EVENTS)[number], { body: string; more: Attributes }> = {
    'gemini_cli.user_prompt': {
      body: 'User prompt. Length: 42.',
      more: { prompt_length: 42, prompt_id, auth_type: 'oauth-personal' },
    },
    'gemini_cli.api_request': {
      body: `API request to ${MODEL}.`,
      more: { model: MODEL, prompt_id },
    },
    'gemini_cli.api_response': {
      body: `API response from ${MODEL}. Status: 200. Duration: 950ms.`,
      more: {
        model: MODEL,
        prompt_id,
        duration_ms: 950,
        status_code: 200,
        input_token_count: GEMINI_TOKENS.input,
        output_token_count: GEMINI_TOKENS.output,
        cached_content_token_count: GEMINI_TOKENS.cache,
        thoughts_token_count: GEMINI_TOKENS.thought,
        tool_token_count: GEMINI_TOKENS.tool,
      },
    },
    'gemini_cli.tool_call': {
      body: 'Tool call: replace. Decision: accept. Success: true. Duration: 42ms.',
      more: { function_name: 'replace', prompt_id, duration_ms: 42, success: true },
    },
  };
  const records = GEMINI_EVENTS.map((event, i) => {
    const time = end + BigInt(i) * 1_000_000n;
    const { body, more } = details[event];
    return {
      timeUnixNano: `${time}`,
      observedTimeUnixNano: `${time}`,
      body: { stringValue: body },
      attributes: keyValues({
        ...common(props.sessionId),
        'event.name': event,
        'event.timestamp': isoTime(time),
        ...more,
      }),
      ...(i > 0 && { flags: 1, traceId: ids.traceId, spanId: ids.modelSpanId }),
    };
  });
  return logsRequest(resource(props), SCOPE, records);
}

/**
 * One periodic export of integer counters, **cumulative** since the session began (the default of
 * OTel's Node SDK): after export `n` a counter stands at `n + 1` turns.
 * Source: google-gemini/gemini-cli, `packages/core/src/telemetry/metrics.ts`.
 */
export function geminiMetrics(props: GeminiExport): MetricsRequest {
  const { sessionStart, end } = windowOf(props);
  const counter = (name: string, points: { value: number; attributes?: Attributes }[]) => ({
    name: `gemini_cli.${name}`,
    sum: {
      aggregationTemporality: Temporality.cumulative,
      isMonotonic: true,
      dataPoints: points.map((point) => ({
        attributes: keyValues({ ...common(props.sessionId), ...point.attributes }),
        startTimeUnixNano: `${sessionStart}`,
        timeUnixNano: `${end}`,
        asInt: `${point.value}`,
      })),
    },
  });
  const turns = props.n + 1;
  return metricsRequest(resource(props), SCOPE, [
    counter('session.count', [{ value: 1 }]),
    counter('api.request.count', [
      { value: turns, attributes: { model: MODEL, status_code: 200 } },
    ]),
    counter(
      'token.usage',
      Object.entries(GEMINI_TOKENS).map(([type, tokens]) => ({
        value: tokens * turns,
        attributes: { model: MODEL, type },
      })),
    ),
  ]);
}

/**
 * The trace of one turn.
 * Source: google-gemini/gemini-cli, `packages/core/src/telemetry/trace.ts`.
 */
export function geminiTraces(props: GeminiExport): TracesRequest {
  const { start, end } = windowOf(props);
  const { traceId, rootSpanId, modelSpanId } = traceIds(props);
  const generic = { 'gen_ai.agent.name': 'gemini-cli', 'gen_ai.conversation.id': props.sessionId };
  return tracesRequest(resource(props), { ...SCOPE, version: 'v1' }, [
    span({
      traceId,
      spanId: modelSpanId,
      parentSpanId: rootSpanId,
      name: 'llm_call',
      startNanos: start,
      endNanos: end,
      attributes: {
        ...generic,
        'gen_ai.operation.name': 'llm_call',
        'gen_ai.request.model': MODEL,
        'gen_ai.usage.input_tokens': GEMINI_TOKENS.input,
        'gen_ai.usage.output_tokens': GEMINI_TOKENS.output,
      },
      status: { code: 1 },
    }),
    span({
      traceId,
      spanId: rootSpanId,
      name: 'user_prompt',
      startNanos: start,
      endNanos: end,
      attributes: { ...generic, 'gen_ai.operation.name': 'user_prompt' },
      status: { code: 1 },
    }),
  ]);
}
