import {
  AlloyCollector,
  LgtmBackend,
  NixosHost,
  OtlpDestination,
  PyroscopeAgent,
  synthNixos,
  type ITelemetryDestination,
  type LgtmBackendProps,
  type OtlpDestinationProps,
} from '../../../../index';
import { BACKENDS, fleet } from '../../support';

/** What a host gets of its destinations: an LGTM stack unless `lgtm` is false, and another. */
function hostWith({
  lgtm = {},
  other,
}: {
  lgtm?: Partial<LgtmBackendProps> | false;
  other?: OtlpDestinationProps;
}) {
  const stack = fleet();
  const destinations: ITelemetryDestination[] = [];
  if (lgtm) destinations.push(new LgtmBackend(stack, 'lgtm', { ...BACKENDS, ...lgtm }));
  if (other) destinations.push(OtlpDestination.remote('other', other));
  const ryzen = new NixosHost(stack, 'ryzen');
  const collector = new AlloyCollector(ryzen, 'alloy', { destinations });
  if (lgtm) new PyroscopeAgent(ryzen, 'pyroscope', { collector });
  const files = synthNixos(stack);
  const module = files.get('hosts/ryzen.nix')!;
  const buffer = JSON.parse(files.get('files/ryzen/outage-buffer.json')!) as {
    tailnet?: string[];
    upstreams: { destination: string; onTailnet?: boolean }[];
  };
  const on = buffer.upstreams.filter(({ onTailnet }) => onTailnet);
  return {
    ports: /tailnetPorts = \[([\d\s]*)\]/.exec(module)?.[1]?.trim().split(/\s+/),
    tailnet: buffer.tailnet,
    onTailnet: [...new Set(on.map(({ destination }) => destination))],
  };
}

describe('what goes to the tailnet in plain HTTP', () => {
  test('is for its interface alone, and is looked for there alone', () => {
    expect(hostWith({})).toEqual({
      ports: ['4040', '4318'],
      tailnet: ['100.64.0.0/10', 'fd7a:115c:a1e0::/48'],
      onTailnet: ['lgtm'],
    });
  });

  test.each([
    ['by its name', { endpoint: 'http://archive.tail1234.ts.net:4400' }],
    ['by its address', { endpoint: 'http://100.100.1.1:4400' }],
    ['because the app says so', { endpoint: 'http://archive:4400', onTailnet: true }],
  ])('is that of any destination that is there, %s', (_, other) => {
    expect(hostWith({ lgtm: false, other })).toMatchObject({
      ports: ['4400'],
      onTailnet: ['other'],
    });
  });

  test('goes anywhere where the app says why', () => {
    const nothing = { ports: undefined, tailnet: undefined, onTailnet: [] };
    expect(hostWith({ lgtm: { allowPlainHttp: 'WireGuard of another kind' } })).toEqual(nothing);
  });
});

describe('what goes elsewhere', () => {
  const elsewhere = (other: OtlpDestinationProps) => hostWith({ lgtm: false, other });
  const nothing = { ports: undefined, tailnet: undefined, onTailnet: [] };

  test.each([
    ['in HTTPS', { endpoint: 'https://otlp.example.com' }],
    ['to the host itself', { endpoint: 'http://127.0.0.1:4400' }],
    [
      'in plain HTTP with a reason',
      { endpoint: 'http://10.0.0.2:4318', allowPlainHttp: 'a cable between the two' },
    ],
  ])('%s is left alone', (_, other) => {
    expect(elsewhere(other)).toEqual(nothing);
  });

  test('in HTTPS to the tailnet is looked for there alone, and needs no rule', () => {
    expect(elsewhere({ endpoint: 'https://otlp.example.ts.net' })).toMatchObject({
      ports: undefined,
      onTailnet: ['other'],
    });
  });

  test.each([
    ['http://otel-collector:4318', "'otel-collector.example.ts.net'"],
    ['http://otlp.example.com', "'otlp.example.ts.net'"],
    ['http://192.168.1.2:4318', "'otel-collector.example.ts.net'"],
  ])('fails in plain HTTP for %s', (endpoint, name) => {
    expect(() => elsewhere({ endpoint })).toThrow(
      `[fleet/ryzen/alloy/destination-other/other] '${endpoint}' would be sent to in clear, for whoever is on the way to read ` +
        `and to answer: give its https URL or its full name on the tailnet, such as ${name}, say by onTailnet that it is ` +
        'there, or by allowPlainHttp why it may be',
    );
  });

  test('fails in plain HTTP for a name of the tailnet that is said not to be there', () => {
    const endpoint = 'http://archive.example.ts.net:4318';
    expect(() => elsewhere({ endpoint, onTailnet: false })).toThrow('would be sent to in clear');
  });

  test('fails for an empty reason', () => {
    const endpoint = 'http://10.0.0.2:4318';
    expect(() => elsewhere({ endpoint, allowPlainHttp: ' ' })).toThrow(
      `[fleet/ryzen/alloy/destination-other/other] allowPlainHttp says why '${endpoint}' may be sent to in clear, but it is empty: give the reason`,
    );
  });

  test('fails for an address that no tailnet has, though the app says that it is on one', () => {
    expect(() => elsewhere({ endpoint: 'http://10.0.0.2:4318', onTailnet: true })).toThrow(
      "[fleet/ryzen/alloy/destination-other/other] 'http://10.0.0.2:4318' is said to be on the tailnet, whose addresses are in " +
        '100.64.0.0/10, fd7a:115c:a1e0::/48: give its name or address there',
    );
  });

  test('fails at a port that is for the tailnet alone', () => {
    const other = { endpoint: 'https://otlp.example.com:4318' };
    expect(() => hostWith({ other })).toThrow(
      "[fleet/ryzen/alloy] lgtm is on the tailnet, so what is sent to port 4318 leaves by Tailscale's interface alone, and " +
        'other at the same port would get nothing: give one of them another port',
    );
  });
});
