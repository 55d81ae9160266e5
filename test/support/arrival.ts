import type { IncomingHttpHeaders } from 'node:http';
import { parse } from 'protobufjs';
import { flattenLogs, flattenMetrics, flattenTraces, type Flat } from './flatten';
import {
  CONTENT_TYPE,
  type Encoding,
  type LogsRequest,
  type MetricsRequest,
  type OtlpRequest,
  type Scalar,
  type Signal,
  type TracesRequest,
} from './otlp';

/** One request that a recorder got, whether it took it or not. */
export interface Arrival {
  readonly method: string;
  /** Path, without the query. */
  readonly path: string;
  /** Query, without the question mark. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  /** `Date.now()` when the whole body was there. */
  readonly receivedAt: number;
  /** The signal, where the path is one of OTLP/HTTP. */
  signal?: Signal;
  /** The body, inflated where that was possible. */
  body: Buffer;
  /** The decoded body, where it is OTLP. */
  request?: OtlpRequest;
  /** Why the body could not be read. */
  error?: Error;
  /** Status of the answer; 0 until there is one. */
  status: number;
}

/** An answer of a recorder. */
export interface Reply {
  readonly status: number;
  /** @default none */
  readonly headers?: Record<string, string>;
  /** @default empty */
  readonly body?: string | Uint8Array;
}

/** The encoding that a request's content type names; what is no protobuf counts as JSON. */
export function encodingOf({ headers }: Pick<Arrival, 'headers'>): Encoding {
  return headers['content-type']?.includes(CONTENT_TYPE.protobuf) ? 'protobuf' : 'json';
}

/** An `Export…ServiceResponse` that says that everything was taken: empty, or `{}`. */
export function emptySuccess(encoding: Encoding): Reply {
  return {
    status: 200,
    headers: { 'content-type': CONTENT_TYPE[encoding] },
    body: encoding === 'json' ? '{}' : '',
  };
}

/** The same of all three signals. Source: OTLP specification, "Partial Success". */
const Response = parse(`
syntax = "proto3";
message Response { PartialSuccess partial_success = 1; }
message PartialSuccess { int64 rejected = 1; string error_message = 2; }
`).root.lookupType('Response');

/** An `Export…ServiceResponse` that says that so many parts weren't taken, in protobuf. */
export function partialSuccess(rejected: number, errorMessage: string): Reply {
  const message = Response.fromObject({ partialSuccess: { rejected, errorMessage } });
  const headers = { 'content-type': CONTENT_TYPE.protobuf };
  return { status: 200, headers, body: Response.encode(message).finish() };
}

/** What arrived, a line a request; times count from the given one. */
export function describe(arrivals: readonly Arrival[], since = arrivals[0]?.receivedAt ?? 0) {
  const shown = arrivals.slice(-40);
  const lines = shown.map((arrival) => {
    const { method, path, status, error } = arrival;
    const what = error ? `unreadable: ${error.message}` : summary(arrival);
    return `  ${arrival.receivedAt - since} ms: ${method} ${path} ${status || 'open'}: ${what}`;
  });
  const count = arrivals.length;
  const last = count > shown.length ? `, the last ${shown.length} of them` : '';
  return count === 0
    ? 'nothing did'
    : `requests that arrived: ${count}${last}:\n${lines.join('\n')}`;
}

/** What is in a request, by source and name, such as `2 claude-code claude_code.user_prompt`. */
function summary({ signal, request, body }: Arrival): string {
  if (!signal || !request) {
    return `${body.length} bytes`;
  }
  const counts = new Map<string, number>();
  for (const name of NAMES[signal](request)) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => `${count} ${name}`).join(', ') || 'empty';
}

const NAMES: Record<Signal, (request: OtlpRequest) => string[]> = {
  logs: (request) =>
    flattenLogs(request as LogsRequest).map((log) =>
      named(log, log.attributes['event.name'] ?? log.body ?? log.record.eventName),
    ),
  metrics: (request) =>
    flattenMetrics(request as MetricsRequest).map((point) => named(point, point.metric)),
  traces: (request) =>
    flattenTraces(request as TracesRequest).map((span) => named(span, span.span.name)),
};

function named({ resource }: Flat, name: Scalar | undefined): string {
  return `${resource['service.name'] ?? '(no service.name)'} ${name ?? '(no name)'}`;
}
