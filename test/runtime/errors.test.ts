import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import * as net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tls from 'node:tls';
import type * as ConfigModule from '../../runtime/outage-buffer/config.mjs';
import type * as ErrorsModule from '../../runtime/outage-buffer/errors.mjs';
import type * as TransportModule from '../../runtime/outage-buffer/transport.mjs';
import { describeWith, mustRun } from '../support/programs';
import { load } from './load';

const { LIMITS } = load<typeof ConfigModule>('config.mjs');
const { meaning } = load<typeof ErrorsModule>('errors.mjs');
const { Connection } = load<typeof TransportModule>('transport.mjs');

const listen = (server: net.Server) =>
  new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as net.AddressInfo).port)),
  );

/** Who does something with a connection once something comes on it. */
const answering = (act: (socket: net.Socket) => void) =>
  net.createServer((socket) => socket.on('error', () => {}).on('data', () => act(socket)));

/** Why there is no answer, with the port's number left out. */
async function why(server: net.Server, protocol = 'http', lookup?: net.LookupFunction) {
  const port = await listen(server);
  const connection = new Connection(LIMITS, 1, lookup);
  const host = lookup ? 'collector.example' : '127.0.0.1';
  const url = new URL(`${protocol}://${host}:${port}/v1/logs`);
  const answer = await connection.post({ url, headers: {}, body: [Buffer.from('x')] });
  connection.close();
  server.close();
  expect(answer.status).toBe(0);
  return answer.why?.replaceAll(`:${port}`, ':PORT');
}

describe('what the journal says of an upstream that gives no answer', () => {
  const CLOSED = 'the other end closed the connection before it answered [ECONNRESET]';
  test.each<[string, string, string, (socket: net.Socket) => void]>([
    ['closes the connection', 'http', CLOSED, (socket) => socket.end()],
    ['resets it', 'http', CLOSED, (socket) => socket.resetAndDestroy()],
    ['stops amid its headers', 'http', CLOSED, (socket) => socket.end('HTTP/1.1 200 OK\r\nx')],
    [
      'speaks something else',
      'http',
      'what answers there has no HTTP: Expected HTTP/, RTSP/ or ICE/ [HPE_INVALID_CONSTANT]',
      (socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n'),
    ],
    [
      'has no TLS',
      'https',
      'what answers there has no TLS [EPROTO]',
      (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
    ],
    [
      'closes the connection before TLS',
      'https',
      'the other end closed the connection before TLS was set up [ECONNRESET]',
      (socket) => socket.end(),
    ],
  ])('that %s', async (_, protocol, expected, act) => {
    expect(await why(answering(act), protocol)).toBe(expected);
  });

  test('that nobody listens for, at any of its addresses', async () => {
    const server = net.createServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    const ask = async (lookup?: net.LookupFunction) => {
      const connection = new Connection(LIMITS, 1, lookup);
      const url = new URL(`http://${lookup ? 'collector.example' : '127.0.0.1'}:${port}/`);
      return (await connection.post({ url, headers: {}, body: [] })).why;
    };
    expect(await ask()).toBe(`nothing listens on 127.0.0.1:${port} [ECONNREFUSED]`);
    const two = ['127.0.0.1', '127.0.0.2'].map((address) => ({ address, family: 4 }));
    expect(await ask((_, __, done) => done(null, two))).toBe(
      `nothing listens on 127.0.0.1:${port} or 127.0.0.2:${port} [ECONNREFUSED]`,
    );
  });

  const named = (code: string): net.LookupFunction => {
    // as getaddrinfo's
    const error = new Error(`getaddrinfo ${code} collector.example`);
    Object.assign(error, {
      errno: -3008,
      code,
      syscall: 'getaddrinfo',
      hostname: 'collector.example',
    });
    return (_, __, done) => done(error, []);
  };
  test.each([
    ['ENOTFOUND', 'DNS knows no collector.example [ENOTFOUND]'],
    ['EAI_AGAIN', 'no DNS server answers for collector.example [EAI_AGAIN]'],
  ])('whose name gets %s', async (code, expected) => {
    expect(await why(net.createServer(), 'http', named(code))).toBe(expected);
  });

  test.each([
    ['EHOSTUNREACH', 'no way leads to 10.0.0.1:4318, or a packet filter is in it [EHOSTUNREACH]'],
    ['ENETUNREACH', 'this machine is in no network with a way to 10.0.0.1:4318 [ENETUNREACH]'],
    ['ETIMEDOUT', 'nobody answers at 10.0.0.1:4318 [ETIMEDOUT]'],
    ['EPERM', "a packet filter or the unit's sandbox keeps it from 10.0.0.1:4318 [EPERM]"],
    ['EMFILE', 'connect EMFILE 10.0.0.1:4318 [EMFILE]'],
  ])('that the system answers %s for', (code, expected) => {
    const error = new Error(`connect ${code} 10.0.0.1:4318`);
    expect(meaning(Object.assign(error, { code, address: '10.0.0.1', port: 4318 }))).toBe(expected);
  });
});

describeWith(['openssl'], 'what the journal says of TLS', (programs) => {
  test('that has TLS, but other versions of it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'errors-'));
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=localhost'];
    mustRun(programs.openssl, [...args, '-keyout', key, '-out', cert]);
    const identity = { key: readFileSync(key), cert: readFileSync(cert) };
    rmSync(folder, { recursive: true });
    const old = tls.createServer({ ...identity, maxVersion: 'TLSv1.1', minVersion: 'TLSv1' });
    expect(await why(old, 'https')).toMatch(/^TLS failed: .*alert protocol version \[EPROTO\]$/);
    expect(await why(tls.createServer(identity), 'https')).toBe(
      'self-signed certificate [DEPTH_ZERO_SELF_SIGNED_CERT]',
    );
  });
});
