import {
  AlloyCollector,
  AlloyFile,
  NixosHost,
  OtlpDestination,
  synthNixos,
} from '../../../../index';
import { cluster, component, host, MONITOR } from '../../support';
import { Debug } from '../own-destinations';

describe("a collector's destinations", () => {
  test('each have their exporter, which takes overrides', () => {
    const { alloy, lgtm, file } = host();
    alloy.exporter(MONITOR).addOverride('client.timeout', '2s');
    alloy.exporter(lgtm).addOverride('client.timeout', '9s');
    expect(file('alloy/ai_monitor.alloy')).toMatch(/timeout += "2s"/);
    expect(file('alloy/lgtm.alloy')).toMatch(/timeout += "9s"/);
  });

  test('fail to have one where nothing is sent', () => {
    const { alloy } = host();
    const archive = OtlpDestination.remote('archive', { endpoint: 'https://archive' });
    expect(() => alloy.exporter(archive)).toThrow(
      "[fleet/ryzen/alloy] doesn't send to 'archive': add it with addDestination",
    );
  });

  test('are bound once by each collector, in a scope of their own, with their name and what connects them', () => {
    const shared = new Debug('shared', ['metrics', 'logs', 'traces']);
    const { stack, lgtm } = cluster();
    const collectors = ['ryzen', 'thinkpad'].map((name) => {
      const destinations = [lgtm, shared];
      return new AlloyCollector(new NixosHost(stack, name), 'alloy', { destinations });
    });
    synthNixos(stack);
    synthNixos(stack);
    expect(shared.bound.map(({ scope }) => scope.node.path)).toEqual([
      'fleet/ryzen/alloy/destination-shared/shared',
      'fleet/thinkpad/alloy/destination-shared/shared',
    ]);
    for (const [i, { scope, options }] of shared.bound.entries()) {
      expect(AlloyFile.of(scope).directory).toBe(collectors[i]?.directory);
      expect(options.destinationName).toBe('shared');
      expect(options.connect('https://shared.example.com', 'otlp').url.toString()).toBe(
        'coalesce(sys.env("OUTAGE_BUFFER_SHARED_OTLP"), "https://shared.example.com")',
      );
      expect(() => options.connect('shared.example.com', 'otlp')).toThrow(
        `[${scope.node.path}] an endpoint is a base URL such as`,
      );
      expect(options.scrapeIntervals().map(String)).toEqual(['30s', '30s', '15s']);
    }
  });

  test('are shared by two collectors, each with a file and an exporter of its own', () => {
    const { stack, lgtm } = cluster();
    const [ryzen, thinkpad] = ['ryzen', 'thinkpad'].map(
      (name) =>
        new AlloyCollector(new NixosHost(stack, name), 'alloy', { destinations: [MONITOR, lgtm] }),
    );
    ryzen?.exporter(lgtm).addOverride('client.timeout', '9s');
    expect(ryzen?.exporter(lgtm)).not.toBe(thinkpad?.exporter(lgtm));
    const files = synthNixos(stack);
    expect(files.get('files/ryzen/alloy/lgtm.alloy')).toMatch(/timeout += "9s"/);
    expect(files.get('files/thinkpad/alloy/lgtm.alloy')).toMatch(/timeout += "5s"/);
    expect(files.get('files/thinkpad/alloy/ai_monitor.alloy')).toBe(
      files.get('files/ryzen/alloy/ai_monitor.alloy')?.replaceAll('ryzen', 'thinkpad'),
    );
  });

  test('have no remote leg at all without a remote one', () => {
    const { file } = host({
      destinations: [OtlpDestination.local('ai_monitor', 4320)],
      nodeMetrics: false,
    });
    expect(file('alloy/collector.alloy')).not.toMatch(/remote|transform/);
  });

  test('get only what they take', () => {
    const logsOnly = OtlpDestination.remote('archive', {
      endpoint: 'http://archive.example.ts.net:4318',
      signals: ['logs'],
    });
    const { file } = host({ destinations: [logsOnly], nodeMetrics: false });
    expect(component(file('alloy/collector.alloy'), 'otelcol.receiver.otlp "fleet"')).toContain(
      '	output {\n\t\tlogs = [otelcol.processor.batch.fleet_remote.input]\n\t}\n',
    );
  });

  test('are told by the signal that they take, in the order in which they were added', () => {
    const { alloy, lgtm } = host();
    const debug = new Debug();
    alloy.addDestination(debug);
    expect(alloy.destinationsFor('traces')).toEqual([lgtm, MONITOR, debug]);
    expect(alloy.destinationsFor('logs')).toEqual([lgtm, MONITOR]);
    expect(alloy.destinationsFor('profiles')).toEqual([lgtm]);
    expect(alloy.missingDestination('profiles')).toEqual([]);
  });

  test.each(['ai-monitor', 'Monitor', '2nd', '_a', ''])('fail for the name %j', (name) => {
    const { alloy } = host();
    expect(() => alloy.addDestination(new Debug(name))).toThrow(
      `[fleet/ryzen/alloy] a destination's name is lower-case letters, digits and _, a letter first, but '${name}' was given`,
    );
  });

  test('fail for a name that one of them has', () => {
    const { alloy } = host();
    expect(() => alloy.addDestination(new Debug('lgtm'))).toThrow(
      "[fleet/ryzen/alloy] there already is a destination 'lgtm': give one another name",
    );
  });
});
