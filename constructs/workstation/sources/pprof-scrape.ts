import { Construct } from 'constructs';
import { PyroscopeScrape } from '../../../lib/alloy/components/pyroscope/scrape';
import { AlloyFile } from '../../../lib/alloy/file';
import { fail, shown } from '../../../lib/errors';
import { NixosHost } from '../../../lib/nixos/host';
import { Part } from '../../../lib/nixos/part';
import { isPort } from '../../../lib/nixos/port';
import { SERVICE_LABEL } from '../../wiring/correlation';
import { HOST_LABEL } from '../../wiring/host-identity';
import { loopbackAddress } from '../loopback';
import type { PyroscopeAgent } from '../ebpf/pyroscope-agent';

/** A kind of profile that `net/http/pprof` serves. */
export type PprofProfile = 'cpu' | 'memory' | 'goroutine' | 'mutex' | 'block';

/** A Go program, and what is read of it. */
export interface PprofScrapeProps {
  /** The host's agent for profiles. */
  readonly agent: PyroscopeAgent;
  /** The service name on its profiles, and of its switch: lower-case letters, digits and hyphens. */
  readonly name: string;
  /** The loopback port that serves `/debug/pprof`, 1 to 65535. */
  readonly port: number;
  /**
   * What is read, every 15 s. `memory` and `goroutine` cost a request each; `cpu` samples 100 times a second for 14 s
   * of every 15; `mutex` and `block` are empty unless the program switches them on itself.
   * @default - memory alone: `PyroscopeAgent` has the CPU already
   */
  readonly profiles?: readonly PprofProfile[];
}

/**
 * Profiles of a Go program by its own pprof endpoint: the allocations that eBPF doesn't see.
 * `observability.pyroscope.targets.<name>.enable = false` takes its file away.
 *
 * @example
 * const agent = new PyroscopeAgent(thinkpad, 'pyroscope', { collector: alloy });
 * new PprofScrape(thinkpad, 'api', { agent, name: 'api', port: 6060 });
 */
export class PprofScrape extends Construct {
  /** What reads the profiles. */
  readonly scrape: PyroscopeScrape;

  /** @throws when the name or the port is invalid */
  constructor(scope: Construct, id: string, props: PprofScrapeProps) {
    super(scope, id);
    const { agent, name, port, profiles = ['memory'] } = props;
    if (!/^[a-z][a-z0-9-]*$/.test(name))
      fail(
        this,
        `a target's name is lower-case letters, digits and hyphens, a letter first, but ${shown(name)} was given`,
      );
    if (!isPort(port))
      fail(this, `a port is a whole number from 1 to 65535, but ${shown(port)} was given`);
    const file = new AlloyFile(this, 'file', {
      directory: agent.collector.directory,
      name: `pprof-${name}`,
      part: new Part(this, 'part', {
        option: `observability.pyroscope.targets.${name}`,
        // a target of the same name for its CPU is switched with it
        enable: false,
      }),
    });
    const wants = (profile: PprofProfile) => ({ enabled: profiles.includes(profile) });
    this.scrape = new PyroscopeScrape(file, 'scrape', {
      targets: [
        {
          __address__: loopbackAddress(port),
          [SERVICE_LABEL]: name,
          [HOST_LABEL]: NixosHost.of(this).hostname,
        },
      ],
      profilingConfig: {
        profileProcessCpu: wants('cpu'),
        profileMemory: wants('memory'),
        profileGoroutine: wants('goroutine'),
        profileMutex: wants('mutex'),
        profileBlock: wants('block'),
      },
      forwardTo: agent.collector.profilesInputs(),
    });
    this.node.defaultChild = this.scrape;
  }
}
