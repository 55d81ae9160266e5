import type { Construct } from 'constructs';
import type { Duration } from '../../units';
import { AlloyComponent } from '../component';
import { produce, type Lazily } from '../lazily';
import { block } from '../value';
import { Wire, type ProfilesReceiver, type Targets } from '../wire';

/** Arguments of `pyroscope.ebpf`. */
export interface PyroscopeEbpfProps {
  /** `targets`: the processes to profile, others are left alone. */
  readonly targets: Targets;
  /** `forward_to` */
  readonly forwardTo: Lazily<readonly ProfilesReceiver[]>;
  /** `sample_rate`: stack samples per second and CPU. @default 19 */
  readonly sampleRate?: number;
  /** `collect_interval`: how often profiles are sent. @default 15s */
  readonly collectInterval?: Duration;
}

/**
 * Samples the CPU stacks of processes with eBPF.
 * @see https://grafana.com/docs/alloy/latest/reference/components/pyroscope/pyroscope.ebpf/
 */
export class PyroscopeEbpf extends AlloyComponent {
  constructor(scope: Construct, id: string, props: PyroscopeEbpfProps) {
    super(scope, id, {
      component: 'pyroscope.ebpf',
      body: () => ({
        targets: props.targets,
        sample_rate: props.sampleRate,
        collect_interval: props.collectInterval?.toString(),
        forward_to: produce(props.forwardTo),
      }),
    });
  }
}

/** Arguments of `pyroscope.receive_http`. */
export interface PyroscopeReceiveHttpProps {
  /** `http.listen_address` and `listen_port`, both always given: upstream listens on every interface. */
  readonly http: { readonly listenAddress: string; readonly listenPort: number };
  /** `forward_to` */
  readonly forwardTo: Lazily<readonly ProfilesReceiver[]>;
}

/**
 * Receives profiles over HTTP, as Pyroscope itself does.
 *
 * Its server opens a gRPC listener as well, on every interface unless told otherwise (undocumented block `grpc`), so
 * that one is bound to the same address.
 * @see https://grafana.com/docs/alloy/latest/reference/components/pyroscope/pyroscope.receive_http/
 */
export class PyroscopeReceiveHttp extends AlloyComponent {
  constructor(scope: Construct, id: string, props: PyroscopeReceiveHttpProps) {
    super(scope, id, {
      component: 'pyroscope.receive_http',
      body: () => ({
        http: block({
          listen_address: props.http.listenAddress,
          listen_port: props.http.listenPort,
        }),
        grpc: block({ listen_address: props.http.listenAddress, listen_port: 0 }),
        forward_to: produce(props.forwardTo),
      }),
    });
  }
}

/** `endpoint` of `pyroscope.write`. */
export interface PyroscopeWriteEndpoint {
  /** `url`: the server's base URL. */
  readonly url: string;
  /** `remote_timeout` of one request. @default 10s */
  readonly remoteTimeout?: Duration;
  /** `max_backoff_period` @default 5m */
  readonly maxBackoffPeriod?: Duration;
  /** `max_backoff_retries`: there is no queue, so the sender waits through all of them; 0 tries for ever. @default 10 */
  readonly maxBackoffRetries?: number;
  /** `headers`: printed in clear, so never a secret. @default - none */
  readonly headers?: { readonly [name: string]: string };
}

/** Arguments of `pyroscope.write`. */
export interface PyroscopeWriteProps {
  /** `endpoint` */
  readonly endpoint: PyroscopeWriteEndpoint;
  /** `external_labels`: set on every profile. */
  readonly externalLabels?: { readonly [name: string]: string };
}

/**
 * Sends profiles to a Pyroscope server.
 * @see https://grafana.com/docs/alloy/latest/reference/components/pyroscope/pyroscope.write/
 */
export class PyroscopeWrite extends AlloyComponent {
  /** `receiver`: takes profiles. */
  readonly receiver: ProfilesReceiver = new Wire(this, 'receiver');

  constructor(scope: Construct, id: string, props: PyroscopeWriteProps) {
    const { endpoint } = props;
    super(scope, id, {
      component: 'pyroscope.write',
      body: {
        endpoint: block({
          url: endpoint.url,
          remote_timeout: endpoint.remoteTimeout?.toString(),
          max_backoff_period: endpoint.maxBackoffPeriod?.toString(),
          max_backoff_retries: endpoint.maxBackoffRetries,
          headers: endpoint.headers,
        }),
        external_labels: props.externalLabels,
      },
    });
  }
}
