import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import type { App } from 'cdktf';
import {
  AlloyCollector,
  DockerLogs,
  Duration,
  ExporterMetrics,
  FileLogs,
  JournalScope,
  JournalUnit,
  KubernetesScrape,
  LgtmBackend,
  Loki,
  MetricsScrape,
  Mimir,
  NixosConfig,
  NixosHost,
  ObservabilityStack,
  OtlpDestination,
  OtlpReceiver,
  Prometheus,
  type AlloyCollectorProps,
} from 'cdktf-nixos-observability';
import { PrometheusExporterBlackbox } from 'cdktf-nixos-observability/alloy/prometheus/exporter.blackbox';

/** What somebody has configured by hand, as an app. */
export interface Configuration {
  /** The app; its stack is called fleet, and its one host of interest host. */
  readonly app: (app: App) => void;
  /** What the machine says beside the host's module, in Nix. */
  readonly machine: string;
}

const CREDENTIALS = (...names: readonly string[]) =>
  `observability.alloy.credentials = { ${names.map((name) => `${name} = "/run/secrets/${name}";`).join(' ')} };`;

/** A fleet of one host that is on no tailnet. */
function single(app: App, props: AlloyCollectorProps) {
  const stack = new ObservabilityStack(app, 'fleet');
  const host = new NixosHost(stack, 'host');
  return { stack, host, alloy: new AlloyCollector(host, 'alloy', props) };
}

/** An archive that takes a user and a password, by https. */
const ARCHIVE = OtlpDestination.remote('archive', {
  endpoint: 'https://otel.example.com',
  basicAuth: { usernameCredential: 'archive-user', passwordCredential: 'archive-password' },
});
const ARCHIVE_CREDENTIALS = CREDENTIALS('archive-user', 'archive-password');
const PLAIN = OtlpDestination.remote('archive', { endpoint: 'https://otel.example.com' });

