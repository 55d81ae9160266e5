import { Construct } from 'constructs';
import { Alloy, Duration } from '../../../../lib';
import { DiscoveryDockerswarm } from '../../../../lib/alloy/components/discovery/dockerswarm';
import { DiscoveryKubernetes } from '../../../../lib/alloy/components/discovery/kubernetes';
import { DiscoveryRelabel } from '../../../../lib/alloy/components/discovery/relabel';
import { DiscoveryServerset } from '../../../../lib/alloy/components/discovery/serverset';
import { PrometheusExporterBlackbox } from '../../../../lib/alloy/components/prometheus/exporter.blackbox';
import { PrometheusExporterCloudwatch } from '../../../../lib/alloy/components/prometheus/exporter.cloudwatch';
import { PrometheusExporterOracledb } from '../../../../lib/alloy/components/prometheus/exporter.oracledb';
import { PrometheusExporterProcess } from '../../../../lib/alloy/components/prometheus/exporter.process';
import { PrometheusExporterStatsd } from '../../../../lib/alloy/components/prometheus/exporter.statsd';
import { PrometheusOperatorPodmonitors } from '../../../../lib/alloy/components/prometheus/operator.podmonitors';
import { PrometheusRelabel } from '../../../../lib/alloy/components/prometheus/relabel';
import { PrometheusRemoteWrite } from '../../../../lib/alloy/components/prometheus/remote_write';
import { PrometheusScrape } from '../../../../lib/alloy/components/prometheus/scrape';
import { RemoteKubernetesConfigmap } from '../../../../lib/alloy/components/remote/kubernetes.configmap';
import { RemoteKubernetesSecret } from '../../../../lib/alloy/components/remote/kubernetes.secret';
import type { OptionalSecret } from '../../../../lib/alloy/expression';
import { scrapeDemo, type Example } from './example';

