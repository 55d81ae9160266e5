import { connect, createServer, type Server, type Socket } from 'node:net';

/** An address and a port. */
export interface End {
  readonly address: string;
  readonly port: number;
}

/** A host's way to somewhere, which can be cut: what comes to one end goes on to the other, byte by byte. */
export class Link {
  private server?: Server;
  private readonly sockets = new Set<Socket>();

  constructor(
    private readonly near: End,
    private readonly far: End,
  ) {}

  /** Has it lead there. */
  async mend(): Promise<void> {
    const server = createServer((socket) => this.pass(socket));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.near.port, this.near.address, resolve);
    });
    this.server = server;
  }

  /** Breaks what is open, and refuses what is new. */
  async cut(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    for (const socket of this.sockets) socket.destroy();
    if (server) await new Promise((resolve) => server.close(resolve));
  }

  private pass(socket: Socket): void {
    const other = connect({ host: this.far.address, port: this.far.port });
    for (const [from, to] of [
      [socket, other],
      [other, socket],
    ] as const) {
      this.sockets.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
    }
  }
}