/** The ten public configurations, by what they are. */
export const PEOPLE: Readonly<Record<string, Configuration>> = {
  'a personal NixOS config': {
    app: (app) => {
      const { host, alloy } = single(app, {
        destinations: [PLAIN],
        labels: { role: 'desktop', env: 'home', os: 'nixos' },
      });
      new KubernetesScrape(host, 'state', {
        collector: alloy,
        name: 'kube-state-metrics',
        kubeconfigCredential: 'kubeconfig',
        matchLabels: { 'app.kubernetes.io/name': 'kube-state-metrics' },
        honorLabels: true,
      });
    },
    machine: `${CREDENTIALS('kubeconfig')}
      environment.persistence."/persist".directories = [ "/var/lib/private/alloy" ];`,
  },
  "an organisation's modules": {
    app: (app) => {
      const { host, alloy } = single(app, {
        destinations: [ARCHIVE],
        journal: JournalScope.everything({ minimumPriority: 'info' }),
        labels: { cluster: 'infra' },
      });
      for (const [name, port] of Object.entries({ nginx: 9113, postgres: 9187 }))
        new MetricsScrape(host, name, { collector: alloy, name, targets: [`127.0.0.1:${port}`] });
    },
    machine: ARCHIVE_CREDENTIALS,
  },
  'a flake of servers': {
    app: (app) =>
      void single(app, {
        destinations: [ARCHIVE],
        nodeMetrics: { collectors: ['cpu', 'meminfo', 'filesystem', 'netdev'] },
        sessionEnvironment: false,
      }),
    machine: `${ARCHIVE_CREDENTIALS}
      services.alloy.extraFlags = [ "--server.http.listen-addr=127.0.0.1:12346" ];`,
  },
  'a VPS with nginx': {
    app: (app) => {
      const { host, alloy } = single(app, {
        destinations: [
          OtlpDestination.remote('home', {
            endpoint: 'http://10.0.0.1:4318',
            allowPlainHttp: 'by WireGuard of our own',
          }),
        ],
      });
      for (const name of ['blog', 'shop'])
        new FileLogs(host, name, {
          collector: alloy,
          name,
          paths: [`/var/log/nginx/${name}.*.log`],
          groups: ['nginx'],
        });
      new MetricsScrape(host, 'nginxlog', {
        collector: alloy,
        name: 'nginx',
        targets: ['127.0.0.1:4040'],
      });
    },
    machine:
      'systemd.services.alloy.serviceConfig.AmbientCapabilities = [ "CAP_DAC_READ_SEARCH" ];',
  },
  'a homelab with ZFS': {
    app: (app) => {
      const { host, alloy } = single(app, {
        destinations: [PLAIN],
        nodeMetrics: {
          addCollectors: ['zfs', 'mdadm'],
          textfileDirectory: '/var/lib/node-metrics',
        },
      });
      new MetricsScrape(host, 'zfs', {
        collector: alloy,
        name: 'zfs',
        targets: ['127.0.0.1:9134'],
      });
    },
    machine: 'systemd.services.alloy.serviceConfig = { TimeoutStopSec = "8s"; MemoryMax = "1G"; };',
  },
  'a hosting network': {
    app: (app) => {
      const { host, alloy } = single(app, { destinations: [PLAIN] });
      new ExporterMetrics(host, 'customers', {
        collector: alloy,
        name: 'customers',
        exporter: PrometheusExporterBlackbox,
        arguments: {
          config: '{ modules: { up: { prober: http }, ping: { prober: icmp } } }',
          target: [
            { name: 'blog', address: 'https://example.com', module: 'up' },
            { name: 'router', address: '192.0.2.1', module: 'ping' },
          ],
        },
        capabilities: ['CAP_NET_RAW'],
        interval: Duration.seconds(30),
      });
    },
    // a folder below /etc/alloy isn't read: what was in conf.d is handed in by name
    machine: 'observability.alloy.configFiles.extra = builtins.toFile "extra.alloy" "";',
  },
  'Grafana Cloud and Docker': {
    app: (app) => {
      const { host, alloy } = single(app, {
        destinations: [
          OtlpDestination.remote('grafana_cloud', {
            endpoint: 'https://otlp-gateway-prod-eu-west-0.grafana.net/otlp',
            basicAuth: { usernameCredential: 'instance', passwordCredential: 'token' },
            metricsTemporality: 'cumulative',
          }),
        ],
      });
      new DockerLogs(host, 'docker', { collector: alloy });
    },
    machine: `${CREDENTIALS('instance', 'token')}
      services.alloy.extraFlags = [ "--stability.level=experimental" ];`,
  },
  podman: {
    app: (app) => {
      const { host, alloy } = single(app, {
        destinations: [PLAIN],
        journalUnits: [
          JournalUnit.system('podman-web', { labels: { role: 'web' } }),
          JournalUnit.system('podman-db', { labels: { role: 'database' } }),
        ],
      });
      new DockerLogs(host, 'podman', { collector: alloy, engine: 'podman' });
    },
    machine: 'observability.packagedUnits = [ "podman-web.service" "podman-db.service" ];',
  },
  'two clusters': {
    app: (app) => {
      const stack = new ObservabilityStack(app, 'fleet', { tailnet: 'example.ts.net' });
      const lgtm = ['one', 'two'].map((name) => {
        const provider = new KubernetesProvider(stack, `kubernetes-${name}`, {
          alias: name,
          configContext: name,
        });
        return new LgtmBackend(stack, name, {
          providers: [provider],
          hostname: `otel-${name}`,
          metrics:
            name === 'one'
              ? Mimir.external({ url: 'http://mimir-gateway.monitoring.svc' })
              : Prometheus.external({ url: 'http://prometheus-server.monitoring.svc' }),
          logs: Loki.external({ url: 'http://loki.monitoring.svc:3100', objectStore: 's3' }),
        });
      });
      new AlloyCollector(new NixosHost(stack, 'host'), 'alloy', { destinations: lgtm });
    },
    machine: '',
  },
  'a NAS without a tailnet': {
    app: (app) => {
      const { host, alloy } = single(app, { destinations: [ARCHIVE] });
      new OtlpReceiver(host, 'lan', {
        collector: alloy,
        name: 'lan',
        listenAddress: '192.168.1.2',
        from: { interface: 'enp3s0' },
        tokenCredential: 'lan-token',
        allowPlainHttp: 'the devices of this network know no certificates',
      });
      new NixosConfig(host, 'nftables', { networking: { nftables: { enable: true } } });
    },
    machine: CREDENTIALS('archive-user', 'archive-password', 'lan-token'),
  },
};
