import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BeylaAgent,
  JournalLogs,
  JournalUnit,
  NixosHost,
  NodeMetrics,
  OutageBufferMetrics,
  OutageBufferService,
  PprofScrape,
  PyroscopeAgent,
  SessionEnvironment,
  Size,
  synthNixos,
  type ICollector,
} from '../../../index';
import { temporaryFolder } from '../../lib/support';
import { describeWith, run } from '../../support/programs';
import { belowHeader, fleet, host } from '../support';
import { Plain, Recording } from './own-collectors';

/** Everything that a collector can have beside it, on its host. */
function everything(on: NixosHost, collector: ICollector): void {
  new NodeMetrics(on, 'node-metrics', { collector });
  new JournalLogs(on, 'journal', { collector, units: [JournalUnit.system('sshd')] });
  new SessionEnvironment(on, 'session', { collector });
  new BeylaAgent(on, 'beyla', { collector, metrics: ['red'] });
  const agent = new PyroscopeAgent(on, 'pyroscope', { collector });
  new PprofScrape(on, 'pprof', { agent, name: 'api', port: 6060 });
}

/** The files of a collector that shares nothing with AlloyCollector, and what is beside it. */
function ownCollector() {
  const stack = fleet();
  const ryzen = new NixosHost(stack, 'ryzen');
  const collector = new Plain(ryzen, 'plain');
  everything(ryzen, collector);
  const buffer = OutageBufferService.of(ryzen, { size: Size.mebibytes(20) });
  new OutageBufferMetrics(buffer, 'metrics', { collector });
  return { collector, files: synthNixos(stack) };
}

describe('ICollector', () => {
  const bare = { nodeMetrics: false, sessionEnvironment: false } as const;

  test("is whatever has its members: all that is beside a user's own prints what it does beside an AlloyCollector", () => {
    const [given, own] = [host(bare), host(bare)];
    everything(given.host, given.alloy);
    const recording = new Recording(own.alloy);
    everything(own.host, recording);
    const [expected, printed] = [synthNixos(given.stack), synthNixos(own.stack)];
    expect([...printed.keys()]).toEqual([...expected.keys()]);
    for (const [path, text] of printed)
      expect(belowHeader(text)).toBe(belowHeader(expected.get(path)));
    expect([...new Set(recording.asked)].sort()).toEqual([
      'addScrapeInterval 10s',
      'addScrapeInterval 15s',
      'destinationsFor logs',
      'destinationsFor metrics',
      'destinationsFor traces',
      'directory',
      'missingDestination logs',
      'missingDestination metrics',
      'missingDestination profiles',
      'missingDestination traces',
      'otlpHttpUrl',
      'profilesInputs',
      'toRemote logs',
      'toRemote metrics',
      'toRemote traces',
    ]);
  });

  test('may be one that shares nothing with AlloyCollector, which gets what its sources send', () => {
    const { collector, files } = ownCollector();
    const file = (name: string) => files.get(`files/ryzen/alloy/${name}.alloy`);
    for (const [name, signal] of [
      ['node-metrics', 'metrics'],
      ['journal', 'logs'],
      ['beyla', 'traces'],
      ['outage-buffer', 'metrics'],
    ] as const)
      expect(file(name)?.replaceAll(/ +=/g, ' =')).toContain(
        `${signal} = [otelcol.exporter.otlphttp.elsewhere.input]`,
      );
    expect(file('pprof-api')).toContain('forward_to = [pyroscope.relabel.profiles.receiver]');
    expect(collector.intervals.map(String)).toEqual(['10s', '15s', '30s']);
    expect(files.get('hosts/ryzen.nix')).toContain(
      'OTEL_EXPORTER_OTLP_ENDPOINT = lib.mkDefault "http://127.0.0.1:4318";',
    );
  });
});

describeWith(['alloy'], 'the real Alloy', (programs) => {
  test("takes the whole configuration of a user's own collector", () => {
    const folder = join(temporaryFolder(), 'alloy');
    mkdirSync(folder);
    const { files } = ownCollector();
    const own = [...files].filter(([path]) => path.startsWith('files/ryzen/alloy/'));
    expect(own).toHaveLength(7);
    for (const [path, text] of own) writeFileSync(join(folder, path.split('/').pop()!), text);
    expect(run(programs.alloy, ['validate', folder])).toMatchObject({ status: 0 });
  });
});