/** Prometheus's metrics, and where it finds them. */
export const METRICS: readonly Example[] = [
  {
    page: 'discovery.dockerswarm',
    index: 1,
    first: 'discovery.dockerswarm',
    build(file) {
      const { targets } = new DiscoveryDockerswarm(file, 'example', {
        host: 'unix:///var/run/docker.sock',
        role: 'tasks',
        filter: [
          { name: 'id', values: ['0kzzo1i0y4jz6027t0k7aezc7'] },
          { name: 'desired-state', values: ['running', 'accepted'] },
        ],
      });
      scrapeDemo(file, targets);
    },
  },
  {
    page: 'discovery.kubernetes',
    index: 4,
    first: 'discovery.kubernetes',
    build(file) {
      const hostname = Alloy.coalesce(Alloy.env('HOSTNAME'), Alloy.constants.hostname);
      const { targets } = new DiscoveryKubernetes(file, 'k8s_pods', {
        role: 'pod',
        selectors: [{ role: 'pod', field: Alloy.concat('spec.nodeName=', hostname) }],
      });
      scrapeDemo(file, targets);
    },
  },
  {
    page: 'discovery.serverset',
    index: 1,
    first: 'discovery.serverset',
    build(file) {
      const { targets } = new DiscoveryServerset(file, 'zookeeper', {
        servers: ['zk1', 'zk2', 'zk3'],
        paths: ['/path/to/znode1', '/path/to/znode2'],
        timeout: Duration.seconds(30),
      });
      new PrometheusScrape(file, 'scrape', { targets, forwardTo: () => [write.receiver] });
      const write = new PrometheusRemoteWrite(file, 'remote_write', {
        endpoint: [{ url: 'http://remote-write-url1' }],
      });
    },
  },
  {
    page: 'prometheus.exporter.blackbox',
    index: 5,
    first: 'prometheus.exporter.blackbox',
    build(file, elsewhere) {
      const example = new Construct(file, 'example');
      const blackbox = new PrometheusExporterBlackbox(example, 'blackbox', {
        config: '{ modules: { http_2xx: { prober: http, timeout: 5s } } }',
        target: [{ name: 'example', address: 'example.com', module: 'http_2xx' }],
      });
      const relabel = new DiscoveryRelabel(example, 'relabel', {
        targets: blackbox.targets,
        rule: [{ sourceLabels: ['__param_target'], targetLabel: 'instance' }],
      });
      const service = new PrometheusRemoteWrite(elsewhere, 'metrics_service', {});
      new PrometheusScrape(example, 'scrape', {
        targets: relabel.output,
        forwardTo: [service.receiver],
      });
    },
  },
  {
    page: 'prometheus.exporter.cloudwatch',
    index: 4,
    first: 'prometheus.exporter.cloudwatch',
    build(file) {
      const average = (name: string) => ({
        name,
        statistics: ['Average'],
        period: Duration.minutes(5),
      });
      new PrometheusExporterCloudwatch(file, 'discover_instances', {
        stsRegion: 'eu-west-1',
        customNamespace: [
          {
            label: 'customEC2Metrics',
            namespace: 'CustomEC2Metrics',
            regions: ['us-east-1'],
            metric: [average('cpu_usage_idle'), average('disk_free')],
          },
        ],
      });
    },
  },
  {
    page: 'prometheus.exporter.oracledb',
    index: 1,
    first: 'prometheus.exporter.oracledb',
    build(file) {
      const database = (name: string, address: string) => ({
        name,
        connectionString: Alloy.unsafePlainText(address),
        username: '<DB_USERNAME>',
        password: Alloy.unsafePlainText('<DB_PASSWORD>'),
      });
      const { targets } = new PrometheusExporterOracledb(file, 'example', {
        database: [
          database('primary', 'db-primary.example.com:1521/ORCL'),
          database('standby', 'db-standby.example.com:1521/ORCL'),
        ],
      });
      scrapeDemo(file, targets);
    },
  },
  {
    page: 'prometheus.exporter.process',
    index: 1,
    first: 'prometheus.exporter.process',
    build(file) {
      const { targets } = new PrometheusExporterProcess(file, 'example', {
        trackChildren: false,
        matcher: [{ comm: ['alloy'] }],
      });
      scrapeDemo(file, targets);
    },
  },
  {
    page: 'prometheus.exporter.statsd',
    index: 1,
    first: 'prometheus.exporter.statsd',
    build(file) {
      const { targets } = new PrometheusExporterStatsd(file, 'example', {
        listenUdp: '',
        listenTcp: ':9125',
        listenUnixgram: '',
        unixSocketMode: '755',
        mappingConfigPath: 'mapTest.yaml',
        readBuffer: 1,
        cacheSize: 1000,
        cacheType: 'lru',
        eventQueueSize: 10000,
        eventFlushThreshold: 1000,
        eventFlushInterval: Duration.milliseconds(200),
        parseDogstatsdTags: true,
        parseInfluxdbTags: true,
        parseLibratoTags: true,
        parseSignalfxTags: true,
      });
      scrapeDemo(file, targets);
    },
  },
  {
    page: 'prometheus.operator.podmonitors',
    index: 2,
    first: 'prometheus.operator.podmonitors',
    build(file, elsewhere) {
      const staging = new PrometheusRemoteWrite(elsewhere, 'staging', {});
      new PrometheusOperatorPodmonitors(file, 'pods', {
        forwardTo: [staging.receiver],
        namespaces: ['my-app'],
        selector: { matchExpression: [{ key: 'team', operator: 'In', values: ['ops'] }] },
      });
    },
  },
  {
    page: 'prometheus.relabel',
    index: 2,
    first: 'prometheus.relabel',
    build(file, elsewhere) {
      const onprem = new PrometheusRemoteWrite(elsewhere, 'onprem', {});
      new PrometheusRelabel(file, 'keep_backend_only', {
        forwardTo: [onprem.receiver],
        rule: [
          {
            action: 'replace',
            sourceLabels: ['__address__', 'instance'],
            separator: '/',
            targetLabel: 'host',
          },
          { action: 'keep', sourceLabels: ['app'], regex: 'backend' },
          { action: 'labeldrop', regex: 'instance' },
        ],
      });
    },
  },
  {
    page: 'remote.kubernetes.secret',
    index: 2,
    first: 'remote.kubernetes.secret',
    build(file) {
      const { data: secret } = new RemoteKubernetesSecret(file, 'credentials', {
        namespace: 'monitoring',
        name: 'metrics-secret',
      });
      const { data: configmap } = new RemoteKubernetesConfigmap(file, 'endpoint', {
        namespace: 'monitoring',
        name: 'metrics-endpoint',
      });
      new PrometheusRemoteWrite(file, 'default', {
        endpoint: [
          {
            url: Alloy.at<OptionalSecret>(configmap, 'url'),
            basicAuth: {
              username: Alloy.nonsensitive(Alloy.at<OptionalSecret>(configmap, 'username')),
              password: Alloy.at<OptionalSecret>(secret, 'password'),
            },
          },
        ],
      });
    },
  },
];
