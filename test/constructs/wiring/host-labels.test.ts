import { JournalUnit, PyroscopeAgent } from '../../../index';
import { component, host, terraform } from '../support';

/** The fragment of Loki's configuration that the cluster side writes. */
function lokiOf(stack: Parameters<typeof terraform>[0]): string {
  const { resource } = terraform(stack) as unknown as {
    resource: { kubernetes_config_map_v1: Record<string, { data: Record<string, string> }> };
  };
  const maps = Object.values(resource.kubernetes_config_map_v1);
  return maps.map(({ data }) => data['loki.yaml'] ?? '').join('');
}

/** The Job that asks the running backends: its name, and its script. */
function checkOf(stack: Parameters<typeof terraform>[0]) {
  const { resource } = terraform(stack) as unknown as {
    resource: {
      kubernetes_job_v1: Record<
        string,
        {
          metadata: { name: string; annotations: Record<string, string> };
          spec: { template: { spec: { container: { command: string[] }[] } } };
        }
      >;
    };
  };
  const [job] = Object.values(resource.kubernetes_job_v1);
  return { ...job?.metadata, script: job?.spec.template.spec.container[0]?.command[2] };
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

  test('are what the running Loki is asked for, by a Job that is another one then', () => {
    const labelled = checkOf(host({ labels: { role: 'desktop' } }).stack);
    const plain = checkOf(host().stack);
    expect(labelled.script).toContain(
      "expect 'with service.name, service.namespace, deployment.environment, deployment.environment.name, host, role' " +
        "'2!:otlp_config.resource_attributes.attributes_config.attributes@action=index_label'",
    );
    expect(plain.script).not.toContain('role');
    expect(labelled.name).toMatch(/^lgtm-retention-check-[0-9a-f]{8}$/);
    expect(labelled.name).not.toBe(plain.name);
    expect(labelled.annotations?.['observability/why-it-failed']).toContain(
      `job/${labelled.name},`,
    );
  });

  test('are on metrics that the cluster makes of spans, as on those of programs', () => {
    const config = (labels: Record<string, string>) =>
      host({ labels }).lgtm.collector?.config.toYaml();
    expect(config({ role: 'desktop' })).toContain(
      'set(datapoint.attributes["role"], resource.attributes["role"]) where resource.attributes["role"] != nil and datapoint.attributes["role"] == nil',
    );
    expect(config({})).not.toContain('role');
  });

  test("of a unit's entries are in that fragment too, and asked for, though units come later", () => {
    const { stack, alloy } = host({ labels: { role: 'desktop' } });
    alloy.addJournalUnit(JournalUnit.system('nginx', { labels: { site: 'blog' } }));
    expect(lokiOf(stack)).toMatch(/- host\n +- role\n +- site\n/);
    expect(checkOf(stack).script).toContain('host, role, site');
  });

  test.each([
    [{ unit: 'x' }, "every entry has a label 'unit' already: give nginx's another name"],
    [{ level: 'x' }, "'level' was given"],
    [{ role: 'a\nb' }, 'role is'],
  ])("fails for %j of a unit's entries", (labels, found) => {
    const journalUnits = [JournalUnit.system('nginx', { labels })];
    expect(() => host({ journalUnits })).toThrow(found);
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
