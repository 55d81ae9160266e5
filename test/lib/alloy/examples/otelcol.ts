import { Alloy, Duration } from '../../../../lib';
import { LocalFile } from '../../../../lib/alloy/components/local/file';
import { LokiWrite } from '../../../../lib/alloy/components/loki/write';
import { DiscoveryHttp } from '../../../../lib/alloy/components/discovery/http';
import { DiscoveryKubelet } from '../../../../lib/alloy/components/discovery/kubelet';
import { OtelcolAuthHeaders } from '../../../../lib/alloy/components/otelcol/auth.headers';
import { OtelcolConnectorSpanlogs } from '../../../../lib/alloy/components/otelcol/connector.spanlogs';
import { OtelcolExporterLoadbalancing } from '../../../../lib/alloy/components/otelcol/exporter.loadbalancing';
import { OtelcolExporterLoki } from '../../../../lib/alloy/components/otelcol/exporter.loki';
import { OtelcolExporterOtlphttp } from '../../../../lib/alloy/components/otelcol/exporter.otlphttp';
import { OtelcolExporterPrometheus } from '../../../../lib/alloy/components/otelcol/exporter.prometheus';
import { OtelcolExporterSplunkhec } from '../../../../lib/alloy/components/otelcol/exporter.splunkhec';
import { OtelcolExtensionJaegerRemoteSampling } from '../../../../lib/alloy/components/otelcol/extension.jaeger_remote_sampling';
import { OtelcolProcessorAttributes } from '../../../../lib/alloy/components/otelcol/processor.attributes';
import { OtelcolProcessorBatch } from '../../../../lib/alloy/components/otelcol/processor.batch';
import { OtelcolProcessorDiscovery } from '../../../../lib/alloy/components/otelcol/processor.discovery';
import { OtelcolProcessorResourcedetection } from '../../../../lib/alloy/components/otelcol/processor.resourcedetection';
import { OtelcolProcessorSpan } from '../../../../lib/alloy/components/otelcol/processor.span';
import { OtelcolReceiverAwscloudwatch } from '../../../../lib/alloy/components/otelcol/receiver.awscloudwatch';
import { OtelcolReceiverCloudflare } from '../../../../lib/alloy/components/otelcol/receiver.cloudflare';
import { OtelcolReceiverOtlp } from '../../../../lib/alloy/components/otelcol/receiver.otlp';
import { PrometheusRemoteWrite } from '../../../../lib/alloy/components/prometheus/remote_write';
import { envOf, otlphttp, type Example } from './example';

