import type { Construct } from 'constructs';
import { OtelcolExporterPrometheus } from '../../../lib/alloy/components/otelcol/exporter.prometheus';
import { OtelcolProcessorTransform } from '../../../lib/alloy/components/otelcol/processor.transform';
import { PrometheusRemoteWrite as Writer } from '../../../lib/alloy/components/prometheus/remote_write';
import type { RelabelConfig } from '../../../lib/alloy/components/shared/common-relabel';
import { Duration } from '../../../lib/units';
import type {
  DestinationBindOptions,
  DestinationInputs,
  ITelemetryDestination,
} from '../../wiring/destination';
import { indexHost } from '../../wiring/host-identity';
import type { DestinationSelection } from '../../wiring/selection';
import { deltaToCumulative } from './delta-to-cumulative';
import { pushEndpoint } from './push-endpoint';
import type { RemoteDestinationProps } from './remote-destination';

/** A store of metrics that takes Prometheus' remote_write. */
export interface PrometheusRemoteWriteProps
  extends RemoteDestinationProps, Omit<DestinationSelection, 'tailSampling'> {
  /** Its whole URL: `https://mimir.example.com/api/v1/push`, and of Prometheus itself `…/api/v1/write`. */
  readonly url: string;
  /** Rules for series, applied last, in Prometheus' words; `keep` and `drop` decide of whole series. @default - none */
  readonly writeRelabelConfig?: readonly RelabelConfig[];
  /**
   * Whether delta counters, which Claude Code and Codex send, are added up on the host; where they aren't, none of them arrives:
   * remote_write knows cumulative ones alone. Alloy calls the component that does it experimental, and has to be told that it
   * may run such: `observability.alloy.stabilityLevel` becomes `experimental`. A restart of Alloy begins every sum anew,
   * which queries see as the counter's reset.
   * @default true
   */
  readonly deltaToCumulative?: boolean;
}

/**
 * Metrics by Prometheus' remote_write, version 1: to Mimir, Prometheus (`--web.enable-remote-write-receiver`), VictoriaMetrics
 * or Grafana Cloud. Takes all that the host has, scraped or sent to it by OTLP, under the names that Prometheus gives them:
 * `claude_code.token.usage` in tokens becomes `claude_code_token_usage_tokens_total`; scraped ones keep theirs.
 *
 * Each series says which host it is of, by `host`, and of which program by `job` and `instance`, from `service.name` and
 * `service.instance.id`, which is the host's name where nobody set one; so with the host's own labels. What else a resource
 * says is in `target_info`.
 *
 * In an outage the buffer keeps its requests as they are, in order and one by one. What the store calls out of order or too
 * old it answers with 400, which is for good; so let it take what is late (Prometheus' `out_of_order_time_window`).
 *
 * @example
 * const mimir = new PrometheusRemoteWrite('mimir', {
 *   url: 'https://mimir.example.com/api/v1/push',
 *   headers: { 'X-Scope-OrgID': 'homelab' },
 *   basicAuth: { username: 'ryzen', passwordCredential: 'mimir-password' },
 * });
 * @see https://prometheus.io/docs/specs/prw/remote_write_spec/
 */
export class PrometheusRemoteWrite implements ITelemetryDestination {
  /** It takes metrics alone. */
  readonly signals = ['metrics'] as const;
  /** Never on the workstation itself, but by a tunnel. */
  readonly location = 'remote';
  /** What of the host's metrics goes there. */
  readonly selection?: DestinationSelection;

  /** @param destinationName its name in Alloy's labels and in its switch, such as `mimir` */
  constructor(
    readonly destinationName: string,
    private readonly props: PrometheusRemoteWriteProps,
  ) {
    this.selection = props;
  }

  /** Called by a collector: makes what writes in `scope`. @throws for a malformed URL, and for credentials that don't go together */
  bind(scope: Construct, options: DestinationBindOptions): DestinationInputs {
    const { url, writeRelabelConfig, deltaToCumulative: adds = true } = this.props;
    const writer = new Writer(scope, 'remote_write', {
      endpoint: [
        {
          ...pushEndpoint(scope, options, url, 'remote_write', this.props),
          remoteTimeout: Duration.seconds(10),
          // one after the other: the outage buffer takes each at once
          queueConfig: { minShards: 1, maxShards: 1, batchSendDeadline: Duration.seconds(1) },
          writeRelabelConfig,
        },
      ],
    });
    scope.node.defaultChild = writer;
    const exporter = new OtelcolExporterPrometheus(scope, 'prometheus', {
      // a label more on every series, which no store of OTLP makes of it either
      includeScopeLabels: false,
      forwardTo: [writer.receiver],
    });
    const { input } = new OtelcolProcessorTransform(scope, 'labels', {
      errorMode: 'ignore',
      statements: { metric: indexHost(Object.keys(options.labels)).metric },
      output: { metrics: [exporter.input] },
    });
    return { metrics: adds ? deltaToCumulative(scope, input) : input };
  }
}
