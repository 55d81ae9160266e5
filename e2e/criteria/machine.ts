import { HOSTS, type Fleet, type Host } from '../world/fleet';
import type { Proof } from '../proof';
import { most, pause } from './figures';

const MB = 1e6;
/** The kernel's ticks a second, as every process sees them. */
const TICKS = 100;

/** What a unit's process holds of its own: its heap and stacks, without its binary's mapped pages. In MB. */
function held(fleet: Fleet, host: Host, unit: string): number {
  const pid = fleet.property(host, unit, 'MainPID');
  const status = fleet.on(host).sh(`cat /proc/${pid}/status`);
  return (Number(/RssAnon:\s+(\d+) kB/.exec(status)?.[1]) * 1024) / MB;
}

/** Processor time that a unit's process has used so far, in seconds. */
function used(fleet: Fleet, host: Host, unit: string): number {
  const pid = fleet.property(host, unit, 'MainPID');
  const [, fields = ''] = fleet.on(host).sh(`cat /proc/${pid}/stat`).split(') ');
  const [user, system] = fields.split(' ').slice(11, 13).map(Number);
  return ((user ?? NaN) + (system ?? NaN)) / TICKS;
}

/** What it costs a host to be watched. */
export async function costs(fleet: Fleet, proof: Proof): Promise<void> {
  await proof.measure('SC-004', 'Alloy memory usage stays below 200MB', async () => {
    const units = ['alloy', 'alloy-ebpf', 'outage-buffer'] as const;
    const all = HOSTS.flatMap((host) =>
      units
        .filter((unit) => unit !== 'alloy-ebpf' || host !== 'hetzner')
        .map((unit) => ({ host, unit })),
    );
    const before = all.map(({ host, unit }) => used(fleet, host, unit));
    const lasted = 10;
    await pause(lasted * 1000);
    const found = all.map(({ host, unit }, i) => ({
      host,
      unit,
      mb: held(fleet, host, unit),
      share: ((used(fleet, host, unit) - before[i]!) / lasted) * 100,
    }));
    const text = units.map((unit) => {
      const of = found.filter((each) => each.unit === unit);
      const lines = of.map(
        ({ host, mb, share }) =>
          `${host} ${mb.toFixed(0)} MB, ${share.toFixed(1)} % of a processor`,
      );
      return `${unit}: ${lines.join('; ')}`;
    });
    const value = most(found.filter(({ unit }) => unit === 'alloy').map(({ mb }) => mb));
    return {
      measured: `after all of the above, without the binary's mapped pages: ${text.join('. ')}`,
      met: value < 200,
      figure: { value, limit: 200, unit: 'MB' },
    };
  });
}
