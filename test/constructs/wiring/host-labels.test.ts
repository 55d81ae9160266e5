import { PyroscopeAgent } from '../../../index';
import { component, host, terraform } from '../support';

/** The fragment of Loki's configuration that the cluster side writes. */
function lokiOf(stack: Parameters<typeof terraform>[0]): string {
  const { resource } = terraform(stack) as unknown as {
    resource: { kubernetes_config_map_v1: Record<string, { data: Record<string, string> }> };
  };
  const maps = Object.values(resource.kubernetes_config_map_v1);
  return maps.map(({ data }) => data['loki.yaml'] ?? '').join('');
}

describe("a host's labels", () => {
  test('are on every resource that leaves it, and on every point of metrics', () => {
    const { file } = host({ labels: { role: 'desktop' } });
    expect(component(file('alloy/collector.alloy'), 'otelcol.processor.transform "fleet_host"'))
      .toMatchInlineSnapshot(`
     "	error_mode = "ignore"

     	statements {
     		metric = [
     			"set(resource.attributes[\\"host.name\\"], \\"ryzen\\") where resource.attributes[\\"host.name\\"] == nil",
     			"set(resource.attributes[\\"role\\"], \\"desktop\\") where resource.attributes[\\"role\\"] == nil",
     			"set(datapoint.attributes[\\"role\\"], \\"desktop\\") where datapoint.attributes[\\"role\\"] == nil",
     		]
     		log = [
     			"set(resource.attributes[\\"host.name\\"], \\"ryzen\\") where resource.attributes[\\"host.name\\"] == nil",
     			"set(resource.attributes[\\"role\\"], \\"desktop\\") where resource.attributes[\\"role\\"] == nil",
     		]
     		trace = [
     			"set(resource.attributes[\\"host.name\\"], \\"ryzen\\") where resource.attributes[\\"host.name\\"] == nil",
     			"set(resource.attributes[\\"role\\"], \\"desktop\\") where resource.attributes[\\"role\\"] == nil",
     		]
     	}

     	output {
     		metrics = [otelcol.processor.batch.fleet_lgtm.input]
     		logs    = [otelcol.processor.batch.fleet_lgtm.input]
     		traces  = [otelcol.processor.batch.fleet_lgtm.input]
     	}
     "
    `);
  });

  test('are on its profiles', () => {
    const { host: ryzen, alloy, file } = host({ labels: { role: 'desktop' } });
    new PyroscopeAgent(ryzen, 'pyroscope', { collector: alloy });
    expect(component(file('alloy/lgtm.alloy'), 'pyroscope.write "fleet_lgtm"')).toMatch(
      /external_labels = \{\n\t\trole = "desktop",\n\t\thost = "ryzen",\n\t\}/,
    );
  });

  test("are in the cluster's fragment for Loki, which makes labels of nothing else, though hosts come later", () => {
    expect(lokiOf(host({ labels: { role: 'desktop', site: 'home' } }).stack)).toMatch(
      /- host\n +- role\n +- site\n/,
    );
    expect(lokiOf(host().stack)).not.toContain('role');
  });

  test.each([
    [{ host: 'x' }, "'host' was given"],
    [{ 'my-role': 'x' }, "'my-role' was given"],
    [{ role: '' }, "role is ''"],
    [{ role: 'a"b' }, `role is 'a"b'`],
  ])('fails for %j', (labels, found) => {
    expect(() => host({ labels })).toThrow(found);
  });
});
