import { Duration, NodeMetrics, type NodeMetricsOptions } from '../../../../index';
import { belowHeader, component, host } from '../../support';
import { Debug } from '../own-destinations';

describe('NodeMetrics', () => {
  test('has the node exporter as its default child, and takes overrides of it and of what reads it', () => {
    const { alloy, file } = host();
    const metrics = alloy.nodeMetrics!;
    expect(metrics.node.defaultChild).toBe(metrics.exporter);
    metrics.exporter.addOverride('filesystem.mount_timeout', '9s');
    metrics.scrape.addOverride('scrape_interval', '2m');
    const text = file('alloy/node-metrics.alloy');
    expect(component(text, 'prometheus.exporter.unix "fleet_node_metrics"')).toMatch(
      /mount_timeout += "9s"/,
    );
    expect(component(text, 'prometheus.scrape "fleet_node_metrics"')).toMatch(
      /scrape_interval = "2m"/,
    );
  });

  test("prints the same beside the collector as by the collector's props", () => {
    const options = { interval: Duration.seconds(20), collectors: ['cpu', 'meminfo'] } as const;
    const { host: ryzen, alloy, file } = host({ nodeMetrics: false });
    const metrics = new NodeMetrics(ryzen, 'node-metrics', { collector: alloy, ...options });
    expect(metrics.node.path).toBe('fleet/ryzen/node-metrics');
    const byProps = host({ nodeMetrics: options });
    expect(belowHeader(file('alloy/node-metrics.alloy'))).toBe(
      belowHeader(byProps.file('alloy/node-metrics.alloy')),
    );
    expect(file('hosts/ryzen.nix')).toBe(byProps.file('hosts/ryzen.nix'));
  });

  test('scrapes as often as asked, with the collectors that were asked for', () => {
    const { file } = host({ nodeMetrics: { interval: Duration.minutes(1), collectors: ['cpu'] } });
    expect(file('alloy/node-metrics.alloy')).toMatch(
      /set_collectors = \["cpu"\][\s\S]*scrape_interval = "1m"/,
    );
  });

  test('adds collectors to the usual ones and leaves some out, in the order of their names', () => {
    const usual = NodeMetrics.COLLECTORS;
    expect([...usual].sort()).toEqual(usual);
    const listed = (nodeMetrics: NodeMetricsOptions) => {
      const text = host({ nodeMetrics }).file('alloy/node-metrics.alloy') ?? '';
      return [.../set_collectors = \[(.*?)\]/s.exec(text)![1]!.matchAll(/"(\w+)"/g)].map(
        ([, name]) => name,
      );
    };
    expect(listed({})).toEqual(usual);
    expect(listed({ addCollectors: ['zfs', 'btrfs', 'mdadm'] })).toEqual(
      [...usual, 'btrfs', 'mdadm', 'zfs'].sort(),
    );
    expect(listed({ withoutCollectors: ['timex', 'softnet'] })).toEqual(
      usual.filter((name) => name !== 'timex' && name !== 'softnet'),
    );
    const collectors = ['cpu', 'zfs'] as const;
    expect(listed({ collectors, addCollectors: ['arp'], withoutCollectors: ['cpu'] })).toEqual([
      'arp',
      'zfs',
    ]);
  });

  test('reads what scripts say, where it is told of a folder', () => {
    const text = host({ nodeMetrics: { textfileDirectory: '/var/lib/node-metrics' } }).file(
      'alloy/node-metrics.alloy',
    );
    expect(text).toMatch(/^\t\t"tcpstat",\n\t\t"textfile",\n/m);
    expect(text).toContain('\ttextfile {\n\t\tdirectory = "/var/lib/node-metrics"\n\t}\n');
  });

  test.each<[NodeMetricsOptions, string]>([
    [
      { textfileDirectory: 'metrics' },
      "textfileDirectory is an absolute path outside of /tmp, but 'metrics' was given: take one such as /var/lib/node-metrics",
    ],
    [
      { textfileDirectory: '/tmp/metrics' },
      "textfileDirectory is an absolute path outside of /tmp, but '/tmp/metrics' was given",
    ],
    [
      { addCollectors: ['textfile'] },
      "the collector 'textfile' reads a folder: give it as textfileDirectory",
    ],
  ])('fails for a folder that nothing is read from: %j', (nodeMetrics, message) => {
    expect(() => host({ nodeMetrics })).toThrow(`[fleet/ryzen/alloy/node-metrics] ${message}`);
  });

  test.each<[string, NodeMetricsOptions, string]>([
    [
      'it has not',
      { addCollectors: ['tcpstats' as never] },
      "node exporter has no collector 'tcpstats': did you mean tcpstat?",
    ],
    ['it has not', { collectors: ['proc' as never] }, "no collector 'proc'"],
    ['is there', { addCollectors: ['cpu'] }, "addCollectors has 'cpu', which is there already"],
    ['is twice', { addCollectors: ['zfs', 'zfs'] }, "'zfs', which is there already"],
    [
      'is not there',
      { withoutCollectors: ['zfs'] },
      "withoutCollectors has 'zfs', which isn't there: leave it out of that",
    ],
  ])('fails for a collector that %s', (_, nodeMetrics, message) => {
    expect(() => host({ nodeMetrics })).toThrow(message);
  });

  test('tells the collector how often', () => {
    const debug = new Debug('debug', ['metrics']);
    host({
      destinations: [debug],
      nodeMetrics: { interval: Duration.minutes(1) },
      selfMetrics: false,
    });
    expect(debug.bound[0]?.options.scrapeIntervals()).toEqual([Duration.minutes(1)]);
  });

  test('never waits longer for a scrape than for the next one, on which Alloy would exit', () => {
    const { file } = host({ nodeMetrics: { interval: Duration.seconds(5) } });
    expect(file('alloy/node-metrics.alloy')).toMatch(
      /scrape_interval = "5s"\n\tscrape_timeout {2}= "5s"/,
    );
  });

  test('is left out on demand, and then has no option set', () => {
    const { file } = host({ nodeMetrics: false });
    expect(file('alloy/node-metrics.alloy')).toBeUndefined();
    expect(file('hosts/ryzen.nix')).not.toContain('nodeMetrics');
  });

  test('fails for a second one on a host', () => {
    const { host: ryzen, alloy } = host();
    expect(() => new NodeMetrics(ryzen, 'metrics', { collector: alloy })).toThrow(
      '[fleet/ryzen/metrics] the host has one already, fleet/ryzen/alloy/node-metrics: ' +
        'leave one out, that of an AlloyCollector by nodeMetrics: false',
    );
  });
});
