import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileLogs, LokiPush } from '../../../../index';
import { temporaryFolder } from '../../../lib/support';
import { logsRequest, resourceOf } from '../../../support/emitters/export';
import { send } from '../../../support/emitters';
import { keyValues } from '../../../support/otlp';
import { describeWith } from '../../../support/programs';
import { PLAIN } from '../../cluster/real-metrics';
import { RealHost } from '../real-host';
import { LokiRecorder } from './loki-recorder';

describeWith(['alloy'], "a store of Loki's push before a real host", (programs) => {
  const loki = new LokiRecorder();
  const files = temporaryFolder();
  let ryzen: RealHost;
  beforeAll(async () => {
    await loki.start();
    mkdirSync(join(files, 'nginx'));
    writeFileSync(join(files, 'nginx/access.log'), '');
    ryzen = await RealHost.start(
      programs.alloy,
      {
        labels: { role: 'desktop' },
        destinations: [
          new LokiPush('loki', {
            url: `${loki.url}/loki/api/v1/push`,
            headers: { 'X-Scope-OrgID': 'homelab' },
            basicAuth: { username: 'ryzen', passwordCredential: 'loki-password' },
          }),
        ],
      },
      {
        credentials: { 'loki-password': 'correct-horse\n' },
        also: (host, collector) =>
          new FileLogs(host, 'nginx', {
            collector,
            name: 'nginx',
            paths: [join(files, 'nginx/*.log')],
          }),
      },
    );
  }, 120_000);
  afterAll(async () => {
    await ryzen?.stop();
    await loki.stop();
  });

  /** Sends a record as a program with OpenTelemetry does, at a second. */
  const say = (body: string, second: number, attributes = {}) =>
    send(
      ryzen.otlp,
      'logs',
      logsRequest(resourceOf({ 'service.name': 'assistant' }), { name: 'test' }, [
        {
          timeUnixNano: `${second}000000000`,
          severityNumber: 9,
          severityText: 'info',
          body: { stringValue: body },
          attributes: keyValues(attributes),
        },
      ]),
      PLAIN,
    );

  test('gets lines as they are and attributes as JSON, under the labels of host, program and file', async () => {
    writeFileSync(join(files, 'nginx/access.log'), 'GET / 200\nGET /a "b" 404\n', { flag: 'a' });
    const now = Math.floor(Date.now() / 1000);
    await say('plain', now);
    await say('claude_code.api_request', now + 1, { model: 'opus', cost: 1 });
    await loki.waitFor(() => loki.entries.length >= 4, { timeoutMs: 60_000 });
    const by = (name: string) => loki.entries.filter(({ labels }) => labels.service_name === name);
    expect(by('nginx').map(({ line }) => line)).toEqual(['GET / 200', 'GET /a "b" 404']);
    expect(by('nginx')[0]!.labels).toEqual({
      exporter: 'OTLP',
      filename: join(files, 'nginx/access.log'),
      host: 'ryzen',
      instance: 'ryzen',
      job: 'nginx',
      role: 'desktop',
      service_name: 'nginx',
    });
    const [plain, request] = by('assistant');
    expect(plain!.line).toBe('plain');
    expect(plain!.labels).toMatchObject({ host: 'ryzen', level: 'INFO', role: 'desktop' });
    expect(JSON.parse(request!.line)).toMatchObject({
      body: 'claude_code.api_request',
      attributes: { model: 'opus', cost: 1 },
    });
  }, 90_000);

  test('is shown the password by the outage buffer, and the tenant, and answers 204', () => {
    for (const { headers } of loki.records)
      expect(headers).toMatchObject({
        authorization: `Basic ${Buffer.from('ryzen:correct-horse').toString('base64')}`,
        'x-scope-orgid': 'homelab',
      });
    expect(loki.records.length).toBeGreaterThan(0);
  });

  test('gets in order, and once, what was written while it was away; a 429 is tried again', async () => {
    loki.forget();
    const now = Math.floor(Date.now() / 1000);
    await loki.refuse();
    for (let n = 0; n < 20; n++) await say(`n ${n}`, now + n);
    await loki.resume();
    loki.busy = 2;
    for (let n = 20; n < 25; n++) await say(`n ${n}`, now + n);
    await loki.waitFor(() => loki.entries.length >= 25, { timeoutMs: 60_000 });
    await ryzen.delivered();
    expect(loki.entries.map(({ line }) => line)).toEqual(
      Array.from({ length: 25 }, (_, n) => `n ${n}`),
    );
    expect(await ryzen.buffer!.metric('outage_buffer_dropped_total')).toBe(0);
  }, 90_000);

  test("refuses for good what is too far behind, as Loki says, and what comes after isn't held up", async () => {
    loki.forget();
    const now = Math.floor(Date.now() / 1000) + 60;
    await say('now', now);
    await loki.waitFor(() => loki.entries.length === 1);
    await say('too far behind', now - 7200);
    await ryzen.delivered();
    await say('after', now + 1);
    await loki.waitFor(() => loki.entries.length === 2, { timeoutMs: 60_000 });
    expect(loki.entries.map(({ line }) => line)).toEqual(['now', 'after']);
    await until(() => ryzen.buffer!.output().includes('entry too far behind'));
    expect(await ryzen.buffer!.metric('outage_buffer_dropped_total')).toBe(1);
  }, 90_000);
});

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition(); waited += 100) {
    if (waited > 30_000) throw new Error('it takes longer than 30 s');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
