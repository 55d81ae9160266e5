import {
  Duration,
  OtlpDestination,
  OutageBufferMetrics,
  OutageBufferService,
  OutageBuffer,
  Size,
} from '../../../../index';
import { belowHeader, component, host } from '../../support';
import { Debug } from '../own-destinations';

describe('OutageBufferMetrics', () => {
  test('has what reads them as its default child, and takes overrides of it', () => {
    const { alloy, file } = host();
    const metrics = alloy.outageBufferMetrics!;
    expect(metrics.node.defaultChild).toBe(metrics.scrape);
    metrics.scrape.addOverride('scrape_interval', '2m');
    expect(
      component(file('alloy/outage-buffer.alloy'), 'prometheus.scrape "fleet_outage_buffer"'),
    ).toMatch(/scrape_interval += "2m"/);
  });

  test('come and go with the service, by the same switch', () => {
    const { file } = host();
    expect(file('hosts/ryzen.nix')).toMatch(
      /outageBuffer = \{\n {6}enable = lib\.mkDefault true;\n[^}]*configFiles\.outage-buffer = lib\.mkDefault \.\.\/files\/ryzen\/alloy\/outage-buffer\.alloy;/,
    );
  });

  test('go to the remote destinations, and tell the collector how often they are read', () => {
    const debug = new Debug('debug', ['metrics']);
    const { file } = host({
      selfMetrics: false,
      destinations: [debug, OtlpDestination.remote('a', { endpoint: 'https://a' })],
    });
    expect(belowHeader(file('alloy/outage-buffer.alloy'))).toBe(`
prometheus.scrape "fleet_outage_buffer" {
	targets = [
		{
			__address__ = "127.0.0.1:24347",
		},
	]
	job_name        = "outage-buffer"
	scrape_interval = "30s"
	scrape_timeout  = "5s"
	forward_to      = [otelcol.receiver.prometheus.fleet_outage_buffer.receiver]
}

otelcol.receiver.prometheus "fleet_outage_buffer" {
	output {
		metrics = [otelcol.processor.batch.fleet_remote.input]
	}
}
`);
    expect(debug.bound[0]?.options.scrapeIntervals()).toEqual([
      Duration.seconds(30),
      Duration.seconds(10),
    ]);
  });

  test('are there as soon as a remote destination takes metrics, and not before', () => {
    const logs = OtlpDestination.remote('archive', {
      endpoint: 'https://archive',
      signals: ['logs'],
    });
    const { alloy, lgtm, file } = host({ destinations: [logs], nodeMetrics: false });
    expect(alloy.outageBufferMetrics).toBeUndefined();
    alloy.addDestination(lgtm);
    expect(alloy.outageBufferMetrics).toBeInstanceOf(OutageBufferMetrics);
    expect(file('alloy/outage-buffer.alloy')).toContain(
      'otelcol.processor.batch.fleet_remote.input',
    );
  });

  test("are none of Alloy's own queue", () => {
    const {
      alloy,
      file,
      host: ryzen,
    } = host({ buffer: OutageBuffer.alloyQueue(Size.mebibytes(60)) });
    expect(OutageBufferService.find(ryzen)).toBeUndefined();
    expect(alloy.outageBufferMetrics).toBeUndefined();
    expect(file('alloy/outage-buffer.alloy')).toBeUndefined();
  });
});
