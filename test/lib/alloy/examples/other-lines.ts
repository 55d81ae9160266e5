import { Construct } from 'constructs';
import { Alloy, Duration, Size } from '../../../../lib';
import { LocalFileMatch } from '../../../../lib/alloy/components/local/file_match';
import { LokiRelabel } from '../../../../lib/alloy/components/loki/relabel';
import { LokiSourceFile } from '../../../../lib/alloy/components/loki/source.file';
import { LokiSourceKafka } from '../../../../lib/alloy/components/loki/source.kafka';
import { LokiSourceSyslog } from '../../../../lib/alloy/components/loki/source.syslog';
import { LokiWrite } from '../../../../lib/alloy/components/loki/write';
import { OtelcolAuthBasic } from '../../../../lib/alloy/components/otelcol/auth.basic';
import { OtelcolConnectorCount } from '../../../../lib/alloy/components/otelcol/connector.count';
import { OtelcolExporterDebug } from '../../../../lib/alloy/components/otelcol/exporter.debug';
import { OtelcolExporterGooglecloud } from '../../../../lib/alloy/components/otelcol/exporter.googlecloud';
import { OtelcolExporterPrometheus } from '../../../../lib/alloy/components/otelcol/exporter.prometheus';
import { OtelcolProcessorBatch } from '../../../../lib/alloy/components/otelcol/processor.batch';
import { OtelcolProcessorDeltatocumulative } from '../../../../lib/alloy/components/otelcol/processor.deltatocumulative';
import { OtelcolProcessorMemoryLimiter } from '../../../../lib/alloy/components/otelcol/processor.memory_limiter';
import { OtelcolReceiverLoki } from '../../../../lib/alloy/components/otelcol/receiver.loki';
import { OtelcolReceiverOtlp } from '../../../../lib/alloy/components/otelcol/receiver.otlp';
import { PrometheusExporterGcp } from '../../../../lib/alloy/components/prometheus/exporter.gcp';
import { PrometheusRemoteWrite } from '../../../../lib/alloy/components/prometheus/remote_write';
import type { Example } from './example';

