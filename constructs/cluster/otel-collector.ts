import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { ServiceV1 } from '@cdktf/provider-kubernetes/lib/service-v1';
import { Fn, Lazy } from 'cdktf';
import { Construct } from 'constructs';
import { fail } from '../../lib/errors';
import { OtelConfig } from '../../lib/otel/config';
import { terraformLiteral } from '../../lib/terraform/literal';
import { Size } from '../../lib/units';
import type { Backend } from '../backends/backend';
import {
  collectorPod,
  CONFIG_FILE,
  HEALTH,
  OTLP_GRPC,
  OTLP_HTTP,
  POD_IP,
  PORTS,
  SELF_METRICS,
} from './collector-pod';
import { normalizeHost } from '../host-identity';
import { kubernetesName } from './kubernetes-name';
import { MAX_REQUEST } from '../outage-buffer';
import { OTLP_SIGNALS, type OtlpSignal } from '../signal';

/** What can be chosen of the cluster's collector. */
export interface OtelCollectorOptions {
  /** Its image: a distribution with the components that the configuration names. @default OtelCollector.IMAGE */
  readonly image?: string;
  /** Its memory limit, from which the memory limiter takes its own; 512 MiB at least. @default 512 MiB */
  readonly memory?: Size;
}

/** The cluster's collector. */
export interface OtelCollectorProps extends OtelCollectorOptions {
  /** What its ConfigMap, Deployment and Service are called, unique in the namespace. */
  readonly name: string;
  /** The namespace that it runs in; it has to exist. */
  readonly namespace: string;
  /** Where each signal goes; a signal without a backend is not served. */
  readonly backends: { readonly [S in OtlpSignal]?: Backend<S> };
}

/**
 * The OpenTelemetry Collector in the cluster, which all workstations send to (FR-005, FR-012): a Deployment of one,
 * since turning delta counters into cumulative ones needs every point of a series in one place.
 */
export class OtelCollector extends Construct {
  /** The Kubernetes distribution, which has every component that we name. From v0.144 on it is `otlp_http`. */
  static readonly IMAGE =
    'ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-k8s:0.152.0';

  /** Its configuration: add components and pipelines, or override. */
  readonly config: OtelConfig;
  /** Its Deployment, for overrides. */
  readonly deployment: DeploymentV1;
  /** Labels of its pods. */
  readonly podLabels: { readonly [label: string]: string };

  constructor(scope: Construct, id: string, props: OtelCollectorProps) {
    super(scope, id);
    const { namespace, image = OtelCollector.IMAGE, memory = MEMORY } = props;
    const name = kubernetesName(this, "a collector's name", props.name);
    if (memory.toBytes() < MEMORY.toBytes()) {
      fail(
        this,
        `the memory is ${MEMORY.toQuantity()} at least, which full queues need, but ${memory.toQuantity()} was given`,
      );
    }
    this.podLabels = {
      'app.kubernetes.io/name': 'otel-collector',
      'app.kubernetes.io/instance': name,
    };
    this.config = new OtelConfig(this, 'config', SELF_METRICS);
    configure(this.config, this, props.backends);

    const metadata = { name, namespace, labels: { ...this.podLabels } };
    const text = Lazy.stringValue({ produce: () => terraformLiteral(this.config.toYaml()) });
    const configMap = new ConfigMapV1(this, 'config-map', {
      metadata,
      data: { [CONFIG_FILE]: text },
    });
    this.deployment = new DeploymentV1(this, 'deployment', {
      metadata,
      spec: {
        replicas: '1',
        // never two at once: each would count delta points of its own; the hosts' queues bridge the gap
        strategy: { type: 'Recreate' },
        selector: { matchLabels: { ...this.podLabels } },
        template: {
          metadata: {
            labels: { ...this.podLabels },
            annotations: { 'checksum/config': checksum(configMap) },
          },
          spec: collectorPod(configMap.metadata.name, image, memory),
        },
      },
    });
    new ServiceV1(this, 'service', {
      metadata,
      spec: {
        selector: { ...this.podLabels },
        port: PORTS.map(({ name, port }) => ({ name, port, targetPort: name })),
      },
    });
  }
}

/** Terraform's own hash of what the ConfigMap holds, so that a changed configuration restarts the pods. */
function checksum(configMap: ConfigMapV1): string {
  return Fn.sha256(Fn.lookup(configMap.getStringMapAttribute('data'), CONFIG_FILE));
}

function configure(
  config: OtelConfig,
  scope: Construct,
  backends: OtelCollectorProps['backends'],
): void {
  config.add('extensions', 'health_check', { endpoint: `${POD_IP}:${HEALTH.port}` });
  const otlp = config.add('receivers', 'otlp', {
    protocols: {
      // upstream's default is localhost, where no other pod gets in
      grpc: { endpoint: `${POD_IP}:${OTLP_GRPC.port}` },
      http: { endpoint: `${POD_IP}:${OTLP_HTTP.port}` },
    },
  });
  const limiter = config.add('processors', 'memory_limiter', {
    check_interval: '1s',
    limit_percentage: 80,
    spike_limit_percentage: 20,
  });
  const host = config.add('processors', 'transform/host', normalizeHost());
  for (const signal of OTLP_SIGNALS) {
    const backend = backends[signal];
    if (backend === undefined) continue;
    const exporter = config.add('exporters', `otlp_http/${backend.name}`, {
      endpoint: backend.otlpEndpoint(scope),
      headers: backend.headers(scope),
      // full, it refuses, and the hosts' buffers take over: so nothing is given up here
      sending_queue: {
        sizer: 'bytes',
        queue_size: MAX_REQUEST.toBytes(),
        batch: { flush_timeout: '200ms', min_size: 2000, max_size: 3000, sizer: 'items' },
      },
      // upstream's first retry comes after 5 s, which is all that a trace may take; backends close idle connections
      retry_on_failure: { initial_interval: '500ms', max_elapsed_time: '0s' },
    });
    const processors = [limiter, host];
    // Mimir refuses delta counters, and delta is what Claude Code sends
    if (signal === 'metrics') processors.push(config.add('processors', 'deltatocumulative'));
    config.addPipeline(signal, { receivers: [otlp], processors, exporters: [exporter] });
  }
}

/** Three queues of `MAX_REQUEST` cost up to 4.9 times that of heap; the memory limiter refuses at 0.64 of the limit. */
const MEMORY = Size.mebibytes(512);
