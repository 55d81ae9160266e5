import type { Pushed } from '../../test/support/pprof';
import type { Proof } from '../proof';
import type { Fleet } from '../world/fleet';
import { until } from './figures';

/** The profiler collects for 15 s, and loads its programs first. */
const LIMIT = 60;

/** Flame graphs of a Python daemon on ryzen: see `monitor.py`. */
export async function profiles(fleet: Fleet, proof: Proof): Promise<void> {
  const of = (type: string, name: string): Pushed[] =>
    fleet.pyroscope.stored.filter(
      ({ labels, functions }) =>
        labels.__name__ === type &&
        labels.service_name === 'otel-ai-monitor' &&
        functions.includes(name),
    );
  await proof.measure('US5.1', 'a CPU flame graph of a Python process', async () => {
    const [found] = await until(
      'a CPU profile',
      () => nonEmpty(of('process_cpu', 'update_sessions')),
      LIMIT,
    );
    const { host, unit } = found!.labels;
    return {
      measured: `by eBPF, of ${unit} on ${host}, with its functions by name: ${shown(found!)}`,
      met: host === 'ryzen' && unit === 'otel-ai-monitor.service',
    };
  });
  await proof.measure('US5.2', 'compare before and after', async () => {
    const changed = Date.now();
    fleet.on('ryzen').sh('systemctl kill -s USR1 otel-ai-monitor');
    const after = 'update_sessions_after_the_change';
    const [found] = await until(
      'a profile of the change',
      () => nonEmpty(of('process_cpu', after)),
      LIMIT,
    );
    const early = of('process_cpu', after).filter(({ time }) => time < changed - 15_000);
    return {
      measured: `what is busy from then on is in the profiles ${((found!.time - changed) / 1000).toFixed(0)} s later, and in ${early.length} of those before`,
      met: early.length === 0,
    };
  });
  await proof.measure('US5.3', 'an allocation profile names memory-heavy functions', async () => {
    const [found] = await until(
      'an allocation profile',
      () => nonEmpty(of('memory', 'remember_a_session')),
      LIMIT,
    );
    return {
      measured: `by pyroscope-io through Alloy, of ${found!.labels.host}: ${shown(found!)}`,
      met: found!.labels.host === 'ryzen',
    };
  });
}

function shown({ functions }: Pushed): string {
  return functions
    .slice(0, 4)
    .map((name) => `\`${name}\``)
    .join(', ');
}

function nonEmpty<T>(items: T[]): T[] | undefined {
  return items.length > 0 ? items : undefined;
}
