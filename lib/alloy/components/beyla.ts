import type { Construct } from 'constructs';
import { AlloyComponent } from '../component';
import { produce, type Lazily } from '../lazily';
import { block, blocks } from '../value';
import type { OtelcolConsumer } from '../wire';

/** A process to watch: every criterion given must match. `discovery.instrument` of `beyla.ebpf`. */
export interface BeylaInstrument {
  /** `name`: the service name on its spans. @default - Beyla's guess, on NixOS `python3.x` for every Python daemon */
  readonly name?: string;
  /** `open_ports`: the process listens on one of them. */
  readonly openPorts?: readonly number[];
  /** `exe_path`: a glob of its executable. */
  readonly exePath?: string;
  /** `cmd_args`: a glob of its command line. */
  readonly cmdArgs?: string;
}

/** Arguments of `beyla.ebpf`. */
export interface BeylaEbpfProps {
  /** `discovery.instrument` */
  readonly instrument: Lazily<readonly BeylaInstrument[]>;
  /** `routes`: `ignoredPatterns` of paths that make no spans; `unmatched` paths are named by it. */
  readonly routes?: {
    readonly unmatched?: 'heuristic' | 'path' | 'wildcard' | 'unset';
    readonly ignoredPatterns?: readonly string[];
  };
  /** `output.traces` */
  readonly traces: Lazily<readonly OtelcolConsumer[]>;
}

/**
 * Traces HTTP and gRPC services with eBPF, without changing them.
 * @see https://grafana.com/docs/alloy/latest/reference/components/beyla/beyla.ebpf/
 */
export class BeylaEbpf extends AlloyComponent {
  constructor(scope: Construct, id: string, props: BeylaEbpfProps) {
    const { routes } = props;
    super(scope, id, {
      component: 'beyla.ebpf',
      body: () => ({
        discovery: block({
          instrument: blocks(
            produce(props.instrument).map(({ name, openPorts, exePath, cmdArgs }) => ({
              name,
              open_ports: openPorts?.join(','),
              exe_path: exePath,
              cmd_args: cmdArgs,
            })),
          ),
        }),
        routes:
          routes &&
          block({ unmatched: routes.unmatched, ignored_patterns: routes.ignoredPatterns }),
        output: block({ traces: produce(props.traces) }),
      }),
    });
  }
}
