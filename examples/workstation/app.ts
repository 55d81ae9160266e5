// What workstations have in common is a class, and one that has more extends it.
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { App } from 'cdktf';
import type { Construct } from 'constructs';
import {
  AlloyCollector,
  BeylaAgent,
  DockerLogs,
  Duration,
  JournalUnit,
  LgtmBackend,
  Loki,
  Mimir,
  NixosHost,
  ObservabilityStack,
  Tempo,
} from 'cdktf-nixos-observability';

const app = new App();
const stack = new ObservabilityStack(app, 'observability', { tailnet: 'example.ts.net' });
new KubernetesProvider(stack, 'kubernetes', { configPath: '~/.kube/config' });
const lgtm = new LgtmBackend(stack, 'lgtm', {
  metrics: Mimir.external({ url: 'http://mimir-gateway.monitoring.svc' }),
  logs: Loki.external({ url: 'http://loki.monitoring.svc:3100', objectStore: 's3' }),
  traces: Tempo.external({ url: 'http://tempo.monitoring.svc:4318', version: 2 }),
});

class Workstation extends NixosHost {
  readonly alloy: AlloyCollector;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.alloy = new AlloyCollector(this, 'alloy', {
      destinations: [lgtm],
      labels: { role: 'workstation' },
      journalUnits: [JournalUnit.system('tailscaled'), JournalUnit.system('nix-daemon')],
      // a folder that a timer of smartctl writes to
      nodeMetrics: { addCollectors: ['btrfs'], textfileDirectory: '/var/lib/node-metrics' },
    });
  }
}

class Developers extends Workstation {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new DockerLogs(this, 'docker', { collector: this.alloy });
    new BeylaAgent(this, 'beyla', {
      collector: this.alloy,
      instrument: [{ name: 'api', openPorts: [8080] }],
    });
  }
}

new Developers(stack, 'ryzen');
const thinkpad = new Workstation(stack, 'thinkpad');
thinkpad.alloy.addJournalUnit(JournalUnit.system('upower'));
// the last word is an override, by upstream's name
thinkpad.alloy.nodeMetrics?.scrape.addOverride('scrape_interval', Duration.minutes(1).toString());
app.synth();
