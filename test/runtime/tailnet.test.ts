import type * as DNS from 'node:dns';
import { mkdtempSync, rmSync } from 'node:fs';
import * as http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as ProtocolModule from '../../runtime/outage-buffer/protocol.mjs';
import type * as TailnetModule from '../../runtime/outage-buffer/tailnet.mjs';
import { load } from './load';
import { numbered, until, World } from './world';

let answers: readonly { address: string; family: number }[] = [];
beforeAll(() => {
  const dns = jest.requireActual<typeof DNS>('node:dns');
  const { lookup } = dns;
  jest.spyOn(dns, 'lookup').mockImplementation((...args: Parameters<typeof lookup>) => {
    const [name, , done] = args as unknown as [string, object, (...found: unknown[]) => void];
    if (name === NAME) done(null, answers);
    else lookup(...args);
  });
});
afterAll(() => void jest.restoreAllMocks());

const { Tailnet, trouble } = load<typeof TailnetModule>('tailnet.mjs');
const { judge } = load<typeof ProtocolModule>('protocol.mjs');

const RANGES = ['100.64.0.0/10', 'fd7a:115c:a1e0::/48'];
const NAME = 'otel-collector.example.ts.net';
const v4 = (address: string) => ({ address, family: 4 });
const v6 = (address: string) => ({ address, family: 6 });

describe('a name of the tailnet', () => {
  const lookUp = (all: boolean) =>
    new Promise((resolve) => {
      const done = (error: Error | null, ...found: unknown[]) =>
        resolve(error ? [(error as NodeJS.ErrnoException).code, error.message] : found);
      new Tailnet(RANGES).lookup(NAME, { all }, done);
    });

  test('is an address there, whatever else it is said to be', async () => {
    answers = [v4('10.77.0.1'), v6('fd7a:115c:a1e0::7'), v4('100.100.1.1'), v6('fd7b::1')];
    expect(await lookUp(true)).toEqual([[v6('fd7a:115c:a1e0::7'), v4('100.100.1.1')]]);
    expect(await lookUp(false)).toEqual(['fd7a:115c:a1e0::7', 6]);
  });

  test.each([[[v4('10.77.0.1')]], [[v4('127.0.0.1'), v6('::1')]], [[v6('::ffff:10.0.0.1')]]])(
    'is not to be found where it is %j',
    async (elsewhere) => {
      answers = elsewhere;
      const addresses = elsewhere.map(({ address }) => address).join(', ');
      expect(await lookUp(true)).toEqual([
        'ENOTFOUND',
        `${NAME} is ${addresses} here, which isn't on the tailnet`,
      ]);
    },
  );

  test('that leads elsewhere gets nothing, and the journal says where it leads and what Tailscale knows', async () => {
    answers = [v4('127.0.0.1')];
    const world = await new World().start(64 * 1024, { tailnet: RANGES, upstream: NAME });
    await world.send('/lgtm/v1/logs', numbered(0, 10));
    await until(() => world.lines.length > 0, 'no line');
    expect(world.lines).toEqual([
      `<4>lgtm logs: ${NAME} is 127.0.0.1 here, which isn't on the tailnet (tailscaled is not running); keeping what comes and trying again`,
    ]);
    expect(world.upstream.connections).toBe(0);
    await world.stop();
  });
});

