import { Construct } from 'constructs';
import { fail, shown } from '../../../lib/errors';
import { NixosConfig } from '../../../lib/nixos/nixos-config';
import { Size } from '../../../lib/units';
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
}

/**
 * Allocation profiles of a Python daemon (US5): what it allocates, and what it still holds, by function. eBPF can't see
 * either, so the unit's environment starts pyroscope-io inside the daemon, which isn't changed. It costs about 15 MB
 * of mapped code, a thread that sends every 10 s, and a share of every allocation: 6 to 20 % of the CPU of a receiver of
 * OTLP, the more so the less it does but allocate (`npm run bench`). That is more than the 5 % that CPU profiles keep to,
 * so give it to machines that can spare it, or switch it on to look for something.
 *
 * It gets there by `LD_PRELOAD`, which a wrapper of nixpkgs passes on (it sets `PYTHONPATH` anew), and adds itself to
 * whatever `PYTHONPATH` the daemon has by then. A while after each start a unit `memory-profile-<name>` looks whether it
 * is there, and says in the journal when it isn't.
 *
 * pyroscope-io (1.4) comes from PyPI with its hash, for CPython 3.10 to 3.14; the interpreter is that of the option
 * `observability.pyroscope.targets.<name>.python`. If it can't be loaded, the daemon says so on stderr and runs on.
 */
export class PythonMemoryProfile extends Construct {
  /** What the host's module is told of it. */
  readonly config: NixosConfig;

  /** @throws when the name, the unit or the size is invalid */
  constructor(scope: Construct, id: string, props: PythonMemoryProfileProps) {
    super(scope, id);
    const { agent, unit, name, sampleEvery = Size.kibibytes(512) } = props;
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
              },
            },
          },
        },
      },
    });
    this.node.defaultChild = this.config;
  }
}
