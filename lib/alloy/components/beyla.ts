import type { Construct } from 'constructs';
import { AlloyComponent } from '../component';
import { produce, type Lazily } from '../lazily';
import { block, blocks } from '../value';
import type { OtelcolConsumer } from '../wire';

/** `discovery.instrument` of `beyla.ebpf`: every criterion given must match. */
export interface BeylaEbpfInstrument {
  /** `name`: the service name on its spans. @default - Beyla's guess, on NixOS `python3.x` for every Python daemon */
  readonly name?: string;
  /** `open_ports`: ports and ranges, separated by commas; the process listens on one of them. */
  readonly openPorts?: string;
  /** `exe_path`: a glob of its executable. */
  readonly exePath?: string;
  /** `cmd_args`: a glob of its command line. */
  readonly cmdArgs?: string;
}

/** `routes` of `beyla.ebpf`. */
export interface BeylaEbpfRoutes {
  /** `unmatched`: how paths that no pattern matches are named. @default heuristic */
  readonly unmatched?: 'heuristic' | 'path' | 'wildcard' | 'unset';
  /** `ignored_patterns`: paths that make no spans. @default [] */
  readonly ignoredPatterns?: readonly string[];
}

/** Arguments of `beyla.ebpf`. */
export interface BeylaEbpfProps {
  /** `discovery` */
  readonly discovery: Lazily<{ readonly instrument: readonly BeylaEbpfInstrument[] }>;
  /** `routes` */
  readonly routes?: BeylaEbpfRoutes;
  /** `output` */
  readonly output: Lazily<{ readonly traces: readonly OtelcolConsumer[] }>;
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
            produce(props.discovery).instrument.map(({ name, openPorts, exePath, cmdArgs }) => ({
              name,
              open_ports: openPorts,
              exe_path: exePath,
              cmd_args: cmdArgs,
            })),
          ),
        }),
        routes:
          routes &&
          block({ unmatched: routes.unmatched, ignored_patterns: routes.ignoredPatterns }),
        output: block({ traces: produce(props.output).traces }),
      }),
    });
  }
}