describe('why a machine of the tailnet can not be reached', () => {
  const status = (BackendState: string, more: object = {}) => ({ BackendState, ...more });
  const running = (...peers: [name: string, Online: boolean][]) =>
    status('Running', {
      Peer: Object.fromEntries(
        peers.map(([name, Online], i) => [
          `nodekey:${i}`,
          { DNSName: `${name}.example.ts.net.`, Online },
        ]),
      ),
    });

  test.each([
    [status('Stopped'), 'Tailscale is down: tailscale up'],
    [status('NeedsLogin'), 'this machine is logged out of Tailscale: tailscale login'],
    [
      status('NeedsLogin', { Self: { KeyExpiry: '2020-01-01T00:00:00Z' } }),
      "this machine's key has expired: tailscale login",
    ],
    [status('NeedsMachineAuth'), 'an administrator of the tailnet has to approve this machine'],
    [status('Starting'), 'Tailscale is starting'],
    [
      running(['otel-collector', true]),
      "otel-collector is online: does the tailnet's policy let this machine reach its port 4318?",
    ],
    [
      { ...running(['otel-collector', true]), Self: { Online: false } },
      "this machine is cut off from Tailscale's servers",
    ],
    [running(['otel-collector', false]), 'otel-collector is offline'],
    [
      running(['otel-collector', false], ['otel-collector-1', true]),
      'otel-collector is offline, and otel-collector-1.example.ts.net is there, which got its name when that was taken',
    ],
    [
      running(['otel-collector-12', true], ['otel-collector-x', true]),
      'the tailnet shows this machine no otel-collector, and otel-collector-12.example.ts.net is there, which got its name ' +
        'when that was taken; does its policy let this machine reach it?',
    ],
    [
      status('Running', { Peer: null }),
      'the tailnet shows this machine no otel-collector; does its policy let this machine reach it?',
    ],
    [status('SomethingNew'), undefined],
  ])('is, of %j, %j', (given, said) => {
    expect(trouble(given, NAME, '4318')).toBe(said);
  });

  describe('is asked of tailscaled', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tailscaled-'));
    const socket = join(folder, 'tailscaled.sock');
    afterAll(() => rmSync(folder, { recursive: true }));
    const asked = async (respond: http.RequestListener) => {
      const server = http.createServer(respond);
      await new Promise<void>((resolve) => server.listen(socket, resolve));
      const said = await new Tailnet(RANGES, socket).trouble(new URL(`http://${NAME}:4318`));
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      return said;
    };

    test('by its local interface, which wants its own name', async () => {
      const said = await asked(({ url, headers: { host } }, response) =>
        response.end(
          JSON.stringify(
            url === '/localapi/v0/status' && host === 'local-tailscaled.sock'
              ? status('Stopped')
              : {},
          ),
        ),
      );
      expect(said).toBe('Tailscale is down: tailscale up');
    });

    test.each<[string, http.RequestListener]>([
      ['answers nothing', () => {}],
      ['answers something else', (_, response) => void response.writeHead(403).end('no')],
      ['closes', ({ socket: connection }) => void connection.destroy()],
    ])('which may be one that %s', async (_, respond) => {
      expect(await asked(respond)).toBe('is Tailscale up?');
    });
  });
});

describe('an answer', () => {
  const body = Buffer.from('{}');

  test.each([
    [{ status: 200, type: 'application/json' }],
    [{ status: 200, type: 'application/x-protobuf', body }],
    [{ status: 200, type: 'application/json; charset=utf-8', body }],
    // Loki's and Prometheus' receivers
    [{ status: 204 }],
    [{ status: 200, body: Buffer.alloc(0) }],
  ])('of OTLP is a delivery: %j', (answer) => {
    expect(judge('otlp', answer).outcome).toBe('delivered');
  });

  test.each([
    [{ status: 200, type: 'text/html', body }, 'answered 200 with a web page'],
    [
      { status: 200, type: 'text/plain; charset=utf-8' },
      'answered 200 with text/plain; charset=utf-8',
    ],
    [{ status: 200, body }, 'answered 200 with text of no type'],
    [{ status: 201, type: 'application/jsonp', body }, 'answered 201 with application/jsonp'],
  ])('that is not of OTLP is none: %j', (answer, why) => {
    expect(judge('otlp', answer)).toEqual({
      outcome: 'again',
      why: `${why}, so it isn't the receiver`,
    });
  });

  test('of another protocol may be of any type but a web page', () => {
    expect(judge('loki', { status: 204, type: 'text/plain' }).outcome).toBe('delivered');
  });
});
