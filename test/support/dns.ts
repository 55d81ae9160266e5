import { createSocket } from 'node:dgram';
import { isIPv4 } from 'node:net';

/** Types of records. @see https://www.rfc-editor.org/rfc/rfc1035#section-3.2.2 */
const A = 1;

/**
 * A DNS server that knows names with addresses, as a cluster's does those of a headless Service: what has no more pods is a
 * name that there isn't.
 */
export class Dns {
  /** Starts one at an address's port 53. */
  static async start(address: string): Promise<Dns> {
    const dns = new Dns(address);
    await new Promise<void>((resolve, reject) => {
      dns.socket.once('error', reject);
      dns.socket.bind(53, address, resolve);
    });
    return dns;
  }

  /** IPv4 addresses by name. */
  readonly names = new Map<string, readonly string[]>();
  private readonly socket = createSocket('udp4');

  private constructor(readonly address: string) {
    this.socket.on('message', (query, { port, address: sender }) =>
      this.socket.send(this.answer(query), port, sender),
    );
  }

  /** Ends it. */
  stop(): Promise<void> {
    return new Promise((resolve) => this.socket.close(() => resolve()));
  }

  private answer(query: Buffer): Buffer {
    const labels: string[] = [];
    let at = 12;
    for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
      labels.push(query.subarray(at + 1, at + 1 + length).toString());
      at += 1 + length;
    }
    const type = query.readUInt16BE(at + 1);
    const question = query.subarray(12, at + 5);
    const known = this.names.get(labels.join('.').toLowerCase()) ?? [];
    const found = type === A ? known.filter((each) => isIPv4(each)) : [];
    const header = Buffer.alloc(12);
    query.copy(header, 0, 0, 2);
    // a recursive answer, of a name that there is or isn't
    header.writeUInt16BE(known.length > 0 ? 0x8180 : 0x8183, 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(found.length, 6);
    // the name of the question, of type A and class IN, for 1 s, four bytes
    const records = found.map((each) =>
      Buffer.from([0xc0, 12, 0, A, 0, 1, 0, 0, 0, 1, 0, 4, ...each.split('.').map(Number)]),
    );
    return Buffer.concat([header, question, ...records]);
  }
}
