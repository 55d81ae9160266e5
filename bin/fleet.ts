import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import type { Construct } from 'constructs';
import {
  AlloyCollector,
  BeylaAgent,
  Duration,
  JournalUnit,
  LgtmBackend,
  Loki,
  Mimir,
  NixosHost,
  ObservabilityStack,
  OtlpDestination,
  Pyroscope,
  PyroscopeAgent,
  PythonMemoryProfile,
  Tempo,
  type ITelemetryDestination,
  type ObservabilityStackProps,
} from '../index';

/** The program on each desktop that turns AI assistants' telemetry into widgets: its unit, and its name on what it sends. */
const AI_MONITOR = 'otel-ai-monitor';

/** What a workstation needs to know of the fleet. */
interface WorkstationProps {
  readonly destinations: readonly ITelemetryDestination[];
}

/** What every workstation has: the collector, and traces of the daemons that watch the AI assistants and the windows. */
class Workstation extends NixosHost {
  readonly alloy: AlloyCollector;

  constructor(scope: Construct, id: string, props: WorkstationProps) {
    super(scope, id);
    this.alloy = new AlloyCollector(this, 'alloy', {
      destinations: props.destinations,
      journalUnits: [
        JournalUnit.system('tailscaled'),
        JournalUnit.system('nix-daemon'),
        JournalUnit.user(AI_MONITOR),
      ],
      sessionEnvironment: {
        assistants: ['claude-code'],
        userServices: ['i3-project-daemon'],
      },
    });
    new BeylaAgent(this, 'beyla', { collector: this.alloy });
  }
}

/** A machine that can spare what continuous profiling costs. */
class Desktop extends Workstation {
  readonly pyroscope = new PyroscopeAgent(this, 'pyroscope', { collector: this.alloy });
  readonly memory = new PythonMemoryProfile(this, 'memory', {
    agent: this.pyroscope,
    name: AI_MONITOR,
    unit: JournalUnit.user(AI_MONITOR),
  });
}

/** The example fleet: a desktop, a laptop and a cloud VM that report to one LGTM stack. */
export function exampleFleet(
  app: Construct,
  props: Partial<ObservabilityStackProps> = {},
): ObservabilityStack {
  const stack = new ObservabilityStack(app, 'observability', {
    tailnet: 'example.ts.net',
    ...props,
  });
  new KubernetesProvider(stack, 'kubernetes', { configPath: '~/.kube/config' });

  const lgtm = new LgtmBackend(stack, 'lgtm', {
    metrics: Mimir.external({ url: 'http://mimir-gateway.monitoring.svc' }),
    logs: Loki.external({ url: 'http://loki.monitoring.svc:3100', objectStore: 'filesystem' }),
    traces: Tempo.external({ url: 'http://tempo.monitoring.svc:4318', version: 2 }),
    profiles: Pyroscope.external({ url: 'http://pyroscope.monitoring.svc:4040' }),
    retention: Duration.days(30),
  });
  const aiMonitor = OtlpDestination.local('ai_monitor', 4320, { serviceName: AI_MONITOR });
  const destinations = [aiMonitor, lgtm];

  new Desktop(stack, 'ryzen', { destinations });

  const thinkpad = new Workstation(stack, 'thinkpad', { destinations });
  thinkpad.alloy.addJournalUnit(JournalUnit.system('upower'));

  // a VM has no desktop, so nobody there watches the AI assistants, and no battery
  const hetzner = new NixosHost(stack, 'hetzner');
  new AlloyCollector(hetzner, 'alloy', {
    destinations: [lgtm],
    journalUnits: [JournalUnit.system('sshd'), JournalUnit.system('tailscaled')],
    nodeMetrics: { interval: Duration.seconds(30) },
  });

  return stack;
}
