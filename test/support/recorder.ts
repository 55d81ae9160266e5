import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { BodyTooLarge, inflate, UnknownEncoding } from './inflate';
import { describe, emptySuccess, encodingOf, type Arrival, type Reply } from './arrival';
import {
  flattenLogs,
  flattenMetrics,
  flattenTraces,
  type FlatLogRecord,
  type FlatMetricPoint,
  type FlatSpan,
} from './flatten';
import {
  decode,
  type LogsRequest,
  type MetricsRequest,
  type OtlpRequest,
  type Signal,
  type TracesRequest,
} from './otlp';

export type { Arrival, Reply } from './arrival';

/** Where and how a recorder listens. */
export interface RecorderOptions {
  /** @default '127.0.0.1' */
  readonly address?: string;
  /** @default 0: one that is free, and the same again after an outage */
  readonly port?: number;
  /** Largest body, compressed and inflated. @default 64 MiB */
  readonly bodyLimit?: number;
  /**
   * Decides an answer in place of the recorder's own, such as a 503, or a promise that never
   * settles. What it leaves undefined, the recorder answers. It may be changed at any time.
   */
  readonly respond?: Respond;
}

/** See `RecorderOptions.respond`. */
export type Respond = (arrival: Arrival) => Reply | undefined | Promise<Reply | undefined>;

/** A record, point or span with where and when it arrived. */
export type Arrived<T> = T & Pick<Arrival, 'path' | 'headers' | 'receivedAt'>;

const MIB = 1024 * 1024;

/**
 * A backend that remembers what it was sent: OTLP/HTTP at any path that ends in `/v1/<signal>`,
 * decoded, and every other request raw (Pyroscope's pushes, Prometheus' and Loki's writes).
 */
export class Recorder {
  /** Decides an answer in place of the recorder's own; see `RecorderOptions`. */
  respond: Respond | undefined;

  readonly address: string;
  private readonly bodyLimit: number;
  private readonly arrivals: Arrival[] = [];
  private readonly flattened = new WeakMap<Arrival, unknown[]>();
  private boundPort: number;
  private server: http.Server | undefined;

  constructor(options: RecorderOptions = {}) {
    this.address = options.address ?? '127.0.0.1';
    this.boundPort = options.port ?? 0;
    this.bodyLimit = options.bodyLimit ?? 64 * MIB;
    this.respond = options.respond;
  }

  /** Everything that arrived, in order. */
  get records(): readonly Arrival[] {
    return this.arrivals;
  }

  /** The port, which is known once the recorder was started. */
  get port(): number {
    return this.boundPort;
  }

  /** Base URL of the recorder. */
  get url(): string {
    return `http://${this.address}:${this.port}`;
  }

  /** Starts to listen. */
  async start(): Promise<void> {
    if (this.server) {
      throw new Error(`recorder ${this.url}: is listening already`);
    }
    const server = http.createServer((request, response) => {
      this.receive(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.boundPort, this.address, resolve);
    });
    this.server = server;
    this.boundPort = (server.address() as AddressInfo).port;
  }

  /** Stops to listen, and breaks the connections that are open. */
  async stop(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (server) {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    }
  }

  /** Begins an outage: connections are refused from now on. What was recorded stays. */
  refuse(): Promise<void> {
    return this.stop();
  }

  /** Ends an outage, at the same address and port. */
  resume(): Promise<void> {
    return this.start();
  }

  /** Forgets what arrived. */
  clear(): void {
    this.arrivals.length = 0;
  }

  /** The log records of the requests that were answered with success. */
  logRecords(): Arrived<FlatLogRecord>[] {
    return this.flatten('logs', (request) => flattenLogs(request as LogsRequest));
  }

  /** The data points of the requests that were answered with success. */
  metricPoints(): Arrived<FlatMetricPoint>[] {
    return this.flatten('metrics', (request) => flattenMetrics(request as MetricsRequest));
  }

  /** The spans of the requests that were answered with success. */
  spans(): Arrived<FlatSpan>[] {
    return this.flatten('traces', (request) => flattenTraces(request as TracesRequest));
  }

