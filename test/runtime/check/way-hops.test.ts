import type * as BackendModule from '../../../runtime/check/backend.mjs';
import type * as BufferModule from '../../../runtime/check/buffer.mjs';
import type * as EndpointModule from '../../../runtime/check/endpoint.mjs';
import type * as NameModule from '../../../runtime/check/name.mjs';
import type * as ProbeModule from '../../../runtime/check/probe.mjs';
import type * as TailnetModule from '../../../runtime/check/tailnet.mjs';
import type { Answer } from '../../../runtime/check/tools.mjs';
import { decodePush } from '../../support/pprof';
import { loadCheck } from '../load';
import { json, text, toolsOf, type Says } from './machine';

const { endpoint } = loadCheck<typeof EndpointModule>('endpoint.mjs');
const { name } = loadCheck<typeof NameModule>('name.mjs');
const { tailnet } = loadCheck<typeof TailnetModule>('tailnet.mjs');
const { buffer } = loadCheck<typeof BufferModule>('buffer.mjs');
const { probe, sendProbe } = loadCheck<typeof ProbeModule>('probe.mjs');
const { backend } = loadCheck<typeof BackendModule>('backend.mjs');

const PROTOBUF = 'application/x-protobuf';

describe('an endpoint', () => {
  const hop = { url: 'https://otel.example.org/v1/traces', protocol: 'otlp' as const };
  const certificate = (until: string) => ({ subject: 'otel.example.org', until });
  const fine: Partial<Answer> = {
    ...text('', 200, PROTOBUF),
    certificate: certificate('Jan 30 00:00:00 2027 GMT'),
  };

  test.each([
    [fine, 'ok', 'answers 200, certificate of otel.example.org until Jan 30 00:00:00 2027 GMT'],
    [
      { ...fine, certificate: certificate('Dec  2 00:00:00 2026 GMT') },
      'warn',
      'its certificate ends Dec  2 00:00:00 2026 GMT',
    ],
    [{ ...fine, aheadMs: 3_600_000 }, 'fail', "this machine's clock is 60 min behind"],
    [{ ...fine, aheadMs: -40_000 }, 'warn', "this machine's clock is 40 s ahead"],
    [{ ...fine, aheadMs: 2000 }, 'ok', expect.anything()],
    [
      { status: 0, why: 'certificate has expired', code: 'CERT_HAS_EXPIRED' },
      'fail',
      'certificate has expired',
    ],
    [
      text('<html>', 200, 'text/html'),
      'fail',
      "answered 200 with a web page, so it isn't the receiver",
    ],
    [
      { ...text('', 302), location: 'http://portal/' },
      'fail',
      'answered 302, and pointed to http://portal/',
    ],
    [text('no', 401), 'fail', "answered 401: its credentials aren't taken: no"],
  ])('%#: %s', async (answer, state, found) => {
    const result = await endpoint(hop, toolsOf({ answer: () => answer }));
    expect(result).toMatchObject({ state, found });
  });

  test('that wants a token is shown it where it may be read, and else says so', async () => {
    const answer: Says['answer'] = ({ headers }) =>
      headers?.authorization === 'Bearer abc' ? fine : text('', 401);
    const own = { wants: { bearerTokenCredential: 'token' }, folder: '/run/outage-buffer' };
    const token = '/run/outage-buffer/token';
    const may = toolsOf({ answer, files: { [token]: 'abc\n' } });
    expect(await endpoint({ ...hop, ...own }, may)).toMatchObject({ state: 'ok' });
    const mayNot = toolsOf({ answer, files: { [token]: { code: 'EACCES' } } });
    expect(await endpoint({ ...hop, ...own }, mayNot)).toMatchObject({
      state: 'skipped',
      fix: 'run it as root',
    });
  });

  test.each([
    [
      { basicAuth: { username: '123', passwordCredential: 'secret' } },
      { authorization: `Basic ${Buffer.from('123:abc').toString('base64')}` },
    ],
    [{ headerCredentials: { 'X-Api-Key': 'secret' } }, { 'x-api-key': 'abc' }],
  ])('that wants %j is shown it', async (wants, headers) => {
    const tools = toolsOf({ answer: () => fine, files: { '/run/outage-buffer/secret': 'abc\n' } });
    await endpoint({ ...hop, wants, folder: '/run/outage-buffer' }, tools);
    expect(tools.asked[0]?.headers).toMatchObject(headers);
  });

  test("that is connected to by certificates says so where they aren't for this user", async () => {
    const tls = { caCredential: 'ca', certificateCredential: 'certificate', keyCredential: 'key' };
    const own = { wants: { tls }, folder: '/run/outage-buffer' };
    const files = (say: string | { readonly code: string }) =>
      Object.fromEntries(Object.values(tls).map((name) => [`${own.folder}/${name}`, say]));
    const may = toolsOf({ answer: () => fine, files: files('PEM') });
    expect(await endpoint({ ...hop, ...own }, may)).toMatchObject({ state: 'ok' });
    expect(may.asked[0]?.tls).toEqual({ ca: 'PEM', cert: 'PEM', key: 'PEM' });
    const mayNot = toolsOf({ files: files({ code: 'EACCES' }) });
    expect(await endpoint({ ...hop, ...own }, mayNot)).toMatchObject({
      state: 'skipped',
      found: "no connection without ca, which isn't for this user",
    });
  });

  test.each([
    [
      'pyroscope',
      text(
        JSON.stringify({ code: 'invalid_argument', message: 'no profiles received' }),
        400,
        'application/json',
      ),
      'ok',
    ],
    ['pyroscope', text('unknown', 404), 'fail'],
    ['loki', text('error at least one valid stream is required for ingestion', 422), 'ok'],
    ['loki', text('', 204), 'ok'],
    ['remote_write', text('', 204), 'ok'],
    ['remote_write', text('no tenant', 401), 'fail'],
  ] as const)('of %s that answers so to nothing: %#', async (protocol, answer, state) => {
    const result = await endpoint({ ...hop, protocol }, toolsOf({ answer: () => answer }));
    expect(result.state).toBe(state);
  });
});

