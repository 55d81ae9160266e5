import {
  AlloyCollector,
  BeylaAgent,
  NixosHost,
  OtlpDestination,
  PyroscopeAgent,
  synthNixos,
} from '../../../../index';
import { cluster, host, MONITOR } from '../../support';

/** A host with everything that listens on one, which sends to an endpoint too: what a synth of it gives. */
function sendingTo(endpoint: string) {
  const { stack, lgtm } = cluster();
  const ryzen = new NixosHost(stack, 'ryzen');
  const destinations = [MONITOR, lgtm, OtlpDestination.remote('x', { endpoint })];
  const collector = new AlloyCollector(ryzen, 'alloy', { destinations, otlpGrpcPort: 4317 });
  new BeylaAgent(ryzen, 'beyla', { collector });
  new PyroscopeAgent(ryzen, 'pyroscope', { collector });
  return () => synthNixos(stack);
}

const error = (endpoint: string, port: number, use: string) =>
  `[fleet/ryzen/alloy/destination-x/x] '${endpoint}' is ryzen itself, where port ${port} is for ${use}: give a ` +
  'remote destination the address of another machine, and a program on the host OtlpDestination.local with a port of its own';

describe("a destination on the host's own ports", () => {
  test.each([
    'http://127.0.0.1:4318',
    'http://127.0.0.2:4318',
    'http://127.1:4318',
    'http://2130706433:4318',
    'http://0.0.0.0:4318',
    'http://[::1]:4318',
    'http://[::]:4318',
    'http://[::ffff:127.0.0.1]:4318',
    'http://localhost:4318',
    'http://LOCALHOST.:4318',
    'http://otel.localhost:4318',
    'http://localhost.localdomain:4318',
    'http://ryzen:4318',
    'http://ryzen.example.ts.net:4318',
    'http://ryzen.example.ts.net.:4318/otlp',
  ])('fails for %s', (endpoint) => {
    // as the error shows it: in the parser's spelling
    const { href } = new URL(endpoint);
    expect(sendingTo(endpoint)).toThrow(error(href.replace(/\/$/, ''), 4318, 'OTLP over HTTP'));
  });

  test.each([
    [4317, 'OTLP over gRPC'],
    [24319, "Beyla's spans"],
    [4320, 'the local destination ai_monitor'],
    [4045, 'profiles'],
    [12345, "Alloy's own UI and metrics"],
    [24346, "the second Alloy's own UI and metrics"],
    [24347, 'the outage buffer'],
  ])('fails for port %d, which is for %s, though that may be made later', (port, use) => {
    const endpoint = `http://localhost:${port}`;
    expect(sendingTo(endpoint)).toThrow(error(endpoint, port, use));
  });

  test('fails for a port that its scheme implies', () => {
    for (const [endpoint, otlpHttpPort] of [
      ['http://localhost', 80],
      ['https://localhost', 443],
    ] as const) {
      const destinations = [OtlpDestination.remote('x', { endpoint })];
      const { stack } = host({ destinations, otlpHttpPort });
      expect(() => synthNixos(stack)).toThrow(error(endpoint, otlpHttpPort, 'OTLP over HTTP'));
    }
  });

  test.each([
    ['a loopback port that nobody has, such as that of an ssh tunnel', 'http://127.0.0.1:14318'],
    ['another machine', 'http://thinkpad.example.ts.net:4318'],
    ['a machine of its name in another domain', 'https://ryzen.example.com:4319'],
    ['an address elsewhere', 'http://[fd7a:115c:a1e0::1]:4318'],
    ['a name that only ends like its own', 'https://my-ryzen:4319'],
  ])('takes %s', (_, endpoint) => {
    expect(sendingTo(endpoint)).not.toThrow();
  });

  test('a host may be the destination of another', () => {
    const { stack, lgtm } = cluster();
    const ryzen = OtlpDestination.remote('ryzen', { endpoint: 'http://ryzen.example.ts.net:4318' });
    new AlloyCollector(new NixosHost(stack, 'ryzen'), 'alloy', { destinations: [lgtm] });
    new AlloyCollector(new NixosHost(stack, 'laptop'), 'alloy', { destinations: [ryzen] });
    expect(() => synthNixos(stack)).not.toThrow();
  });
});
