import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { KubernetesScrape, OtlpDestination, synthNixos } from '../../index';
import { host } from '../constructs/support';
import { Daemon, freePorts } from '../support/daemon';
import { ApiServer } from '../support/kubernetes/api-server';
import { describeWith } from '../support/programs';
import { Recorder } from '../support/recorder';

const COLLECTOR_PORT = 24334;
const UI = '127.0.0.1:24335';

/** What kube-state-metrics says, of another pod than its own. */
const STATE = '# TYPE kube_pod_info gauge\nkube_pod_info{namespace="shop",pod="cart"} 1\n';

describeWith(
  ['alloy', 'kube-apiserver', 'etcd'],
  'metrics of a cluster, found by the real Alloy at a real API server',
  (programs) => {
    const recorder = new Recorder();
    let folder: string;
    let daemon: Daemon;
    let server: ApiServer;
    let exporter: Server;
    beforeAll(async () => {
      await recorder.start();
      const { etcd } = programs;
      server = await ApiServer.start({ kubeApiserver: programs['kube-apiserver'], etcd });
      folder = mkdtempSync(join(tmpdir(), 'kubernetes-scrape-'));
      const [port = 0] = await freePorts(1);
      exporter = createServer(({ url }, response) =>
        response.end(url === '/metrics' ? STATE : '# TYPE other gauge\nother 1\n'),
      );
      await new Promise<void>((resolve) => exporter.listen(port, resolve));
      await server.createNamespace('monitoring');
      await server.createNamespace('shop');
      const pod = (name: string, namespace: string, ports: object[]) => ({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name, namespace, labels: { app: 'state' } },
        spec: { containers: [{ name: 'main', image: 'example.com/state:1', ports }] },
      });
      const http = { name: 'http', containerPort: port };
      const telemetry = { name: 'telemetry', containerPort: 9 };
      await server.runPod(pod('state-0', 'monitoring', [http, telemetry]), '127.0.0.1');
      // what isn't looked for: another namespace, other labels, and one that doesn't run
      await server.runPod(pod('cart', 'shop', [http]), '127.0.0.2');
      const other = pod('other', 'monitoring', [http]);
      await server.runPod({ ...other, metadata: { ...other.metadata, labels: {} } }, '127.0.0.3');
      await server.create(pod('pending', 'monitoring', [http]));

      const {
        stack,
        host: ryzen,
        alloy: collector,
      } = host({
        otlpHttpPort: COLLECTOR_PORT,
        nodeMetrics: false,
        selfMetrics: false,
        destinations: [OtlpDestination.remote('elsewhere', { endpoint: recorder.url })],
      });
      const { scrape } = new KubernetesScrape(ryzen, 'state', {
        collector,
        name: 'kube-state-metrics',
        kubeconfigCredential: 'kubeconfig',
        namespaces: ['monitoring'],
        matchLabels: { app: 'state' },
        portName: 'http',
        honorLabels: true,
      });
      scrape.addOverride('scrape_interval', '1s');
      scrape.addOverride('scrape_timeout', '1s');
      for (const name of ['config', 'credentials']) mkdirSync(join(folder, name));
      writeFileSync(join(folder, 'credentials/kubeconfig'), server.kubeconfig);
      for (const [path, text] of synthNixos(stack))
        if (path.startsWith('files/ryzen/alloy/'))
          writeFileSync(join(folder, 'config', basename(path)), text);
      const args = ['run', '--disable-reporting', `--storage.path=${join(folder, 'data')}`];
      daemon = new Daemon(
        'env',
        [
          `CREDENTIALS_DIRECTORY=${join(folder, 'credentials')}`,
          ...[programs.alloy, ...args, `--server.http.listen-addr=${UI}`, join(folder, 'config')],
        ],
        join(folder, 'log'),
      );
      const arrived = (name: string) =>
        recorder.metricPoints().some(({ metric }) => metric === name);
      await daemon.until(() => Promise.resolve(arrived('kube_pod_info') && arrived('up')), 60);
    }, 180_000);
    afterAll(async () => {
      await daemon?.stop();
      await server?.stop();
      await new Promise((resolve) => exporter.close(resolve));
      await recorder.stop();
      rmSync(folder, { recursive: true });
    });

    test('are those of what runs and was looked for alone, under its name, with what they say themselves', () => {
      const [point] = recorder.metricPoints().filter(({ metric }) => metric === 'kube_pod_info');
      expect(point).toMatchObject({
        attributes: { namespace: 'shop', pod: 'cart' },
        resource: { 'service.name': 'kube-state-metrics', 'host.name': 'ryzen' },
      });
      const up = recorder.metricPoints().filter(({ metric }) => metric === 'up');
      const scraped = new Set(up.map(({ resource }) => String(resource['service.instance.id'])));
      expect([...scraped]).toEqual([expect.stringMatching(/^127\.0\.0\.1:\d+$/)]);
      expect(up[0]?.attributes).toMatchObject({ namespace: 'monitoring', pod: 'state-0' });
    });
  },
);
