import { createHash } from 'node:crypto';
import { emptySuccess, encodingOf, type Arrival, type Reply } from './arrival';
import type { FlatLogRecord } from './flatten';
import { ENCODINGS, inflate } from './inflate';
import { Recorder, type Arrived, type RecorderOptions } from './recorder';
import type { Signal } from './otlp';

/** An event of an assistant's session, as otel-ai-monitor sees it. */
export interface MonitorEvent {
  readonly tool: 'claude' | 'codex' | 'gemini' | 'other';
  /** With the tool's prefix, such as `claude_code.user_prompt`. */
  readonly name: string;
  /** Undefined where the record has none of the keys of a session. */
  readonly sessionId: string | undefined;
  /** `event.sequence`, which only Claude Code sends. */
  readonly sequence: number | undefined;
  /** When it happened, in milliseconds since 1970. */
  readonly timeMs: number | undefined;
  /** When it arrived, in milliseconds since 1970. */
  readonly receivedAt: number;
}

/** Something that arrived more than once. */
export interface Duplicate {
  readonly kind: 'event' | 'span';
  /** `<session>#<event.sequence>`, a digest of a record without that, or `<trace>/<span>`. */
  readonly key: string;
  /** When each of them arrived. */
  readonly receivedAt: readonly number[];
}

/** The signal of each of the monitor's routes; there are no others but `GET /health`. */
const ROUTES: Record<string, Signal> = {
  '/v1/logs': 'logs',
  '/v1/metrics': 'metrics',
  '/v1/traces': 'traces',
};

/** aiohttp's `client_max_size` in otel-ai-monitor since 2026-03-07; it was 1 MiB before. */
const BODY_LIMIT = 32 * 1024 * 1024;

const SESSION_KEYS = new Set(['session.id', 'thread_id', 'conversation_id', 'conversation.id']);
const PREFIX = { claude: 'claude_code', codex: 'codex', gemini: 'gemini_cli' };
const KNOWN_PREFIX = /^(claude_code|codex|gemini_cli|gen_ai|ag_ui)\./;

/**
 * A double of otel-ai-monitor's receiver: an aiohttp server that takes logs at any cost, so that
 * no exporter retries them, and is picky about traces only.
 *
 * Source: otel-ai-monitor in vpittamp/nixos-config, read at its last version (the parent of commit
 * 9093519b, 2026-06); 404, 405 and inflating are aiohttp's.
 */
export class AiMonitor extends Recorder {
  constructor(options: RecorderOptions = {}) {
    super({ bodyLimit: BODY_LIMIT, ...options });
  }

  /** The events of the assistants, in the order in which they arrived; others are ignored. */
  events(): MonitorEvent[] {
    return this.logRecords().flatMap((log) => {
      const event = eventOf(log);
      return event ? [event] : [];
    });
  }

  /** Events and spans that arrived more than once. */
  duplicates(): Duplicate[] {
    const events = this.logRecords().map((log) => ({
      key: keyOf(log),
      receivedAt: log.receivedAt,
    }));
    const spans = this.spans().map(({ span, receivedAt }) => ({
      key: `${span.traceId}/${span.spanId}`,
      receivedAt,
    }));
    return [...repeated('event', events), ...repeated('span', spans)];
  }

  protected override signalOf(path: string): Signal | undefined {
    return ROUTES[path];
  }

  /** aiohttp passes on what it can't inflate; only the handler of logs looks at the bytes. */
  protected override inflate(arrival: Arrival, limit: number): Buffer {
    const encoding = arrival.headers['content-encoding']?.toLowerCase();
    const { gzip, deflate } = ENCODINGS;
    const body =
      encoding === 'gzip' || encoding === 'deflate'
        ? inflate(arrival.body, encoding, limit, { gzip, deflate })
        : arrival.body;
    const isGzip = body[0] === 0x1f && body[1] === 0x8b;
    return arrival.signal === 'logs' && isGzip ? inflate(body, 'gzip', limit) : body;
  }

