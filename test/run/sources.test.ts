import { createSocket } from 'node:dgram';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import {
  DockerLogs,
  ExporterMetrics,
  FileLogs,
  MetricsScrape,
  NodeMetrics,
  OtlpDestination,
  SyslogLogs,
  synthNixos,
} from '../../index';
import { PrometheusExporterBlackbox } from '../../lib/alloy/components/prometheus/exporter.blackbox';
import { PrometheusExporterProcess } from '../../lib/alloy/components/prometheus/exporter.process';
import { host } from '../constructs/support';
import { Daemon, freePorts } from '../support/daemon';
import { describeWith } from '../support/programs';
import { Recorder } from '../support/recorder';

const COLLECTOR_PORT = 24330;
const UI = '127.0.0.1:24331';

/** A container, as Docker's API tells of it. */
const CONTAINER = {
  Id: 'c0ffee',
  Names: ['/web-1'],
  NetworkSettings: { Networks: { none: {} } },
  Ports: [],
  State: 'running',
};

/** What Docker's API answers, as its documentation has it: an output's frames are a kind, a size and what was printed. */
function docker(socket: string): Promise<Server> {
  const frame = (kind: number, line: string) =>
    Buffer.concat([
      Buffer.from([kind, 0, 0, 0, 0, 0, 0, Buffer.byteLength(line)]),
      Buffer.from(line),
    ]);
  const at = new Date().toISOString();
  const server = createServer(({ url = '' }, response) => {
    const path = url.replace(/^\/v[\d.]+/, '').replace(/\?.*/, '');
    const answers: Record<string, unknown> = {
      '/containers/json': [CONTAINER],
      '/networks': [{ Id: 'n', Name: 'none' }],
      [`/containers/${CONTAINER.Id}/json`]: {
        ...CONTAINER,
        Name: '/web-1',
        Config: { Tty: false },
        State: { Running: true },
      },
    };
    response.setHeader('Api-Version', '1.47');
    if (path === `/containers/${CONTAINER.Id}/logs`) {
      response.write(frame(1, `${at} served\n`));
      response.write(frame(2, `${at} failed\n`));
    } else response.end(path === '/_ping' ? 'OK' : JSON.stringify(answers[path] ?? {}));
  });
  return new Promise((resolve) => server.listen(socket, () => resolve(server)));
}