describe('a name', () => {
  const hop = {
    host: 'otel-collector.example.ts.net',
    tailnet: ['100.64.0.0/10', 'fd7a:115c:a1e0::/48'],
  };
  const files = {
    '/etc/resolv.conf': 'search example.ts.net\nnameserver 100.100.100.100\n',
    '/etc/hosts': '127.0.0.1 localhost\n',
  };
  const peers = (...TailscaleIPs: string[]) =>
    json({
      BackendState: 'Running',
      Peer: { a: { DNSName: `${hop.host}.`, Online: true, TailscaleIPs } },
    });
  const at = (...addresses: string[]): Says => ({
    files,
    names: { [hop.host]: addresses },
    answer: () => peers('100.64.0.2'),
  });

  test.each([
    [at('100.64.0.2'), 'ok', '100.64.0.2, by MagicDNS (100.100.100.100)'],
    [at('10.0.0.1', '100.64.0.2'), 'ok', '100.64.0.2, by MagicDNS (100.100.100.100)'],
    [
      at('100.64.0.3'),
      'fail',
      'is 100.64.0.3, by MagicDNS (100.100.100.100), which is another machine',
    ],
    [
      at('10.0.0.1'),
      'fail',
      "is 10.0.0.1, by MagicDNS (100.100.100.100), which isn't on the tailnet: nothing is sent there",
    ],
    [at(), 'fail', 'has no address, by MagicDNS (100.100.100.100): ENOTFOUND'],
    [
      { ...at(), answer: () => json({ BackendState: 'Running', Peer: null }) },
      'fail',
      'has no address, by MagicDNS (100.100.100.100): ENOTFOUND (the tailnet shows this machine no otel-collector; does its ' +
        'policy let this machine reach it?)',
    ],
    [{ ...at('100.64.0.9'), answer: () => undefined }, 'ok', expect.anything()],
    [
      { ...at('10.0.0.1'), files: { ...files, '/etc/hosts': `10.0.0.1 x ${hop.host} # mine\n` } },
      'fail',
      "is 10.0.0.1, by /etc/hosts, which isn't on the tailnet: nothing is sent there",
    ],
  ])('%#: %s', async (says, state, found) => {
    expect(await name(hop, toolsOf(says))).toMatchObject({ state, found });
  });

  test('off the tailnet may be anywhere, and an address is one already', async () => {
    const tools = toolsOf(at('10.0.0.1'));
    expect(await name({ host: hop.host }, tools)).toMatchObject({ state: 'ok' });
    expect(await name({ host: '[fd00::1]' }, tools)).toEqual({ state: 'ok', found: 'an address' });
  });
});

