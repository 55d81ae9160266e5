import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Duration,
  GrafanaCloud,
  LokiPush,
  OtlpDestination,
  PrometheusRemoteWrite,
  PyroscopeAgent,
  PyroscopePush,
  synthNixos,
} from '../../../../index';
import { temporaryFolder } from '../../../lib/support';
import { logsRequest, resourceOf, tracesRequest } from '../../../support/emitters/export';
import { send } from '../../../support/emitters';
import { describeWith, run } from '../../../support/programs';
import { Recorder } from '../../../support/recorder';
import { PLAIN } from '../../cluster/real-metrics';
import { host } from '../../support';
import { RealHost } from '../real-host';

describeWith(['alloy'], 'the real Alloy', (programs) => {
  test('finds every file of such destinations canonical and valid, their stand-ins too', () => {
    const rule = [{ action: 'labeldrop', regex: 'x' }] as const;
    const tls = { caCredential: 'ca', certificateCredential: 'cert', keyCredential: 'key' };
    const selection = {
      filter: { metricNames: ['go_*', 'up'], logs: ['log.severity_number < 9'] },
      statements: { log: ['delete_key(log.attributes, "user.email")'] },
    };
    const made = host({
      labels: { role: 'desktop' },
      nodeMetrics: false,
      destinations: [
        new PrometheusRemoteWrite('mimir', {
          url: 'https://mimir.example.com/api/v1/push',
          basicAuth: { usernameCredential: 'user', passwordCredential: 'password' },
          tls,
          writeRelabelConfig: rule,
          filter: { datapoints: ['datapoint.attributes["cpu"] != nil'] },
        }),
        new LokiPush('loki', {
          url: 'https://loki.example.com/loki/api/v1/push',
          headerCredentials: { 'X-Api-Key': 'key' },
          relabelRules: rule,
        }),
        new PyroscopePush('profiles', {
          url: 'https://pyroscope.example.com',
          bearerTokenCredential: 'token',
          relabelRules: rule,
        }),
        GrafanaCloud.otlp({
          zone: 'prod-eu-west-2',
          instanceId: '1',
          tokenCredential: 'token',
          profiles: { url: 'https://profiles-prod-002.grafana.net', instanceId: '2' },
        }),
        OtlpDestination.remote('archive', {
          endpoint: 'https://archive.example.com',
          ...selection,
          tailSampling: { percentage: 5, keepSlowerThan: Duration.seconds(2) },
        }),
      ],
    });
    new PyroscopeAgent(made.host, 'pyroscope', { collector: made.alloy });
    const folder = temporaryFolder();
    for (const kind of ['alloy', 'alloy-off']) mkdirSync(join(folder, kind));
    const files = [...synthNixos(made.stack)].flatMap(([path, text]) => {
      const [, name] = /^files\/ryzen\/(alloy(?:-off)?\/.*)$/.exec(path) ?? [];
      if (name === undefined) return [];
      writeFileSync(join(folder, name), text);
      return [join(folder, name)];
    });
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) expect(run(programs.alloy, ['fmt', '--test', file]).output).toBe('');
    const validated = run(programs.alloy, [
      'validate',
      '--stability.level=experimental',
      join(folder, 'alloy'),
    ]);
    expect(validated.output).toBe('');
    expect(validated.status).toBe(0);
  });
});

describeWith(['alloy'], 'two destinations of a real host', (programs) => {
  const [all, some] = [new Recorder(), new Recorder()];
  let ryzen: RealHost;
  beforeAll(async () => {
    await Promise.all([all.start(), some.start()]);
    ryzen = await RealHost.start(programs.alloy, {
      destinations: [
        OtlpDestination.remote('all', { endpoint: all.url }),
        OtlpDestination.remote('some', {
          endpoint: some.url,
          filter: {
            logs: ['log.severity_number < SEVERITY_NUMBER_INFO'],
            spans: ['span.attributes["url.path"] == "/healthz"'],
          },
          statements: { log: ['delete_key(log.attributes, "user.email")'] },
          tailSampling: { percentage: 0, decisionWait: Duration.seconds(1) },
        }),
      ],
    });
  }, 120_000);
  afterAll(async () => {
    await ryzen?.stop();
    await Promise.all([all.stop(), some.stop()]);
  });

  test('get all, and what is selected for the one alone', async () => {
    const now = `${Date.now()}000000`;
    const resource = resourceOf({ 'service.name': 'test' });
    const record = (body: string, severityNumber: number) => ({
      timeUnixNano: now,
      severityNumber,
      body: { stringValue: body },
      attributes: [{ key: 'user.email', value: { stringValue: 'someone@example.com' } }],
    });
    const records = [record('debug', 5), record('info', 9)];
    await send(ryzen.otlp, 'logs', logsRequest(resource, { name: 'test' }, records), PLAIN);
    const span = (n: number, code: number, path: string) => ({
      traceId: String(n).repeat(32),
      spanId: String(n).repeat(16),
      name: path,
      startTimeUnixNano: now,
      endTimeUnixNano: now,
      status: { code },
      attributes: [{ key: 'url.path', value: { stringValue: path } }],
    });
    const spans = [span(1, 0, '/'), span(2, 2, '/fails'), span(3, 2, '/healthz')];
    await send(ryzen.otlp, 'traces', tracesRequest(resource, { name: 'test' }, spans), PLAIN);
    await all.waitFor(() => all.spans().length === 3 && all.logRecords().length === 2);
    await some.waitFor(() => some.spans().length > 0 && some.logRecords().length > 0);
    await ryzen.delivered();
    expect(all.logRecords().map(({ body, attributes }) => [body, attributes])).toEqual([
      ['debug', { 'user.email': 'someone@example.com' }],
      ['info', { 'user.email': 'someone@example.com' }],
    ]);
    expect(some.logRecords().map(({ body, attributes }) => [body, attributes])).toEqual([
      ['info', {}],
    ]);
    expect(some.spans().map(({ span }) => span.name)).toEqual(['/fails']);
  }, 90_000);
});
