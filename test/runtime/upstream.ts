import * as http from 'node:http';
import * as https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

/** What an upstream does with a request. */
export type Behaviour =
  | {
      readonly status: number;
      readonly headers?: http.OutgoingHttpHeaders;
      /** @default - ten bytes */
      readonly body?: string | Buffer;
    }
  | 'hang'
  | 'reset'
  | 'lose the answer'
  | 'garbage'
  | 'slow';

/** What a receiver of OTLP says that its answers are. */
const OTLP = 'application/x-protobuf';

/** A request that an upstream took. */
export interface Taken {
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
  /** Whether its sender may not have had the answer: then it may come once more. */
  answerLost: boolean;
}

/** A backend that does what it is told, and remembers what it took. */
export class Upstream {
  /** Decides for each request; by its number from 0. */
  behave: (n: number, request: http.IncomingMessage) => Behaviour = () => ({ status: 200 });
  /** What it answers 400 to, whatever `behave` says. */
  refuses: (body: Buffer) => boolean = () => false;
  readonly taken: Taken[] = [];
  /** How many requests and connections it has had. */
  requests = 0;
  connections = 0;
  /** What it speaks TLS with. @default - it doesn't */
  tls?: https.ServerOptions;
  private port = 0;
  private server?: http.Server | https.Server;
  /** What came last on each open connection. */
  private readonly last = new Map<Socket, Taken>();

  get url(): string {
    return `http${this.tls ? 's' : ''}://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    if (this.server) return;
    const listener: http.RequestListener = (request, response) => {
      const behaviour = this.behave(this.requests++, request);
      if (behaviour === 'reset') {
        request.once('data', () => request.socket.resetAndDestroy());
        request.once('end', () => request.socket.resetAndDestroy());
        return;
      }
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('error', () => {});
      request.on('end', () => {
        const take = (answerLost = false) => {
          const { url: path = '', headers, socket } = request;
          const taken = { path, headers, body: Buffer.concat(chunks), answerLost };
          this.taken.push(taken);
          this.last.set(socket, taken);
        };
        if (behaviour === 'hang') return;
        if (behaviour === 'garbage') return void request.socket.end('SSH-2.0-OpenSSH_9.9\r\n');
        if (behaviour === 'lose the answer') {
          take(true);
          return void request.socket.destroy();
        }
        if (behaviour === 'slow') {
          take();
          return void setTimeout(() => response.end(), 20);
        }
        if (this.refuses(Buffer.concat(chunks))) return void response.writeHead(400).end();
        const { status, body = 'x'.repeat(10) } = behaviour;
        const headers = { 'content-type': OTLP, ...behaviour.headers };
        // anything else isn't the receiver's
        if (status < 300 && headers['content-type'] === OTLP) take();
        response.writeHead(status, headers).end(body);
      });
    };
    const options = { keepAlive: true };
    const server = this.tls
      ? https.createServer({ ...options, ...this.tls }, listener)
      : http.createServer(options, listener);
    server.on('connection', (socket) => {
      this.connections++;
      socket.on('close', () => this.last.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (!server) return;
    for (const taken of this.last.values()) taken.answerLost = true;
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  }
}