describe('the tailnet', () => {
  const urls = ['http://otel-collector.example.ts.net:4318'];
  const hop = { host: 'ryzen', tag: 'tag:workstation', urls };
  const healthy = {
    BackendState: 'Running',
    Self: { DNSName: 'ryzen.example.ts.net.', Online: true, Tags: ['tag:workstation'] },
    Peer: { a: { DNSName: 'otel-collector.example.ts.net.', Online: true } },
  };
  const self = (more: object) => ({ ...healthy, Self: { ...healthy.Self, ...more } });

  test.each([
    [healthy, 'ok', 'up, as ryzen, tag:workstation'],
    [self({ Tags: ['tag:server'] }), 'fail', 'this machine has tag:server'],
    [self({ Tags: undefined }), 'fail', 'this machine has no tag'],
    [self({ Online: false }), 'fail', "this machine is cut off from Tailscale's servers"],
    [
      self({ DNSName: 'ryzen-1.example.ts.net.' }),
      'warn',
      'this machine is called ryzen-1, since ryzen was taken',
    ],
    // a host may be called so
    [self({ DNSName: 'desktop.example.ts.net.' }), 'ok', 'up, as desktop, tag:workstation'],
    [self({ KeyExpiry: '2026-12-02T12:00:00Z' }), 'warn', "this machine's key expires in 2 d"],
    [
      { ...healthy, BackendState: 'NeedsLogin' },
      'fail',
      'this machine is logged out of Tailscale: tailscale login',
    ],
    [
      { ...healthy, Peer: { a: { DNSName: 'otel-collector.example.ts.net.', Online: false } } },
      'fail',
      'otel-collector is offline',
    ],
    [
      { ...healthy, Peer: { a: { DNSName: 'otel-collector-1.example.ts.net.', Online: true } } },
      'fail',
      'the tailnet shows this machine no otel-collector, and otel-collector-1.example.ts.net is there, which got its name ' +
        'when that was taken; does its policy let this machine reach it?',
    ],
    // what a ProxyGroup serves is no machine's
    [{ ...healthy, Peer: null }, 'ok', 'up, as ryzen, tag:workstation'],
  ])('%#: %s', async (status, state, found) => {
    expect(await tailnet(hop, toolsOf({ answer: () => json(status) }))).toMatchObject({
      state,
      found,
    });
  });

  test('is not there without tailscaled, or where that says something else', async () => {
    expect(await tailnet(hop, toolsOf())).toMatchObject({
      state: 'fail',
      found: 'tailscaled is not running',
    });
    expect(await tailnet(hop, toolsOf({ answer: () => text('invalid', 403) }))).toMatchObject({
      found: 'tailscaled says nothing of itself: answered 403',
    });
  });
});

const lane = (signal: string) => `{destination="lgtm",signal="${signal}"`;
const metrics = (values: Record<string, number>) =>
  Object.entries({ outage_buffer_budget_bytes: 100, outage_buffer_held_bytes: 0, ...values })
    .map(([sample, value]) => `# HELP ${sample}\n${sample} ${value}\n`)
    .join('');

describe("the outage buffer's upstream", () => {
  const hop = { url: 'http://127.0.0.1:24347', destination: 'lgtm', signal: 'logs' };
  const of = (values: Record<string, number>) =>
    metrics(
      Object.fromEntries(
        Object.entries({
          items: 0,
          upstream_up: 1,
          oldest_age_seconds: 0,
          held_bytes: 0,
          ...values,
        }).map(([key, value]) => [
          key === 'held_bytes'
            ? 'outage_buffer_held_bytes'
            : `outage_buffer_${key}${lane('logs')}}`,
          value,
        ]),
      ),
    );
  const dropped = (reason: string) => ({
    [`outage_buffer_dropped_total${lane('logs')},reason="${reason}"}`]: 2,
  });
  const at = Date.parse('2026-11-30T11:59:00Z') / 1000;

  test.each([
    [of({ last_delivery_timestamp_seconds: at }), 'ok', '0 waiting, last delivery 60 s ago'],
    [of({}), 'ok', '0 waiting, none delivered yet'],
    [
      of({ items: 2, oldest_age_seconds: 9 }),
      'ok',
      '2 waiting, the oldest for 9 s, none delivered yet',
    ],
    [
      of({ items: 2, oldest_age_seconds: 90 }),
      'warn',
      '2 waiting, the oldest for 90 s, none delivered yet; it is behind',
    ],
    [
      of({ items: 2, upstream_up: 0 }),
      'fail',
      '2 waiting, the oldest for 0 s, none delivered yet; its last attempt failed',
    ],
    [
      of({ items: 9, held_bytes: 95 }),
      'fail',
      '9 waiting, the oldest for 0 s, none delivered yet; full to 95 %, so the oldest goes',
    ],
    // for somebody else
    [of({ held_bytes: 95 }), 'ok', '0 waiting, none delivered yet'],
    [
      of({}) + metrics(dropped('refused')),
      'warn',
      '0 waiting, none delivered yet; 2 refused for good since it started',
    ],
    [
      of({ rejected_total: 3 }),
      'warn',
      '0 waiting, none delivered yet; 3 refused for good since it started',
    ],
    [
      of({}) + metrics(dropped('overflow')),
      'warn',
      '0 waiting, none delivered yet; 2 lost since it started',
    ],
    [metrics({}), 'fail', 'it knows no such upstream'],
  ])('%#: %s', async (said, state, found) => {
    expect(await buffer(hop, toolsOf({ answer: () => text(said) }))).toMatchObject({
      state,
      found,
    });
  });

  test('is not known where the buffer is down', async () => {
    expect(await buffer(hop, toolsOf())).toMatchObject({
      state: 'fail',
      found: expect.stringContaining('ECONNREFUSED'),
    });
  });
});

