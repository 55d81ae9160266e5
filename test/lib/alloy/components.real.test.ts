import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BeylaEbpf,
  DiscoveryProcess,
  DiscoveryRelabel,
  Duration,
  LokiRelabel,
  LokiSourceJournal,
  OtelcolExporterOtlphttp,
  OtelcolProcessorBatch,
  OtelcolProcessorTransform,
  OtelcolReceiverLoki,
  OtelcolReceiverOtlp,
  OtelcolReceiverPrometheus,
  PrometheusExporterUnix,
  PrometheusScrape,
  PyroscopeEbpf,
  PyroscopeReceiveHttp,
  PyroscopeWrite,
  Size,
  type AlloyFile,
} from '../../../lib';
import * as library from '../../../lib';
import { describeWith, mustRun, run } from '../../support/programs';
import { aFile, aHost, errorsIn, temporaryFolder } from '../support';

const second = Duration.seconds(1);
const rule = {
  action: 'replace',
  sourceLabels: ['a', 'b'],
  regex: '(.*);\\d+',
  targetLabel: 'c',
  replacement: '$1',
} as const;

/** One of each typed component; with every argument, or with those alone that it needs. */
function everyComponent(all: boolean): AlloyFile {
  const file = aFile(aHost());
  const given = <T extends object>(props: T) => (all ? props : {});

  const { input } = new OtelcolExporterOtlphttp(file, 'exporter', {
    client: {
      endpoint: 'http://collector.example.ts.net:4318',
      ...given({
        compression: 'none' as const,
        timeout: second,
        disableKeepAlives: true,
        headers: { 'X-Scope-OrgID': 'fleet' },
      }),
    },
    ...given({
      sendingQueue: {
        numConsumers: 1,
        sizer: 'bytes' as const,
        queueSize: Size.mebibytes(6).toBytes(),
        blockOnOverflow: false,
        batch: { flushTimeout: second, minSize: 10, maxSize: 20, sizer: 'bytes' as const },
      },
      retryOnFailure: {
        enabled: true,
        initialInterval: second,
        maxInterval: second,
        maxElapsedTime: second,
      },
    }),
  });
  const output = { metrics: [input], logs: [input], traces: [input] };
  new OtelcolProcessorBatch(file, 'batch', {
    output,
    ...given({ timeout: second, sendBatchSize: 10, sendBatchMaxSize: 20 }),
  });
  const statements = { log: ['set(resource.attributes["host.name"], "ryzen")'] };
  new OtelcolProcessorTransform(file, 'transform', {
    statements: { ...statements, ...given({ metric: statements.log, trace: statements.log }) },
    output,
    ...given({ errorMode: 'ignore' as const }),
  });
  const server = { endpoint: '127.0.0.1:4318' };
  new OtelcolReceiverOtlp(file, 'otlp', {
    output,
    ...given({ http: { ...server, maxRequestBodySize: Size.mebibytes(6) }, grpc: server }),
  });
  const samples = new OtelcolReceiverPrometheus(file, 'samples', { output });
  const entries = new OtelcolReceiverLoki(file, 'entries', { output });

  const unix = new PrometheusExporterUnix(
    file,
    'unix',
    given({
      setCollectors: ['cpu'],
      filesystem: { fsTypesExclude: '^tmpfs$', mountPointsExclude: '^/run', mountTimeout: second },
      netdev: { deviceExclude: '^lo$' },
    }),
  );
  new PrometheusScrape(file, 'scrape', {
    targets: unix.targets,
    forwardTo: [samples.receiver],
    ...given({ jobName: 'node', scrapeInterval: second, scrapeTimeout: second }),
  });

  const relabel = new LokiRelabel(file, 'relabel', {
    rules: all ? [rule] : [],
    ...given({ forwardTo: [entries.receiver] }),
  });
  new LokiSourceJournal(file, 'journal', {
    forwardTo: [entries.receiver],
    ...given({ matches: ['_SYSTEMD_UNIT=a.service'], maxAge: second, relabelRules: relabel.rules }),
  });

  const processes = new DiscoveryProcess(
    file,
    'processes',
    given({ refreshInterval: second, discoverConfig: { cgroupPath: true } }),
  );
  const targets = new DiscoveryRelabel(file, 'targets', {
    targets: processes.targets,
    rules: all ? [rule, rule] : [],
  });
  const profiles = new PyroscopeWrite(file, 'profiles', {
    endpoint: {
      url: 'http://pyroscope.example.ts.net:4040',
      ...given({
        remoteTimeout: second,
        maxBackoffPeriod: second,
        maxBackoffRetries: 3,
        headers: { 'X-Scope-OrgID': 'fleet' },
      }),
    },
    ...given({ externalLabels: { host: 'ryzen' } }),
  });
  new PyroscopeEbpf(file, 'ebpf', {
    targets: targets.output,
    forwardTo: [profiles.receiver],
    ...given({ sampleRate: 19, collectInterval: second }),
  });
  new PyroscopeReceiveHttp(file, 'pushed', {
    http: { listenAddress: '127.0.0.1', listenPort: 4041 },
    forwardTo: [profiles.receiver],
  });
  new BeylaEbpf(file, 'beyla', {
    output: { traces: [input] },
    discovery: {
      instrument: all
        ? [
            { name: 'a', openPorts: '4320,8000-8010' },
            { exePath: '/bin/b', cmdArgs: 'c' },
          ]
        : [],
    },
    ...given({ routes: { unmatched: 'heuristic' as const, ignoredPatterns: ['/health'] } }),
  });
  return file;
}

test('every typed component is tried here', () => {
  const tried = new Set<unknown>(
    everyComponent(true)
      .components()
      .map((c) => c.constructor),
  );
  const typed = Object.entries(library).filter(
    ([, each]) => typeof each === 'function' && each.prototype instanceof library.AlloyComponent,
  );
  expect(typed.length).toBeGreaterThan(10);
  expect(typed.filter(([, each]) => !tried.has(each)).map(([name]) => name)).toEqual([]);
});

describeWith(['alloy'], 'typed components, to the real Alloy,', ({ alloy }) => {
  test.each([
    ['with every argument', true],
    ['with the arguments alone that they need', false],
  ])('are valid and formatted %s', (_, all) => {
    const file = everyComponent(all);
    expect(errorsIn(file)).toEqual([]);
    const path = join(temporaryFolder(), 'main.alloy');
    writeFileSync(path, file.content());
    const { status, output } = run(alloy, ['validate', '--stability.level=experimental', path]);
    expect([status, output]).toEqual([0, '']);
    expect(mustRun(alloy, ['fmt', path])).toBe(file.content());
  });
});