/** Their lists and maps break into lines, or their attributes into paragraphs, elsewhere than ours. */
export const OTHER_LINES: readonly Example[] = [
  {
    page: 'loki.source.kafka',
    index: 1,
    first: 'loki.source.kafka',
    build(file) {
      const local = new Construct(file, 'local');
      new LokiSourceKafka(local, 'kafka', {
        brokers: ['localhost:9092'],
        topics: ['quickstart-events'],
        labels: { component: 'loki.source.kafka' },
        forwardTo: () => [write.receiver],
        useIncomingTimestamp: true,
        relabelRules: () => relabel.rules,
      });
      const relabel = new LokiRelabel(file, 'kafka', {
        forwardTo: () => [write.receiver],
        rule: [{ sourceLabels: ['__meta_kafka_topic'], targetLabel: 'topic' }],
      });
      const write = new LokiWrite(local, 'write', {
        endpoint: [{ url: 'loki:3100/api/v1/push' }],
      });
    },
  },
  {
    page: 'loki.source.syslog',
    index: 2,
    first: 'loki.source.syslog',
    build(file) {
      const local = new Construct(file, 'local');
      new LokiSourceSyslog(local, 'syslog', {
        listener: [
          {
            address: '127.0.0.1:51893',
            labels: { component: 'loki.source.syslog', protocol: 'tcp' },
          },
          {
            address: '127.0.0.1:51898',
            protocol: 'udp',
            labels: { component: 'loki.source.syslog', protocol: 'udp' },
          },
        ],
        forwardTo: () => [write.receiver],
      });
      const write = new LokiWrite(local, 'write', {
        endpoint: [{ url: 'loki:3100/api/v1/push' }],
      });
    },
  },
  {
    page: 'otelcol.auth.basic',
    index: 5,
    first: 'otelcol.receiver.otlp',
    build(file) {
      new OtelcolReceiverOtlp(file, 'example', {
        grpc: () => ({ endpoint: '127.0.0.1:4317', auth: creds.handler }),
        output: () => ({ metrics: [debug.input], logs: [debug.input], traces: [debug.input] }),
      });
      const debug = new OtelcolExporterDebug(file, 'debug', {});
      const creds = new OtelcolAuthBasic(file, 'creds', {
        username: 'demo',
        password: Alloy.env('API_KEY'),
        htpasswd: { file: '/etc/alloy/.htpasswd' },
      });
    },
  },
  {
    page: 'otelcol.connector.count',
    index: 3,
    first: 'otelcol.receiver.otlp',
    build(file) {
      new OtelcolReceiverOtlp(file, 'otlp', {
        grpc: { endpoint: '127.0.0.1:4317' },
        http: { endpoint: '127.0.0.1:4318' },
        output: () => ({ traces: [count.input], metrics: [count.input], logs: [count.input] }),
      });
      const count = new OtelcolConnectorCount(file, 'count', {
        spans: [
          { name: 'traces_total', description: 'Total number of spans received' },
          {
            name: 'http_get_spans',
            description: 'HTTP GET requests',
            conditions: ['attributes["http.method"] == "GET"'],
          },
          {
            name: 'spans_by_service',
            description: 'Spans grouped by service',
            attributes: [{ key: 'service.name', defaultValue: 'unknown' }],
          },
        ],
        logs: [
          { name: 'logs_total', description: 'Total number of logs received' },
          {
            name: 'error_logs',
            description: 'Error level logs',
            conditions: ['severity_number >= 17'],
          },
        ],
        metrics: [{ name: 'metrics_total', description: 'Total number of metrics received' }],
        output: () => ({ metrics: [cumulative.input] }),
      });
      const cumulative = new OtelcolProcessorDeltatocumulative(file, 'deltatocumulative', {
        output: () => ({ metrics: [prometheus.input] }),
      });
      const prometheus = new OtelcolExporterPrometheus(file, 'prometheus', {
        forwardTo: () => [write.receiver],
        addMetricSuffixes: false,
        resourceToTelemetryConversion: true,
      });
      const write = new PrometheusRemoteWrite(file, 'remote_write', {
        endpoint: [{ url: 'http://localhost:9090/api/v1/write' }],
      });
    },
  },
  {
    page: 'otelcol.exporter.googlecloud',
    index: 1,
    first: 'local.file_match',
    build(file) {
      const logs = new Construct(file, 'logs');
      const gcp = new Construct(file, 'gcp');
      const match = new LocalFileMatch(logs, 'file_match', {
        pathTargets: [
          {
            __address__: 'localhost',
            __path__: '/var/log/{syslog,messages,*.log}',
            instance: Alloy.constants.hostname,
            job: 'integrations/node_exporter',
          },
        ],
      });
      new LokiSourceFile(logs, 'file', {
        targets: match.targets,
        forwardTo: () => [loki.receiver],
      });
      const loki = new OtelcolReceiverLoki(gcp, 'loki', {
        output: () => ({ logs: [limiter.input] }),
      });
      const limiter = new OtelcolProcessorMemoryLimiter(gcp, 'memory_limiter', {
        checkInterval: Duration.seconds(1),
        limit: Size.mebibytes(200),
        output: () => ({ metrics: [batch.input], logs: [batch.input], traces: [batch.input] }),
      });
      const batch = new OtelcolProcessorBatch(gcp, 'batch', {
        output: () => ({
          metrics: [exporter.input],
          logs: [exporter.input],
          traces: [exporter.input],
        }),
      });
      const exporter = new OtelcolExporterGooglecloud(file, 'googlecloud', {
        project: 'my-gcp-project',
        log: { defaultLogName: 'opentelemetry.io/collector-exported-log' },
      });
    },
  },
  {
    page: 'prometheus.exporter.gcp',
    index: 1,
    first: 'prometheus.exporter.gcp',
    build(file) {
      new PrometheusExporterGcp(file, 'pubsub_full_config', {
        projectIds: ['foo', 'bar'],
        metricsPrefixes: [
          'pubsub.googleapis.com/snapshot',
          'pubsub.googleapis.com/subscription/num_undelivered_messages',
          'pubsub.googleapis.com/subscription/oldest_unacked_message_age',
        ],
        extraFilters: [
          'pubsub.googleapis.com/subscription:resource.labels.subscription_id=monitoring.regex.full_match("my-subs-prefix.*")',
        ],
        requestInterval: Duration.minutes(5),
        requestOffset: Duration.seconds(0),
        ingestDelay: false,
        dropDelegatedProjects: false,
        gcpClientTimeout: Duration.seconds(15),
      });
    },
  },
];