describe('a probe', () => {
  const exporter = 'otelcol.exporter.otlphttp.fleet_lgtm';
  const sent = (kind: string) =>
    `otelcol_exporter_${kind}_spans_total{component_id="${exporter}",server_port="1"}`;
  const way = {
    signal: 'traces',
    destination: 'lgtm',
    listener: 'http://l',
    alloy: 'http://a',
    exporter,
    buffer: 'http://b',
  };
  const taken = `outage_buffer_accepted_total${lane('traces')}}`;
  const delivered = `outage_buffer_delivered_total${lane('traces')}}`;

  /** Follows one where Alloy and the buffer first say the first of these, and the rest after the probe was sent. */
  async function follow(
    alloy: Record<string, number>[],
    held: Record<string, number>[],
    status = 200,
  ) {
    let isSent = false;
    const answer: Says['answer'] = ({ url }) => {
      if (url.startsWith('http://l')) isSent = true;
      if (url.startsWith('http://l')) return text('{}', status, 'application/json');
      const [before = {}, after = before] = url.startsWith('http://a') ? alloy : held;
      return text(metrics(isSent ? after : before));
    };
    const tools = toolsOf({ answer });
    return probe({ ...way, probe: (signal, url) => sendProbe(signal, url, tools) }, tools);
  }

  test.each([
    [
      [{ [sent('sent')]: 4 }, { [sent('sent')]: 5 }],
      [
        { [taken]: 7, [delivered]: 7 },
        { [taken]: 8, [delivered]: 8 },
      ],
      'ok',
      /^delivered after 0\.0 s$/,
    ],
    // what was before it isn't it
    [
      [{ [sent('sent')]: 4 }, { [sent('sent')]: 5 }],
      [
        { [taken]: 7, [delivered]: 5 },
        { [taken]: 8, [delivered]: 7 },
      ],
      'fail',
      /^the outage buffer doesn't pass it on/,
    ],
    [[{ [sent('sent')]: 4 }], [{ [taken]: 7 }], 'fail', /^Alloy doesn't pass it on for 7\.\d s$/],
    [[{}, { [sent('send_failed')]: 1 }], [{}], 'fail', /failed to send 1 spans/],
    [[{}, { [sent('enqueue_failed')]: 2 }], [{}], 'fail', /is full: it refused 2 spans/],
    [
      [{}, { [sent('sent')]: 1 }],
      [{}, { [taken]: 1, [`outage_buffer_dropped_total${lane('traces')},reason="refused"}`]: 1 }],
      'fail',
      /^the outage buffer lost it: refused$/,
    ],
    [
      [{}, { [sent('sent')]: 1 }],
      [{}, { [taken]: 1, [delivered]: 1, [`outage_buffer_rejected_total${lane('traces')}}`]: 1 }],
      'fail',
      /^the destination took the request, and not what was in it$/,
    ],
  ])('%#: is followed', async (alloy, held, state, found) => {
    const result = await follow(alloy, held);
    expect(result).toMatchObject({ state, found: expect.stringMatching(found) });
  });

  test('that Alloy refuses goes no further', async () => {
    expect(await follow([{}], [{}], 503)).toMatchObject({
      state: 'fail',
      found: "Alloy doesn't take it: answered 503",
    });
  });

  test('of profiles is one that Pyroscope reads, with a name of its own', () => {
    const tools = toolsOf({ answer: () => text('') });
    const { id } = sendProbe('profiles', 'http://p', tools);
    const [{ url, body } = { url: '', body: '' }] = tools.asked;
    expect(url).toBe('http://p/push.v1.PusherService/Push');
    expect(decodePush(body as Buffer)).toEqual([
      {
        labels: { __name__: 'process_cpu', service_name: 'observability-check' },
        functions: [`probe ${id}`],
        time: tools.now(),
      },
    ]);
  });
});

describe('a store', () => {
  const asked = (signal: string) => ({
    host: 'ryzen',
    store: `lgtm ${signal}`,
    signal,
    listener: 'http://l',
    probe: () => ({
      id: 'abc',
      number: 7,
      sent: Promise.resolve({ status: 200, type: '', body: Buffer.alloc(0) }),
    }),
  });
  const ask = (
    kind: string,
    signal: string,
    answer: Says['answer'],
    headers?: Record<string, string>,
  ) => {
    const tools = toolsOf({ answer });
    return backend({ backend: kind, url: 'http://s', headers, ...asked(signal) }, tools).then(
      (result) => ({
        ...result,
        asked: tools.asked,
      }),
    );
  };
  const vector = (metric: object) => json({ data: { result: [{ metric, value: [0, '7'] }] } });

  test.each([
    ['mimir', 'metrics', vector({ host: 'ryzen' }), 'ok', /^found, of ryzen/],
    ['mimir', 'metrics', vector({ host: 'thinkpad' }), 'fail', /^found, of thinkpad$/],
    ['prometheus', 'metrics', vector({}), 'fail', /^found, without the name of this machine$/],
    ['loki', 'logs', json({ data: { result: [{ stream: { host: 'ryzen' } }] } }), 'ok', /^found/],
    [
      'tempo',
      'traces',
      json({
        batches: [
          { resource: { attributes: [{ key: 'host.name', value: { stringValue: 'ryzen' } }] } },
        ],
      }),
      'ok',
      /^found/,
    ],
    [
      'tempo',
      'traces',
      json({ batches: [{ resource: { attributes: [] } }] }),
      'fail',
      /^found, without/,
    ],
    ['tempo', 'traces', text('trace not found', 404), 'fail', /^http:\/\/s: it is not there$/],
    ['loki', 'logs', text('no org id', 401), 'fail', /^http:\/\/s: answered 401$/],
    [
      'pyroscope',
      'profiles',
      json({ flamegraph: { names: ['total', 'probe abc'] } }),
      'ok',
      /^found/,
    ],
    [
      'pyroscope',
      'profiles',
      json({ flamegraph: { names: ['total'] } }),
      'fail',
      /it is not there$/,
    ],
    [
      'pyroscope',
      'profiles',
      text('404 page not found', 404),
      'skipped',
      /takes profiles, and no questions/,
    ],
    ['victorialogs', 'logs', json({}), 'skipped', /nobody knows here how to ask victorialogs/],
  ])('%s that answers so: %#', async (kind, signal, answer, state, found) => {
    const result = await ask(kind, signal, () => answer);
    expect(result).toMatchObject({ state, found: expect.stringMatching(found) });
  });

  test('is asked as its tenant, by what makes the probe its own', async () => {
    const headers = { 'X-Scope-OrgID': 'team' };
    const mimir = await ask('mimir', 'metrics', () => vector({ host: 'ryzen' }), headers);
    const [question] = mimir.asked;
    expect(question?.headers).toMatchObject(headers);
    expect(new URL(question?.url ?? '').searchParams.get('query')).toBe(
      'observability_check_probe == 7',
    );
    const loki = await ask('loki', 'logs', () =>
      json({ data: { result: [{ stream: { host: 'ryzen' } }] } }),
    );
    expect(new URL(loki.asked[0]?.url ?? '').searchParams.get('query')).toBe(
      '{service_name="observability-check"} |= "abc"',
    );
    // by its labels: Loki would give what it keeps beside a line as if it were one
    expect(loki.asked[0]?.headers).toMatchObject({
      'x-loki-response-encoding-flags': 'categorize-labels',
    });
  });

  test('that hosts can not reach is not asked, and that is said', async () => {
    expect(await backend({ backend: 'tempo', ...asked('traces') }, toolsOf())).toMatchObject({
      state: 'skipped',
      found: 'not asked: no query URL is known',
      fix: "give the app's tempo a workstationQueryUrl that hosts reach",
    });
  });
});
