import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Mimir, type BackendAuth } from '../../../../index';
import { Daemon, freePorts } from '../../../support/daemon';
import { describeWith, run } from '../../../support/programs';
import { Recorder } from '../../../support/recorder';
import { cluster } from '../../support';
import { AUTH_VARIANTS } from '../backends/auths';
import { moved, POD, PORTS } from '../real-cluster';

const FILES = '/etc/otelcol-backends';

/** The collector's configuration before a backend with this auth. */
function configOf(auth: BackendAuth, url: string): string {
  const { lgtm } = cluster({ metrics: Mimir.external({ url, auth }) });
  return lgtm.collector?.config.toYaml() ?? '';
}

describeWith(['otelcol'], 'credentials that the real collector', (programs) => {
  const folder = mkdtempSync(join(tmpdir(), 'credentials-'));
  const secrets = join(folder, 'mimir');
  beforeAll(() => {
    mkdirSync(secrets);
    // as somebody's editor may end them
    writeFileSync(join(secrets, 'username'), '12345\n');
    writeFileSync(join(secrets, 'password'), 'pa$s: "word"\n');
    writeFileSync(join(secrets, 'token'), 'tok$en\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What the collector says of a configuration. */
  const validate = (text: string) => {
    const file = join(folder, 'valid.yaml');
    writeFileSync(file, text.replaceAll(FILES, folder));
    const env = { ...POD, MIMIR_HEADER_1: 'key' };
    return run(programs.otelcol, ['validate', `--config=${file}`], { env });
  };

  const { oauth2, ...others } = AUTH_VARIANTS;
  test.each(Object.entries(others))('takes: %s', (_, auth) => {
    const text = configOf(auth, 'https://gateway.example.com');
    expect(validate(text)).toMatchObject({ status: 0 });
    const misspelt = text.replace(/(username_file|filename|ca_file):/, '$1s:');
    expect(validate(misspelt).status).toBe(1);
  });

  test('takes, where its build has what fetches them: tokens', () => {
    const text = configOf(oauth2, 'https://gateway.example.com');
    const { status, output } = validate(text);
    const has = run(programs.otelcol, ['components']).output.includes('oauth2client');
    expect(output).toEqual(
      has ? expect.anything() : expect.stringContaining('unknown type: "oauth2client"'),
    );
    expect(status).toBe(has ? 0 : 1);
    expect(validate(text.replace('token_url:', 'token_urls:')).status).toBe(1);
  });

  test.each<[string, BackendAuth, string]>([
    [
      'basic',
      { ...AUTH_VARIANTS.basic, headers: { 'X-Api-Key': { secretName: 'gateway' } } },
      `Basic ${Buffer.from('12345:pa$s: "word"').toString('base64')}`,
    ],
    ['bearer', AUTH_VARIANTS.bearer, 'Bearer tok$en'],
  ])(
    'shows: %s',
    async (name, auth, wanted) => {
      const gateway = new Recorder({
        respond: ({ headers }) =>
          headers['authorization'] === wanted ? undefined : { status: 401 },
      });
      await gateway.start();
      const ports = await freePorts(PORTS.length);
      const inCluster = 'http://mimir-gateway.monitoring.svc';
      const text = moved(configOf(auth, inCluster), ports)
        .replace(inCluster, gateway.url)
        .replaceAll(FILES, folder);
      const file = join(folder, `${name}.yaml`);
      writeFileSync(file, text);
      const log = join(folder, `${name}.log`);
      const env = { ...POD, MIMIR_HEADER_1: 'k$ey: 1' };
      const collector = new Daemon(programs.otelcol, [`--config=${file}`], log, env);
      try {
        const send = async () => {
          const timeUnixNano = `${BigInt(Date.now()) * 1_000_000n}`;
          const points = [{ name: 'up', gauge: { dataPoints: [{ timeUnixNano, asInt: '1' }] } }];
          const { status } = await fetch(`http://127.0.0.1:${ports[1]}/v1/metrics`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ resourceMetrics: [{ scopeMetrics: [{ metrics: points }] }] }),
          });
          return status === 200;
        };
        await collector.until(send, 20);
        await collector.until(() => Promise.resolve(gateway.metricPoints().length > 0), 20);
        const { headers } = gateway.metricPoints()[0]!;
        expect(headers['authorization']).toBe(wanted);
        expect(headers['x-api-key']).toBe(name === 'basic' ? 'k$ey: 1' : undefined);
      } finally {
        await collector.stop();
        await gateway.stop();
      }
    },
    60_000,
  );
});
