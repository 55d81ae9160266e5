// A fleet of many hosts from a file: what a kind of host is stays a class, which hosts there are is data.
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { App } from 'cdktf';
import type { Construct } from 'constructs';
import { join } from 'node:path';
import {
  AlloyCollector,
  FileLogs,
  HostField,
  Inventory,
  JournalUnit,
  LgtmBackend,
  Loki,
  Mimir,
  NixosHost,
  ObservabilityStack,
  Pyroscope,
  PyroscopeAgent,
  type HostFieldValues,
} from 'cdktf-nixos-observability';

const app = new App();
const stack = new ObservabilityStack(app, 'observability', { tailnet: 'example.ts.net' });
new KubernetesProvider(stack, 'kubernetes', { configPath: '~/.kube/config' });
const lgtm = new LgtmBackend(stack, 'lgtm', {
  metrics: Mimir.external({ url: 'http://mimir-gateway.monitoring.svc' }),
  logs: Loki.external({ url: 'http://loki.monitoring.svc:3100', objectStore: 's3' }),
  profiles: Pyroscope.external({ url: 'http://pyroscope.monitoring.svc:4040' }),
});

const KINDS = {
  desktop: {
    labels: HostField.mapOf(HostField.text).optional(),
    profiles: HostField.flag.optional(),
  },
  server: {
    labels: HostField.mapOf(HostField.text).optional(),
    interval: HostField.duration.optional(),
    units: HostField.listOf(HostField.text),
    files: HostField.mapOf(HostField.listOf(HostField.text)).optional(),
  },
};

class Desktop extends NixosHost {
  constructor(scope: Construct, id: string, props: HostFieldValues<(typeof KINDS)['desktop']>) {
    super(scope, id);
    const { labels, profiles = false } = props;
    const alloy = new AlloyCollector(this, 'alloy', { destinations: [lgtm], labels });
    if (profiles) new PyroscopeAgent(this, 'pyroscope', { collector: alloy });
  }
}

class Server extends NixosHost {
  constructor(scope: Construct, id: string, props: HostFieldValues<(typeof KINDS)['server']>) {
    super(scope, id);
    const { labels, interval, units, files = {} } = props;
    const alloy = new AlloyCollector(this, 'alloy', {
      destinations: [lgtm],
      labels,
      journalUnits: units.map((name) => JournalUnit.system(name)),
      nodeMetrics: { interval },
      sessionEnvironment: false,
    });
    for (const [name, paths] of Object.entries(files))
      new FileLogs(this, name, { collector: alloy, name, paths, groups: [name] });
  }
}

Inventory.fromFile(join(__dirname, 'fleet.yaml'), KINDS).create({
  desktop: ({ name, props }) => new Desktop(stack, name, props),
  server: ({ name, props }) => new Server(stack, name, props),
});
app.synth();
