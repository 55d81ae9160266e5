import { OutageBuffer, Size } from '../../../index';
import type * as BackendModule from '../../../runtime/check/backend.mjs';
import type { App } from '../../../runtime/check/plan.mjs';
import type * as ProbeModule from '../../../runtime/check/probe.mjs';
import type * as ToolsModule from '../../../runtime/check/tools.mjs';
import type * as ReportModule from '../../../runtime/fleet/report.mjs';
import { RealCluster } from '../../constructs/cluster/real-cluster';
import { RealHost } from '../../constructs/cluster/real-host';
import { host } from '../../constructs/support';
import { describeWith } from '../../support/programs';
import { loadCheck, loadFleet } from '../load';

const { backend, retention } = loadCheck<typeof BackendModule>('backend.mjs');
const { sendProbe } = loadCheck<typeof ProbeModule>('probe.mjs');
const { machineTools } = loadCheck<typeof ToolsModule>('tools.mjs');
const { report } = loadFleet<typeof ReportModule>('report.mjs');

describeWith(
  ['alloy', 'otelcol', 'prometheus'],
  'what is asked of a real Prometheus, behind the real Alloy and Collector',
  (programs) => {
    const tools = machineTools();
    let cluster: RealCluster;
    let ryzen: RealHost;
    let app: App;

    beforeAll(async () => {
      cluster = await RealCluster.start({ programs });
      const { stack } = host({ buffer: OutageBuffer.alloyQueue(Size.mebibytes(60)) });
      app = JSON.parse(stack.renderNixos().get('files/ryzen/check.json') ?? '') as App;
      ryzen = await RealHost.start({
        alloy: programs.alloy,
        stack,
        url: cluster.url,
        scrapeInterval: 10,
      });
      await cluster.until(async () => (await cluster.ask('up{host="ryzen"}')).length > 0, 60);
    }, 150_000);
    afterAll(async () => {
      await ryzen?.stop();
      await cluster?.stop();
    });

    const check = (host: string) => {
      const of = { backend: 'prometheus', url: cluster.storeUrl, signal: 'metrics', host };
      const hop = { ...of, store: 'lgtm metrics prometheus' };
      const probe = (signal: string, url: string) => sendProbe(signal, url, tools);
      let sent: ProbeModule.Probe | undefined;
      const once = (signal: string, url: string) => (sent ??= probe(signal, url));
      return backend({ ...hop, listener: ryzen.url, probe: once }, tools);
    };

    test('observability-check finds its probe, of this machine and of no other', async () => {
      expect(await check('ryzen')).toMatchObject({
        state: 'ok',
        found: expect.stringMatching(/^found, of ryzen, after \d+\.\d s$/),
      });
      expect(await check('thinkpad')).toMatchObject({ state: 'fail', found: 'found, of ryzen' });
    });

    test('observability-check finds a probe of before, and tells of one that is gone', async () => {
      const { probe } = await check('ryzen');
      // another takes its place at once
      await check('ryzen');
      const store = { backend: 'prometheus', url: cluster.storeUrl, retentionSeconds: 2_592_000 };
      const old = probe ?? { id: '', number: 0, at: 0 };
      const ask = (number: number) =>
        retention({ ...store, host: 'ryzen', old: { ...old, number } }, tools);
      expect(await ask(old.number)).toMatchObject({
        state: 'ok',
        found: expect.stringMatching(/^still has the probe of \d+ s ago, and is to keep 30 d$/),
      });
      expect(await ask(old.number + 1)).toMatchObject({
        state: 'fail',
        found: expect.stringMatching(/^had the probe of \d+ s ago, and has it no more/),
      });
    });

    test('alerts find the metrics of Alloy that they are about, under the names and labels that they ask for', async () => {
      const exporter = 'component_id="otelcol.exporter.otlphttp.fleet_lgtm"';
      for (const series of [
        'up{job="alloy"}',
        'alloy_component_controller_running_components{health_type="healthy", job="alloy"}',
        'alloy_config_last_load_successful{job="alloy"}',
        `otelcol_exporter_sent_metric_points_total{${exporter}, job="alloy"}`,
      ]) {
        const all = `count by (host) (${series})`;
        await cluster.until(async () => (await cluster.ask(all)).length > 0, 60);
        expect((await cluster.ask(all)).map(({ labels }) => labels)).toEqual([{ host: 'ryzen' }]);
      }
    }, 120_000);

    test('check names the host that has fallen silent, and says when its last came', async () => {
      const thinkpad = { ...app, host: 'thinkpad' };
      const ask = (silentAfterMs: number) =>
        report(
          [app, thinkpad],
          {
            only: { signals: ['metrics'] },
            queryUrls: { metrics: cluster.storeUrl },
            silentAfterMs,
            sinceMs: 604_800_000,
          },
          tools,
        );
      const alive = await ask(60_000);
      expect(alive.lines.map(({ host: name, state }) => [name, state])).toEqual([
        ['ryzen', 'ok'],
        ['thinkpad', 'silent'],
      ]);
      expect([alive.silent, alive.code]).toEqual([
        ['thinkpad is silent: nothing of it is there'],
        1,
      ]);
      const [{ value: last } = { value: NaN }] = await cluster.ask(
        'max(timestamp(up{host="ryzen"}))',
      );
      await ryzen.stop();
      await new Promise((resolve) => setTimeout(resolve, 6000));
      const silent = await ask(5000);
      expect(silent.lines[0]).toMatchObject({ host: 'ryzen', state: 'silent' });
      const arrived = Date.parse(silent.lines[0]?.lastArrived ?? '') / 1000;
      expect(arrived - last).toBeGreaterThanOrEqual(0);
      // but for a scrape in between
      expect(arrived - last).toBeLessThan(12);
      expect(silent.silent[0]).toMatch(/^ryzen is silent: the last of it came \d+ s ago$/);
    });
  },
);
