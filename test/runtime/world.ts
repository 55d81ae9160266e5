import { randomBytes } from 'node:crypto';
import * as http from 'node:http';
import type { ServerOptions } from 'node:https';
import type * as LogModule from '../../runtime/outage-buffer/log.mjs';
import type { Named } from '../../runtime/outage-buffer/credentials.mjs';
import type { Protocol } from '../../runtime/outage-buffer/protocol.mjs';
import type * as RelayModule from '../../runtime/outage-buffer/relay.mjs';
import { load } from './load';
import { Upstream } from './upstream';

const { Relay } = load<typeof RelayModule>('relay.mjs');
const { Log } = load<typeof LogModule>('log.mjs');

export const SIGNALS = ['metrics', 'logs', 'traces'] as const;
/** Pauses are short; what gives up is as patient as anywhere, since a busy machine isn't a fault. */
const QUICK = { backoffMs: 1, maxBackoffMs: 4, idleMs: 30_000, maxRetryAfterMs: 20 };

interface Options {
  readonly limits?: object;
  readonly maxAgeSeconds?: number;
  readonly maxRequestBytes?: number;
  /** Of all of its upstreams. @default otlp */
  readonly protocol?: Protocol;
  /** Whether their receiver is known to take several messages in one body. @default true */
  readonly joins?: boolean;
  /** The tailnet that they are on, by its addresses, and the name that its upstream has there. @default - none */
  readonly tailnet?: readonly string[];
  readonly upstream?: string;
  /** The file of the token that its upstreams want, and its folder. */
  readonly bearerTokenCredential?: string;
  /** Others of them. */
  readonly own?: Named;
  /** What its upstream speaks TLS with. @default - it doesn't */
  readonly tls?: ServerOptions;
  readonly credentials?: string;
  /** More of them. */
  readonly signals?: readonly string[];
}

/** A relay in this process before one upstream, with what it logged. */
export class World {
  readonly upstream = new Upstream();
  readonly lines: string[] = [];
  readonly agent = new http.Agent({ keepAlive: true });
  relay!: RelayModule.Relay;
  port = 0;
  /** Milliseconds that the log's clock is ahead. */
  ahead = 0;

  async start(budgetBytes: number, options: Options = {}) {
    this.upstream.tls = options.tls;
    await this.upstream.start();
    const signals = [...SIGNALS, ...(options.signals ?? [])];
    const url = this.upstream.url.replace('127.0.0.1', options.upstream ?? '127.0.0.1');
    const upstreams = signals.map((signal) => ({
      destination: 'lgtm',
      signal,
      protocol: options.protocol ?? 'otlp',
      joins: options.joins ?? true,
      onTailnet: options.tailnet !== undefined,
      bearerTokenCredential: options.bearerTokenCredential,
      ...options.own,
      routes: { [`/lgtm/v1/${signal}`]: `${url}/v1/${signal}` },
    }));
    const { maxAgeSeconds, limits, tailnet, maxRequestBytes = 20 * 1024 * 1024 } = options;
    this.relay = new Relay(
      { port: 0, budgetBytes, maxRequestBytes, maxAgeSeconds, tailnet, upstreams },
      {
        limits: { ...QUICK, ...limits },
        credentials: options.credentials,
        log: new Log(
          (line) => this.lines.push(line),
          () => Date.now() + this.ahead,
        ),
      },
    );
    this.port = await this.relay.start();
    return this;
  }

  async stop(): Promise<void> {
    this.agent.destroy();
    await this.relay.stop();
    await this.upstream.stop();
  }

  /** Sends a request, and resolves with its answer. */
  send(path: string, body: Buffer, headers: http.OutgoingHttpHeaders = PROTOBUF) {
    return new Promise<{ status: number; headers: http.IncomingHttpHeaders; body: string }>(
      (resolve, reject) => {
        const options = { port: this.port, path, method: 'POST', agent: this.agent, headers };
        const request = http.request({ host: '127.0.0.1', ...options }, (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
          );
        });
        request.on('error', reject).end(body);
      },
    );
  }

  /** Waits until nothing is held any more. */
  async empty(): Promise<void> {
    const { queue } = this.relay;
    await until(() => queue.bytes + queue.receiving === 0, 'something is still held');
  }
}

export const PROTOBUF = { 'content-type': 'application/x-protobuf', 'content-encoding': 'gzip' };

/** Polls until a condition holds. */
export async function until(condition: () => boolean, what: string, ms = 60_000): Promise<void> {
  const deadline = Date.now() + ms;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(what);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** A body of 8 bytes at least with the number `n` and its own length in front of random bytes. */
export function numbered(n: number, bytes: number): Buffer {
  const body = randomBytes(Math.max(bytes, 8));
  body.writeUInt32BE(n);
  body.writeUInt32BE(body.length, 4);
  return body;
}

/** The bodies that were joined to this one. */
export function parts(body: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; at < body.length; at += found.at(-1)!.length)
    found.push(body.subarray(at, at + body.readUInt32BE(at + 4)));
  return found;
}

/** The numbers of what an upstream took of a signal. */
export const numbers = (world: World, signal: string) =>
  world.upstream.taken
    .filter(({ path }) => path === `/v1/${signal}`)
    .flatMap(({ body }) => parts(body).map((part) => part.readUInt32BE()));