  protected override answer(arrival: Arrival): Reply {
    const { method, path, signal, error } = arrival;
    if (path === '/health') {
      return method === 'GET' ? this.health() : { status: 405 };
    }
    if (!signal) {
      return { status: Object.hasOwn(ROUTES, path) ? 405 : 404 };
    }
    return error && !isForgiven(arrival, error)
      ? { status: 400, headers: { 'content-type': 'text/plain' }, body: error.message }
      : emptySuccess(encodingOf(arrival));
  }

  private health(): Reply {
    const sessions = new Set(this.events().map((event) => event.sessionId));
    const body = {
      status: 'ok',
      receiver: { port: this.port },
      tracker: { sessions: sessions.size },
    };
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
  }
}

/** Broken logs, broken metrics and what is no JSON are answered with success, and hold no events. */
function isForgiven(arrival: Arrival, error: Error): boolean {
  return (
    arrival.signal === 'metrics' ||
    error instanceof SyntaxError ||
    (arrival.signal === 'logs' && encodingOf(arrival) === 'protobuf')
  );
}

function eventOf(log: Arrived<FlatLogRecord>): MonitorEvent | undefined {
  const attribute = log.attributes['event.name'] ?? log.attributes['name'];
  const raw = log.body && KNOWN_PREFIX.test(log.body) ? log.body : String(attribute ?? '');
  const tool = toolOf(String(log.resource['service.name'] ?? ''), raw);
  if (!tool || raw === '') {
    return undefined;
  }
  const { timeUnixNano } = log.record;
  const timestamp = Date.parse(String(log.attributes['event.timestamp'] ?? ''));
  const timeMs = timeUnixNano === undefined ? timestamp : Number(BigInt(timeUnixNano) / 1_000_000n);
  return {
    tool,
    name: KNOWN_PREFIX.test(raw) || tool === 'other' ? raw : `${PREFIX[tool]}.${snakeCase(raw)}`,
    ...identityOf(log),
    timeMs: Number.isNaN(timeMs) ? undefined : timeMs,
    receivedAt: log.receivedAt,
  };
}

/** By the name of the service, else by the prefix of the event. */
function toolOf(service: string, event: string): MonitorEvent['tool'] | undefined {
  const [name] = /claude|codex|gemini/.exec(service.toLowerCase()) ?? [];
  const [, prefix] = KNOWN_PREFIX.exec(event) ?? [];
  const [tool] = /^(claude|codex|gemini)/.exec(prefix ?? '') ?? [];
  return (name ?? tool ?? (prefix && 'other')) as MonitorEvent['tool'] | undefined;
}

/** The session is the value of whichever key comes last in the record. */
function identityOf({ attributes, record }: FlatLogRecord) {
  const keys = (record.attributes ?? []).map((attribute) => attribute.key);
  const key = keys.filter((candidate) => SESSION_KEYS.has(candidate)).at(-1);
  const sequence = attributes['event.sequence'];
  return {
    sessionId: key === undefined ? undefined : String(attributes[key]),
    sequence: sequence === undefined ? undefined : Number(sequence),
  };
}

/** What tells a record from any other. Codex and Gemini don't number theirs: their content must. */
function keyOf(log: FlatLogRecord): string {
  const { sessionId, sequence } = identityOf(log);
  if (sequence !== undefined) {
    return `${sessionId}#${sequence}`;
  }
  const content = JSON.stringify([log.resource, log.record]);
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return `${sessionId} ${log.attributes['event.name'] ?? log.body} ${digest}`;
}

function snakeCase(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[\s-]+/g, '_')
    .toLowerCase();
}

function repeated(
  kind: Duplicate['kind'],
  items: readonly { key: string; receivedAt: number }[],
): Duplicate[] {
  const byKey = new Map<string, number[]>();
  for (const { key, receivedAt } of items) {
    byKey.set(key, [...(byKey.get(key) ?? []), receivedAt]);
  }
  return [...byKey]
    .filter(([, receivedAt]) => receivedAt.length > 1)
    .map(([key, receivedAt]) => ({ kind, key, receivedAt }));
}