export const OTELCOL: readonly Example[] = [
  {
    page: 'otelcol.auth.headers',
    index: 1,
    first: 'otelcol.receiver.otlp',
    build(file) {
      new OtelcolReceiverOtlp(file, 'otlp', {
        http: { includeMetadata: true },
        grpc: { includeMetadata: true },
        output: () => ({ metrics: [batch.input], logs: [batch.input], traces: [batch.input] }),
      });
      const batch = new OtelcolProcessorBatch(file, 'batch', {
        metadataKeys: ['tenant_id'],
        output: () => ({
          metrics: [production.input],
          logs: [production.input],
          traces: [production.input],
        }),
      });
      const creds = new OtelcolAuthHeaders(file, 'creds', {
        header: [
          { key: 'X-Scope-OrgID', fromContext: 'tenant_id' },
          { key: 'User-ID', value: 'user_id' },
        ],
      });
      const production = new OtelcolExporterOtlphttp(file, 'production', {
        client: { endpoint: envOf('<OTLP_SERVER_ENDPOINT>'), auth: creds.handler },
      });
    },
  },
  {
    page: 'otelcol.connector.spanlogs',
    index: 1,
    first: 'otelcol.receiver.otlp',
    build(file) {
      new OtelcolReceiverOtlp(file, 'otlp', {
        grpc: {},
        output: () => ({ traces: [spanlogs.input] }),
      });
      const spanlogs = new OtelcolConnectorSpanlogs(file, 'spanlogs', {
        spans: true,
        roots: true,
        processes: true,
        events: true,
        labels: ['attribute1', 'res_attribute1'],
        spanAttributes: ['attribute1'],
        processAttributes: ['res_attribute1'],
        eventAttributes: ['log.severity', 'log.message'],
        output: () => ({ logs: [attributes.input] }),
      });
      const attributes = new OtelcolProcessorAttributes(file, 'attributes', {
        action: [{ key: 'loki.attribute.labels', action: 'insert', value: 'attribute1' }],
        output: () => ({ logs: [loki.input] }),
      });
      const loki = new OtelcolExporterLoki(file, 'loki', { forwardTo: () => [local.receiver] });
      const local = new LokiWrite(file, 'local', { endpoint: [{ url: 'loki:3100' }] });
    },
  },
  {
    page: 'otelcol.exporter.loadbalancing',
    index: 2,
    first: 'otelcol.exporter.loadbalancing',
    build(file) {
      new OtelcolExporterLoadbalancing(file, 'default', {
        resolver: {
          dns: {
            hostname: 'alloy-traces-sampling.grafana-cloud-monitoring.svc.cluster.local',
            port: '34621',
            interval: Duration.seconds(5),
            timeout: Duration.seconds(1),
          },
        },
        protocol: { otlp: { client: {} } },
      });
    },
  },
  {
    page: 'otelcol.exporter.prometheus',
    index: 3,
    first: 'otelcol.receiver.otlp',
    build(file) {
      new OtelcolReceiverOtlp(file, 'otlp', {
        grpc: {},
        output: () => ({ metrics: [prometheus.input] }),
      });
      const prometheus = new OtelcolExporterPrometheus(file, 'prometheus', {
        convertClassicHistogramsToNhcb: true,
        forwardTo: () => [mimir.receiver],
      });
      const mimir = new PrometheusRemoteWrite(file, 'mimir', {
        endpoint: [
          {
            url: 'http://mimir:9009/api/v1/push',
            protobufMessage: 'io.prometheus.write.v2.Request',
          },
        ],
      });
    },
  },
  {
    page: 'otelcol.exporter.splunkhec',
    index: 1,
    first: 'otelcol.receiver.otlp',
    build(file) {
      new OtelcolReceiverOtlp(file, 'otlp', {
        grpc: { endpoint: 'localhost:4317' },
        http: { endpoint: 'localhost:4318', compressionAlgorithms: ['zlib'] },
        output: () => ({
          metrics: [splunkhec.input],
          logs: [splunkhec.input],
          traces: [splunkhec.input],
        }),
      });
      const splunkhec = new OtelcolExporterSplunkhec(file, 'splunkhec', {
        client: {
          endpoint: 'https://splunkhec.domain.com:8088/services/collector',
          timeout: Duration.seconds(10),
          maxIdleConns: 200,
          maxIdleConnsPerHost: 200,
          idleConnTimeout: Duration.seconds(10),
        },
        splunk: {
          token: Alloy.unsafePlainText('SPLUNK_TOKEN'),
          source: 'otel',
          sourcetype: 'otel',
          index: 'metrics',
          splunkAppName: 'OpenTelemetry-Collector Splunk Exporter',
          splunkAppVersion: 'v0.0.1',
          otelToHecFields: {
            severityText: 'otel.log.severity.text',
            severityNumber: 'otel.log.severity.number',
          },
          heartbeat: { interval: Duration.seconds(30) },
          telemetry: {
            enabled: true,
            overrideMetricsNames: {
              otelcol_exporter_splunkhec_heartbeats_failed: 'app_heartbeats_failed_total',
              otelcol_exporter_splunkhec_heartbeats_sent: 'app_heartbeats_success_total',
            },
            extraAttributes: {
              custom_key: 'custom_value',
              dataset_name: 'SplunkCloudBeaverStack',
            },
          },
        },
      });
    },
  },
  {
    page: 'otelcol.extension.jaeger_remote_sampling',
    index: 2,
    first: 'local.file',
    build(file) {
      const sampling = new LocalFile(file, 'sampling', {
        filename: '/path/to/jaeger-sampling.json',
      });
      new OtelcolExtensionJaegerRemoteSampling(file, 'example', {
        http: {},
        source: { content: sampling.content },
      });
    },
  },
  {
    page: 'otelcol.processor.attributes',
    index: 2,
    first: 'otelcol.processor.attributes',
    build(file, elsewhere) {
      new OtelcolProcessorAttributes(file, 'default', {
        exclude: {
          matchType: 'strict',
          services: ['svcA', 'svcB'],
          attribute: [{ key: 'env', value: 'dev' }, { key: 'test_request' }],
        },
        action: [
          { key: 'credit_card', action: 'delete' },
          { key: 'duplicate_key', action: 'delete' },
        ],
        output: { traces: [otlphttp(elsewhere)] },
      });
    },
  },
  {
    page: 'otelcol.processor.discovery',
    index: 2,
    first: 'discovery.http',
    build(file, elsewhere) {
      const http = new DiscoveryHttp(file, 'dynamic_targets', {
        url: 'https://example.com/scrape_targets',
        refreshInterval: Duration.seconds(15),
      });
      const kubelet = new DiscoveryKubelet(file, 'k8s_pods', {
        bearerTokenFile: '/var/run/secrets/kubernetes.io/serviceaccount/token',
        namespaces: ['default', 'kube-system'],
      });
      new OtelcolProcessorDiscovery(file, 'default', {
        targets: Alloy.concatTargets(http.targets, kubelet.targets),
        output: { traces: [otlphttp(elsewhere)] },
      });
    },
  },
  {
    page: 'otelcol.processor.resourcedetection',
    index: 4,
    first: 'otelcol.processor.resourcedetection',
    build(file, elsewhere) {
      const input = otlphttp(elsewhere);
      new OtelcolProcessorResourcedetection(file, 'default', {
        detectors: ['ec2'],
        ec2: {
          tags: ['^tag1$', '^tag2$', '^label.*$'],
          resourceAttributes: {
            cloudAccountId: { enabled: true },
            cloudAvailabilityZone: { enabled: true },
            cloudPlatform: { enabled: true },
            cloudProvider: { enabled: true },
            cloudRegion: { enabled: true },
            hostId: { enabled: true },
            hostImageId: { enabled: false },
            hostName: { enabled: false },
            hostType: { enabled: false },
          },
        },
        output: { logs: [input], metrics: [input], traces: [input] },
      });
    },
  },
  {
    page: 'otelcol.processor.span',
    index: 3,
    first: 'otelcol.processor.span',
    build(file, elsewhere) {
      new OtelcolProcessorSpan(file, 'default', {
        name: {
          toAttributes: {
            rules: ['^\\/api\\/v1\\/document\\/(?P<documentId>.*)\\/update$'],
          },
        },
        output: { traces: [otlphttp(elsewhere)] },
      });
    },
  },
  {
    page: 'otelcol.receiver.awscloudwatch',
    index: 1,
    first: 'otelcol.receiver.awscloudwatch',
    build(file) {
      new OtelcolReceiverAwscloudwatch(file, 'awscloudwatch', {
        region: 'us-west-2',
        logs: {
          pollInterval: Duration.minutes(3),
          maxEventsPerRequest: 5000,
          groups: {
            named: [
              { groupName: '/aws/eks/dev-cluster/cluster', names: ['api-gateway'] },
              { groupName: '/aws/eks/prod-cluster/cluster', prefixes: ['app-', 'service-'] },
            ],
          },
        },
        output: () => ({ logs: [batch.input] }),
      });
      const batch = new OtelcolProcessorBatch(file, 'batch', {
        output: () => ({ logs: [exporter.input] }),
      });
      const exporter = new OtelcolExporterOtlphttp(file, 'otlphttp', {
        client: { endpoint: Alloy.call<string>('env', '<OTLP_ENDPOINT>') },
      });
    },
  },
  {
    page: 'otelcol.receiver.cloudflare',
    index: 1,
    first: 'otelcol.receiver.cloudflare',
    build(file) {
      new OtelcolReceiverCloudflare(file, 'cloudflare', {
        endpoint: '<HOST>:<PORT>',
        secret: '1234567890abcdef1234567890abcdef',
        timestampField: 'EdgeStartTimestamp',
        timestampFormat: 'rfc3339',
        attributes: {
          ClientIP: 'http_request.client_ip',
          ClientRequestURI: 'http_request.uri',
        },
        tls: { certFile: '/path/to/cert.pem', keyFile: '/path/to/key.pem' },
        output: () => ({ logs: [batch.input] }),
      });
      const batch = new OtelcolProcessorBatch(file, 'batch', {
        output: () => ({ logs: [exporter.input] }),
      });
      const exporter = new OtelcolExporterOtlphttp(file, 'otlphttp', {
        client: { endpoint: Alloy.call<string>('env', '<OTLP_ENDPOINT>') },
      });
    },
  },
];
