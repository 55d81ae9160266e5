import { Alloy, AlloyComponent, Size } from '../../../../lib';
import { BeylaEbpf } from '../../../../lib/alloy/components/beyla/ebpf';
import { DatabaseObservabilitySqlServer } from '../../../../lib/alloy/components/database_observability/sql_server';
import { DiscoveryKubernetes } from '../../../../lib/alloy/components/discovery/kubernetes';
import { DiscoveryRelabel } from '../../../../lib/alloy/components/discovery/relabel';
import { FaroReceiver } from '../../../../lib/alloy/components/faro/receiver';
import { LokiProcess } from '../../../../lib/alloy/components/loki/process';
import { LokiRelabel } from '../../../../lib/alloy/components/loki/relabel';
import { LokiSourcePodlogs } from '../../../../lib/alloy/components/loki/source.podlogs';
import { LokiWrite } from '../../../../lib/alloy/components/loki/write';
import { MimirRulesKubernetes } from '../../../../lib/alloy/components/mimir/rules.kubernetes';
import { OtelcolExporterOtlphttp } from '../../../../lib/alloy/components/otelcol/exporter.otlphttp';
import { PyroscopeEbpf } from '../../../../lib/alloy/components/pyroscope/ebpf';
import { PyroscopeReceiveHttp } from '../../../../lib/alloy/components/pyroscope/receive_http';
import { PyroscopeRelabel } from '../../../../lib/alloy/components/pyroscope/relabel';
import { PyroscopeWrite } from '../../../../lib/alloy/components/pyroscope/write';
import { envOf, type Example } from './example';

