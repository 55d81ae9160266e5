import type { Construct } from 'constructs';
import { LokiRelabel } from '../../../lib/alloy/components/loki/relabel';
import { LokiWrite } from '../../../lib/alloy/components/loki/write';
import { OtelcolExporterLoki } from '../../../lib/alloy/components/otelcol/exporter.loki';
import { OtelcolProcessorTransform } from '../../../lib/alloy/components/otelcol/processor.transform';
import type { RelabelConfig } from '../../../lib/alloy/components/shared/common-relabel';
import { Duration } from '../../../lib/units';
import { SERVICE_LABEL, UNIT_LABEL } from '../../wiring/correlation';
import type {
  DestinationBindOptions,
  DestinationInputs,
  ITelemetryDestination,
} from '../../wiring/destination';
import { HOST_LABEL, indexHost } from '../../wiring/host-identity';
import type { DestinationSelection } from '../../wiring/selection';
import { pushEndpoint } from './push-endpoint';
import type { RemoteDestinationProps } from './remote-destination';

/** A store of logs that takes Loki's push. */
export interface LokiPushProps
  extends RemoteDestinationProps, Omit<DestinationSelection, 'tailSampling'> {
  /** Its whole URL: `https://loki.example.com/loki/api/v1/push`. */
  readonly url: string;
  /** Rules for streams' labels, applied last, in Prometheus' words; `keep` and `drop` decide of whole streams. @default - none */
  readonly relabelRules?: readonly RelabelConfig[];
}

/**
 * Logs by Loki's push. Labels: `service_name` and `host`, as on all else; `job`, which is the same as `service_name`,
 * `instance`, `level`, `exporter`; `unit` of the journal, `filename` of a file, the host's own.
 *
 * A record of nothing but text is that line. One with attributes or a trace is JSON, with the text as `body`, which LogQL
 * takes apart by `| json`: as AI assistants and programs with OpenTelemetry send them.
 *
 * Alloy's writer waits while its own queue of 10 MiB is full, and whoever sends to the host with it. The outage buffer takes
 * all at once, so that it never is: so it can't be left out (`OutageBuffer.alloyQueue` is an error), and a machine that
 * switches it off is warned.
 *
 * @example
 * const loki = new LokiPush('loki', {
 *   url: 'https://loki.example.com/loki/api/v1/push',
 *   bearerTokenCredential: 'loki-token',
 * });
 * @see https://grafana.com/docs/loki/latest/reference/loki-http-api/#ingest-logs
 */
export class LokiPush implements ITelemetryDestination {
  /** It takes logs alone. */
  readonly signals = ['logs'] as const;
  /** Never on the workstation itself, but by a tunnel. */
  readonly location = 'remote';
  /** What of the host's logs goes there. */
  readonly selection?: DestinationSelection;

  /** @param destinationName its name in Alloy's labels and in its switch, such as `loki` */
  constructor(
    readonly destinationName: string,
    private readonly props: LokiPushProps,
  ) {
    this.selection = props;
  }

  /** Called by a collector: makes what writes in `scope`. @throws for a malformed URL, and for credentials that don't go together */
  bind(scope: Construct, options: DestinationBindOptions): DestinationInputs {
    const { url, relabelRules = [] } = this.props;
    const writer = new LokiWrite(scope, 'write', {
      endpoint: [
        {
          ...pushEndpoint(scope, options, url, 'loki', this.props),
          remoteTimeout: Duration.seconds(5),
          maxBackoffPeriod: Duration.seconds(5),
        },
      ],
    });
    scope.node.defaultChild = writer;
    const receiver =
      relabelRules.length === 0
        ? writer.receiver
        : new LokiRelabel(scope, 'rules', { rule: relabelRules, forwardTo: [writer.receiver] })
            .receiver;
    const exporter = new OtelcolExporterLoki(scope, 'loki', { forwardTo: [receiver] });
    const transform = new OtelcolProcessorTransform(scope, 'labels', {
      errorMode: 'ignore',
      statements: { log: [...indexHost([]).log, ...lines(options)] },
      output: { logs: [exporter.input] },
    });
    return { logs: transform.input };
  }
}

/** Attributes of the library's own sources that are labels, each by its label; what has them besides says nothing more. */
const LABELS: Readonly<Record<string, string>> = {
  [UNIT_LABEL]: 'systemd.unit',
  filename: 'log.file.path',
};

/** Has Alloy's exporter make labels, and lines of text of what is nothing else. @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.exporter.loki/ */
function lines({ labels }: DestinationBindOptions): string[] {
  const names = Object.entries(LABELS);
  const attribute = (name: string) => `log.attributes["${name}"]`;
  const ofResource = [SERVICE_LABEL.replace('_', '.'), HOST_LABEL, ...Object.keys(labels)];
  return [
    `set(resource.attributes["loki.resource.labels"], "${ofResource.join(', ')}")`,
    ...names.map(([label, from]) => `set(log.cache["${label}"], ${attribute(from)})`),
    'delete_matching_keys(log.attributes, "^(systemd\\\\.unit|log\\\\.file\\\\.(path|name))$")',
    // no trace is one of zeros
    'set(log.cache["raw"], true) where Len(log.attributes) == 0 and IsMatch(log.trace_id.string, "^0*$")',
    ...names.map(
      ([label]) =>
        `set(${attribute(label)}, log.cache["${label}"]) where log.cache["${label}"] != nil`,
    ),
    `set(${attribute('loki.attribute.labels')}, "${names.map(([label]) => label).join(', ')}")`,
    `set(${attribute('loki.format')}, "raw") where log.cache["raw"] == true`,
  ];
}