describeWith(['alloy'], 'named sources, read by the real Alloy', (programs) => {
  const recorder = new Recorder();
  let folder: string;
  let daemon: Daemon;
  let engine: Server;
  let exporter: Server;
  beforeAll(async () => {
    await recorder.start();
    folder = mkdtempSync(join(tmpdir(), 'sources-'));
    const socket = join(folder, 'docker.sock');
    engine = await docker(socket);
    const [tcp = 0, udp = 0, metrics = 0] = await freePorts(3);
    mkdirSync(join(folder, 'textfile'));
    writeFileSync(
      join(folder, 'textfile/disks.prom'),
      '# TYPE disk_healthy gauge\ndisk_healthy 1\n',
    );
    exporter = createServer((_, response) => response.end('# TYPE hits counter\nhits 7\n'));
    await new Promise<void>((resolve) => exporter.listen(metrics, '127.0.0.1', resolve));

    const {
      stack,
      host: ryzen,
      alloy: collector,
    } = host({
      otlpHttpPort: COLLECTOR_PORT,
      nodeMetrics: false,
      destinations: [OtlpDestination.remote('elsewhere', { endpoint: recorder.url })],
    });
    new FileLogs(ryzen, 'files', {
      collector,
      name: 'nginx',
      paths: [join(folder, 'log/*.log')],
      exclude: [join(folder, 'log/debug.log')],
    });
    new SyslogLogs(ryzen, 'tcp', { collector, name: 'router', port: tcp });
    new SyslogLogs(ryzen, 'udp', {
      collector,
      name: 'switch',
      port: udp,
      protocol: 'udp',
      format: 'rfc3164',
    });
    const containers = new DockerLogs(ryzen, 'docker', { collector });
    for (const each of [containers.discovery, containers.source])
      each.addOverride('host', `unix://${socket}`);
    const scraped = new MetricsScrape(ryzen, 'metrics', {
      collector,
      name: 'nginx',
      targets: [`127.0.0.1:${metrics}`],
    });
    const probed = new ExporterMetrics(ryzen, 'web', {
      collector,
      name: 'web',
      exporter: PrometheusExporterBlackbox,
      arguments: {
        config: '{ modules: { up: { prober: tcp } } }',
        target: [
          { name: 'blog', address: `127.0.0.1:${metrics}`, module: 'up' },
          { name: 'down', address: '127.0.0.1:1', module: 'up' },
        ],
      },
    });
    const processes = new ExporterMetrics(ryzen, 'processes', {
      collector,
      name: 'processes',
      exporter: PrometheusExporterProcess,
      arguments: { matcher: [{ name: 'tests', comm: ['node'] }] },
    });
    const node = new NodeMetrics(ryzen, 'node', {
      collector,
      collectors: ['textfile'],
      textfileDirectory: '/var/lib/node-metrics',
    });
    node.exporter.addOverride('textfile.directory', join(folder, 'textfile'));
    for (const { scrape } of [scraped, probed, processes, node]) {
      scrape.addOverride('scrape_interval', '1s');
      scrape.addOverride('scrape_timeout', '1s');
    }

    for (const name of ['config', 'log']) mkdirSync(join(folder, name));
    for (const [path, text] of synthNixos(stack))
      if (path.startsWith('files/ryzen/alloy/'))
        writeFileSync(join(folder, 'config', basename(path)), text);
    for (const name of ['access', 'debug'])
      writeFileSync(join(folder, `log/${name}.log`), 'GET /\n');
    const args = ['run', '--disable-reporting', `--storage.path=${join(folder, 'data')}`];
    daemon = new Daemon(
      programs.alloy,
      [...args, `--server.http.listen-addr=${UI}`, join(folder, 'config')],
      join(folder, 'log.txt'),
    );
    await daemon.until(async () => (await fetch(`http://${UI}/-/ready`)).ok, 30);

    appendFileSync(join(folder, 'log/access.log'), 'GET /next\n');
    const message = '<11>1 2026-01-02T03:04:05Z gateway dnsmasq 42 - - leased\n';
    const client = connect(tcp, '127.0.0.1', () =>
      client.end(`${message.length - 1} ${message.trimEnd()}`),
    );
    const datagrams = createSocket('udp4');
    await new Promise((resolve) =>
      datagrams.send('<14>Jan  2 03:04:05 shelf lldpd: linked', udp, '127.0.0.1', resolve),
    );
    datagrams.close();
    await daemon.until(
      () =>
        Promise.resolve(
          recorder.logRecords().length >= 6 &&
            ['hits', 'probe_success', 'namedprocess_namegroup_num_procs', 'disk_healthy'].every(
              (name) => recorder.metricPoints().some(({ metric }) => metric === name),
            ),
        ),
      30,
    );
  });
  afterAll(async () => {
    await daemon.stop();
    engine.closeAllConnections();
    for (const server of [engine, exporter]) await new Promise((resolve) => server.close(resolve));
    await recorder.stop();
    rmSync(folder, { recursive: true });
  });

  test('each line is a record with the name of its program, what is known of it, and the host', () => {
    const records = recorder
      .logRecords()
      .map(({ record: { severityText, severityNumber }, attributes, body, resource }) => ({
        body,
        service: resource['service.name'],
        host: resource['host.name'],
        ...(severityText && { severityText, severityNumber }),
        ...attributes,
      }));
    const byBody = Object.fromEntries(records.map((record) => [record.body, record]));
    const file = join(folder, 'log/access.log');
    const common = { host: 'ryzen' };
    const ofFile = { 'log.file.path': file, 'log.file.name': 'access.log' };
    expect(byBody).toEqual({
      'GET /': { ...common, body: 'GET /', service: 'nginx', ...ofFile },
      'GET /next': { ...common, body: 'GET /next', service: 'nginx', ...ofFile },
      leased: {
        ...common,
        body: 'leased',
        service: 'dnsmasq',
        'syslog.hostname': 'gateway',
        severityText: 'error',
        severityNumber: 17,
      },
      linked: {
        ...common,
        body: 'linked',
        service: 'lldpd',
        'syslog.hostname': 'shelf',
        severityText: 'informational',
        severityNumber: 9,
      },
      served: { ...common, body: 'served', service: 'web-1' },
      failed: { ...common, body: 'failed', service: 'web-1' },
    });
    expect(records).toHaveLength(6);
  });

  test('what is scraped has the name of its program', () => {
    const [point] = recorder.metricPoints().filter(({ metric }) => metric === 'hits');
    expect(point?.resource).toMatchObject({ 'service.name': 'nginx', 'host.name': 'ryzen' });
  });

  test('what an exporter inside Alloy finds has the name that it was given, and each of its targets its own', () => {
    const of = (name: string) => recorder.metricPoints().filter(({ metric }) => metric === name);
    const probes = of('probe_success').map(({ resource, attributes, value }) => ({
      service: resource['service.name'],
      host: resource['host.name'],
      instance: resource['service.instance.id'],
      target: attributes['target'],
      value,
    }));
    const common = { service: 'web', host: 'ryzen' };
    expect(probes).toContainEqual({
      ...common,
      instance: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      target: 'blog',
      value: 1,
    });
    expect(probes).toContainEqual({ ...common, instance: '127.0.0.1:1', target: 'down', value: 0 });
    const [group] = of('namedprocess_namegroup_num_procs');
    expect(group?.resource['service.name']).toBe('processes');
    expect(group?.attributes['groupname']).toBe('tests');
    expect(group?.value).toBeGreaterThan(0);
  });

  test('what scripts say in files is among the metrics of the machine', () => {
    const [point] = recorder.metricPoints().filter(({ metric }) => metric === 'disk_healthy');
    expect(point).toMatchObject({ value: 1, resource: { 'host.name': 'ryzen' } });
  });
});