  /**
   * Waits until the predicate gives something truthy, and resolves with that. When the time is up
   * it rejects with what did arrive.
   */
  async waitFor<T>(
    predicate: (recorder: this) => T,
    { timeoutMs = 30_000, what = 'what the test waits for' } = {},
  ): Promise<Exclude<T, false | undefined | null>> {
    const started = Date.now();
    for (;;) {
      const found = predicate(this);
      if (found) {
        return found as Exclude<T, false | undefined | null>;
      }
      if (Date.now() - started >= timeoutMs) {
        throw new Error(
          `${this.url}: ${what} did not arrive within ${timeoutMs} ms; ${this.describe(started)}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** What arrived, a line a request; times count from the given one. */
  describe(since?: number): string {
    return describe(this.arrivals, since);
  }

  /** The recorder's own answer, for a request that has been read. */
  protected answer(arrival: Arrival): Reply | Promise<Reply> {
    if (arrival.error) {
      const status = arrival.error instanceof UnknownEncoding ? 415 : 400;
      return { status, headers: { 'content-type': 'text/plain' }, body: arrival.error.message };
    }
    if (arrival.signal) {
      return emptySuccess(encodingOf(arrival));
    }
    // Connect (Pyroscope) wants its content type back; Prometheus and Loki look at the status only.
    const type = arrival.headers['content-type'];
    return { status: 200, ...(type !== undefined && { headers: { 'content-type': type } }) };
  }

  /** The signal of a path. */
  protected signalOf(path: string): Signal | undefined {
    return /\/v1\/(logs|metrics|traces)$/.exec(path)?.[1] as Signal | undefined;
  }

  /** Undoes the content encoding; what only a backend of another kind can read stays as it is. */
  protected inflate(arrival: Arrival, limit: number): Buffer {
    try {
      return inflate(arrival.body, arrival.headers['content-encoding'], limit);
    } catch (error) {
      if (arrival.signal === undefined && error instanceof UnknownEncoding) {
        return arrival.body;
      }
      throw error;
    }
  }

  private async receive(
    request: http.IncomingMessage,
    response: http.ServerResponse,
  ): Promise<void> {
    const body = await readBody(request, this.bodyLimit);
    const { pathname: path, search } = new URL(request.url ?? '/', 'http://any');
    const signal = request.method === 'POST' ? this.signalOf(path) : undefined;
    const arrival: Arrival = {
      method: request.method ?? '',
      path,
      query: search.slice(1),
      headers: request.headers,
      receivedAt: Date.now(),
      ...(signal && { signal }),
      body: body ?? Buffer.alloc(0),
      status: 0,
    };
    this.arrivals.push(arrival);
    const reply = body ? await this.reply(arrival) : tooLarge(this.bodyLimit);
    arrival.status = reply.status;
    response.writeHead(reply.status, reply.headers).end(reply.body);
  }

  private async reply(arrival: Arrival): Promise<Reply> {
    try {
      arrival.body = this.inflate(arrival, this.bodyLimit);
      if (arrival.signal) {
        arrival.request = decode(arrival.signal, arrival.body, encodingOf(arrival));
      }
    } catch (error) {
      arrival.error = error as Error;
      if (error instanceof BodyTooLarge) {
        return tooLarge(this.bodyLimit);
      }
    }
    return (await this.respond?.(arrival)) ?? this.answer(arrival);
  }

  private flatten<T>(signal: Signal, map: (request: OtlpRequest) => T[]): Arrived<T>[] {
    return this.arrivals.flatMap((arrival) => {
      const { path, headers, receivedAt, request, status } = arrival;
      if (arrival.signal !== signal || !request || status < 200 || status > 299) {
        return [];
      }
      // `waitFor` asks again and again, and requests don't change.
      let items = this.flattened.get(arrival) as Arrived<T>[] | undefined;
      if (!items) {
        items = map(request).map((item) => ({ ...item, path, headers, receivedAt }));
        this.flattened.set(arrival, items);
      }
      return items;
    });
  }
}

function tooLarge(limit: number): Reply {
  return { status: 413, body: `more than ${limit} bytes` };
}

/** The body, or undefined where it is too large; reads on to its end, or the sender gets no 413. */
async function readBody(request: http.IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) {
      chunks.push(chunk);
    }
  }
  return size <= limit ? Buffer.concat(chunks) : undefined;
}