/** Logs, profiles, and what watches applications. */
export const SIGNALS: readonly Example[] = [
  {
    page: 'beyla.ebpf',
    index: 4,
    first: 'beyla.ebpf',
    build(file) {
      new BeylaEbpf(file, 'default', {
        discovery: {
          instrument: [{ openPorts: '8080', sampler: { name: 'traceidratio', arg: '0.1' } }],
        },
      });
    },
  },
  {
    page: 'database_observability.sql_server',
    index: 1,
    first: 'database_observability.sql_server',
    build(file) {
      new DatabaseObservabilitySqlServer(file, 'orders_db', {
        dataSourceName: Alloy.unsafePlainText('sqlserver://user:pass@server:1433'),
        forwardTo: () => [logs.receiver],
      });
      const logs = new LokiWrite(file, 'logs_service', {
        endpoint: [
          {
            url: envOf('<GRAFANA_CLOUD_HOSTED_LOGS_URL>'),
            basicAuth: {
              username: envOf('<GRAFANA_CLOUD_HOSTED_LOGS_ID>'),
              password: envOf('<GRAFANA_CLOUD_RW_API_KEY>'),
            },
          },
        ],
      });
    },
  },
  {
    page: 'faro.receiver',
    index: 3,
    first: 'faro.receiver',
    build(file) {
      new FaroReceiver(file, 'receiver', {
        server: { listenAddress: '<NETWORK_ADDRESS>' },
        sourcemaps: {
          location: [{ path: '<PATH_TO_SOURCEMAPS>', minifiedPathPrefix: '<WEB_APP_PREFIX>' }],
        },
        output: () => ({ logs: [logs.receiver], traces: [traces.input] }),
      });
      const logs = new LokiWrite(file, 'write', {
        endpoint: [{ url: 'https://LOKI_ADDRESS/loki/api/v1/push' }],
      });
      const traces = new OtelcolExporterOtlphttp(file, 'traces', {
        client: { endpoint: '<OTLP_ADDRESS>' },
      });
    },
  },
  {
    page: 'loki.process',
    index: 59,
    first: 'loki.process',
    build(file, elsewhere) {
      const write = new LokiWrite(elsewhere, 'write', {});
      new LokiProcess(file, 'default', {
        forwardTo: [write.receiver],
        stage: [
          {
            truncate: {
              rule: [
                { limit: Size.bytes(12), suffix: '...' },
                { limit: Size.bytes(12), suffix: '...', sourceType: 'label' },
              ],
            },
          },
        ],
      });
    },
  },
  {
    page: 'loki.process',
    index: 60,
    first: 'loki.source.windowsevent',
    build(file, elsewhere) {
      // it is for Windows alone, hence without a class
      new AlloyComponent(file, 'security', {
        component: 'loki.source.windowsevent',
        body: () => ({ eventlog_name: 'Security', forward_to: [process.receiver] }),
      });
      const process = new LokiProcess(file, 'process', {
        forwardTo: () => [write.receiver],
        stage: [
          { json: { expressions: { message: '', Overwritten: '' } } },
          { windowsevent: { source: 'message', overwriteExisting: true } },
          {
            labels: {
              values: {
                Description: '',
                Subject_SecurityID: '',
                ReadOP: 'Subject_ReadOperation',
              },
            },
          },
        ],
      });
      const write = new LokiWrite(elsewhere, 'write', {});
    },
  },
  {
    page: 'loki.source.podlogs',
    index: 2,
    first: 'loki.source.podlogs',
    build(file) {
      new LokiSourcePodlogs(file, 'with_label_preservation', {
        forwardTo: () => [local.receiver],
        preserveDiscoveredLabels: true,
      });
      new LokiRelabel(file, 'pod_relabeling', {
        forwardTo: () => [local.receiver],
        rule: [
          { sourceLabels: ['__meta_kubernetes_pod_label_app'], targetLabel: 'app' },
          { sourceLabels: ['__meta_kubernetes_pod_annotation_version'], targetLabel: 'version' },
        ],
      });
      const local = new LokiWrite(file, 'local', { endpoint: [{ url: Alloy.env('LOKI_URL') }] });
    },
  },
  {
    page: 'mimir.rules.kubernetes',
    index: 1,
    first: 'mimir.rules.kubernetes',
    build(file) {
      new MimirRulesKubernetes(file, 'local', {
        address: 'mimir:8080',
        tenantId: 'team-a',
        ruleNamespaceSelector: { matchLabels: { alloy: 'yes' } },
        ruleSelector: { matchLabels: { alloy: 'yes' } },
      });
    },
  },
  {
    page: 'pyroscope.ebpf',
    index: 1,
    first: 'discovery.kubernetes',
    build(file) {
      const pods = new DiscoveryKubernetes(file, 'all_pods', {
        role: 'pod',
        selectors: [{ field: Alloy.concat('spec.nodeName=', Alloy.env('HOSTNAME')), role: 'pod' }],
      });
      const replace = (label: string, from: string) =>
        ({ action: 'replace', sourceLabels: [from], targetLabel: label }) as const;
      const local = new DiscoveryRelabel(file, 'local_pods', {
        targets: pods.targets,
        rule: [
          {
            action: 'drop',
            regex: 'Succeeded|Failed',
            sourceLabels: ['__meta_kubernetes_pod_phase'],
          },
          {
            action: 'replace',
            regex: '(.*)@(.*)',
            replacement: 'ebpf/${1}/${2}',
            separator: '@',
            sourceLabels: ['__meta_kubernetes_namespace', '__meta_kubernetes_pod_container_name'],
            targetLabel: 'service_name',
          },
          { action: 'labelmap', regex: '__meta_kubernetes_pod_label_(.+)' },
          replace('namespace', '__meta_kubernetes_namespace'),
          replace('pod', '__meta_kubernetes_pod_name'),
          replace('node', '__meta_kubernetes_pod_node_name'),
          replace('container', '__meta_kubernetes_pod_container_name'),
        ],
      });
      // its label is its scope's, `local_pods`, because its name ends in its id
      new PyroscopeEbpf(local, 'ebpf', {
        forwardTo: () => [endpoint.receiver],
        targets: local.output,
      });
      const endpoint = new PyroscopeWrite(file, 'endpoint', {
        endpoint: [{ url: 'http://pyroscope:4040' }],
      });
    },
  },
  {
    page: 'pyroscope.relabel',
    index: 1,
    first: 'pyroscope.receive_http',
    build(file) {
      new PyroscopeReceiveHttp(file, 'default', {
        forwardTo: () => [filter.receiver],
        http: { listenAddress: '0.0.0.0', listenPort: 9999 },
      });
      const filter = new PyroscopeRelabel(file, 'filter_profiles', {
        forwardTo: () => [staging.receiver],
        rule: [
          { sourceLabels: ['env'], targetLabel: '__tmp_hash', action: 'hashmod', modulus: 2 },
          { sourceLabels: ['__tmp_hash'], action: 'drop', regex: '^1$' },
        ],
      });
      const staging = new PyroscopeWrite(file, 'staging', {
        endpoint: [{ url: 'http://pyroscope-staging:4040' }],
      });
    },
  },
];
