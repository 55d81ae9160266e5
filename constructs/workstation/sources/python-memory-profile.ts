import { Construct } from 'constructs';
import { fail, shown } from '../../../lib/errors';
import { NixosConfig } from '../../../lib/nixos/nixos-config';
import { Size } from '../../../lib/units';
import { SelfCheck } from '../check/self-check';
import type { JournalUnit } from './journal-unit';
import type { PyroscopeAgent } from '../ebpf/pyroscope-agent';

/** A Python daemon whose allocations are profiled. */
export interface PythonMemoryProfileProps {
  /** The host's agent for profiles. */
  readonly agent: PyroscopeAgent;
  /** The unit that runs it, of the system's or a user's manager. */
  readonly unit: JournalUnit;
  /**
   * The service name on its profiles, which finds them from its spans, and of its switch
   * `observability.pyroscope.targets.<name>.enable`: lower-case letters, digits and hyphens.
   */
  readonly name: string;
  /**
   * How many bytes are allocated, on average, between two samples, 1 KiB or more. A larger one makes nothing cheaper
   * that can be measured, since what costs is the watch on every allocation.
   * @default 512KiB, upstream's
   */
  readonly sampleEvery?: Size;
  /**
   * Whether allocations are profiled all the time, which costs the daemon 6 to 21 % of its CPU, rather than for as long
   * as somebody asks for by the command `observability-memory-profile`, until when it costs nothing.
   * @default false
   */
  readonly always?: boolean;
}

/**
 * Allocation profiles of a Python daemon (US5): what it allocates, and what it still holds, by function. eBPF can't see
 * either, so the unit's environment has pyroscope-io inside the daemon, which isn't changed. At work it watches every
 * allocation, which costs 6 to 21 % of the CPU of a receiver of OTLP, the more so the less it does but allocate: more than
 * the 5 % that CPU profiles keep to. So it sleeps until it is asked: on the machine, `observability-memory-profile NAME
 * --for 30m` profiles the daemon for that long (an hour by default, a day at most), and `--off` ends that; as root for a
 * service of the system. Until then nothing of it is loaded, no thread runs, and it costs nothing that can be measured
 * (`npm run bench`). `always` has it at work from the daemon's start: 15 MB of mapped code and a thread that sends every 10 s.
 *
 * It gets there by `LD_PRELOAD`, which a wrapper of nixpkgs passes on (it sets `PYTHONPATH` anew), and adds itself to
 * whatever `PYTHONPATH` the daemon has by then. It is asked by the real-time signal 57 (`SIGRTMAX - 7`), which
 * hardly any daemon has a use of its own for, and which Python handles between two of its own steps. A while after each start a unit
 * `memory-profile-<name>` looks whether it is there, and says in the journal when it isn't.
 *
 * pyroscope-io (1.4) comes from PyPI with its hash, for CPython 3.10 to 3.14; the interpreter is that of the option
 * `observability.pyroscope.targets.<name>.python`. If it can't be loaded, the daemon says so on stderr and runs on.
 *
 * @example
 * const agent = new PyroscopeAgent(thinkpad, 'pyroscope', { collector: alloy });
 * new PythonMemoryProfile(thinkpad, 'memory', {
 *   agent,
 *   name: 'otel-ai-monitor',
 *   unit: JournalUnit.user('otel-ai-monitor'),
 * });
 */
export class PythonMemoryProfile extends Construct {
  /** What the host's module is told of it. */
  readonly config: NixosConfig;

  /** @throws when the name, the unit or the size is invalid */
  constructor(scope: Construct, id: string, props: PythonMemoryProfileProps) {
    super(scope, id);
    const { agent, unit, name, sampleEvery = Size.kibibytes(512), always = false } = props;
    if (!/^[a-z][a-z0-9-]*$/.test(name))
      fail(
        this,
        `a target's name is lower-case letters, digits and hyphens, a letter first, but ${shown(name)} was given`,
      );
    const fullName = unit.unitName(this);
    if (!fullName.endsWith('.service'))
      fail(this, `a daemon's unit is a service, but ${shown(fullName)} was given`);
    if (sampleEvery.toBytes() < 1024)
      fail(
        this,
        `sampleEvery is 1KiB or more, but ${shown(sampleEvery.toBytes())} bytes were given`,
      );
    this.config = new NixosConfig(this, 'nixos', {
      observability: {
        pyroscope: {
          targets: {
            [name]: {
              memory: {
                unit: fullName.slice(0, -'.service'.length),
                manager: unit.manager,
                serverAddress: agent.pushUrl,
                sampleBytes: sampleEvery.toBytes(),
                ...(always && { always }),
              },
            },
          },
        },
      },
    });
    this.node.defaultChild = this.config;
    SelfCheck.of(this).addEmitters(() => [
      {
        name,
        how: always ? 'profiled from inside' : 'profiled on request',
        signals: ['profiles'],
        into: agent.part.option,
      },
    ]);
  }
}
