import { createHash } from 'node:crypto';
import {
  keyValues,
  type Attributes,
  type InstrumentationScope,
  type LogsRequest,
  type LogRecord,
  type Metric,
  type MetricsRequest,
  type Resource,
  type Span,
  type TracesRequest,
} from '../otlp';

/** One export of a session. */
export interface Export {
  /** The session, in the words of the program: session, thread or conversation. */
  readonly sessionId: string;
  /** Number of the export (of the turn) in its session, from 0. */
  readonly n: number;
  /** Time of the session's first export, the same for every `n`. */
  readonly nowNanos: bigint;
  /**
   * From one export to the next.
   *
   * @default one second: the programs' own 10 to 60 s would put a test's data into the future.
   */
  readonly intervalNanos?: bigint;
}

const SECOND = 1_000_000_000n;

/** The present, in nanoseconds since 1970. */
export function nowNanos(): bigint {
  return BigInt(Date.now()) * 1_000_000n;
}

/** The time that an export covers: it starts where the one before it ended. */
export function windowOf({ n, nowNanos: first, intervalNanos = SECOND }: Export) {
  const end = first + BigInt(n) * intervalNanos;
  return { sessionStart: first - intervalNanos, start: end - intervalNanos, end };
}

/** ISO 8601 with milliseconds, as the programs write `event.timestamp`. */
export function isoTime(nanos: bigint): string {
  return new Date(Number(nanos / 1_000_000n)).toISOString();
}

/** A number of hex digits that follows from its parts: the same session gives the same ids. */
export function hexOf(digits: number, ...parts: (string | number)[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, digits);
}

/** An id of the form of a UUID, likewise. */
export function uuidOf(...parts: (string | number)[]): string {
  return hexOf(32, ...parts).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Ids of a turn's trace: its logs and its spans share them. */
export function traceIds({ sessionId, n }: Pick<Export, 'sessionId' | 'n'>) {
  return {
    traceId: hexOf(32, 'trace', sessionId, n),
    /** The span of the turn as a whole. */
    rootSpanId: hexOf(16, 'root', sessionId, n),
    /** The span of the request to the model. */
    modelSpanId: hexOf(16, 'model', sessionId, n),
    /** The span of the tool's run. */
    toolSpanId: hexOf(16, 'tool', sessionId, n),
  };
}

/** A resource with these attributes. */
export function resourceOf(attributes: Attributes): Resource {
  return { attributes: keyValues(attributes) };
}

/** A request with one resource and one scope of log records. */
export function logsRequest(
  resource: Resource,
  scope: InstrumentationScope,
  logRecords: LogRecord[],
): LogsRequest {
  return { resourceLogs: [{ resource, scopeLogs: [{ scope, logRecords }] }] };
}

/** A request with one resource and one scope of metrics. */
export function metricsRequest(
  resource: Resource,
  scope: InstrumentationScope,
  metrics: Metric[],
): MetricsRequest {
  return { resourceMetrics: [{ resource, scopeMetrics: [{ scope, metrics }] }] };
}

/** A request with one resource and one scope of spans. */
export function tracesRequest(
  resource: Resource,
  scope: InstrumentationScope,
  spans: Span[],
): TracesRequest {
  return { resourceSpans: [{ resource, scopeSpans: [{ scope, spans }] }] };
}

/** What a span is made of. */
export interface SpanProps {
  readonly traceId: string;
  readonly spanId: string;
  /** @default none: a root span */
  readonly parentSpanId?: string;
  readonly name: string;
  /** @default 1, internal */
  readonly kind?: number;
  readonly startNanos: bigint;
  readonly endNanos: bigint;
  /** @default none */
  readonly attributes?: Attributes;
  /** @default unset */
  readonly status?: { message?: string; code?: number };
}

/** A span in the shape of OTLP/JSON. */
export function span(props: SpanProps): Span {
  const { parentSpanId, status } = props;
  return {
    traceId: props.traceId,
    spanId: props.spanId,
    ...(parentSpanId !== undefined && { parentSpanId }),
    flags: 0x101, // sampled, and it is known that the parent is not remote
    name: props.name,
    kind: props.kind ?? 1,
    startTimeUnixNano: `${props.startNanos}`,
    endTimeUnixNano: `${props.endNanos}`,
    ...(props.attributes && { attributes: keyValues(props.attributes) }),
    ...(status && { status }),
  };
}
