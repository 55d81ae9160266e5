import { beylaTraces, claudeLogs, nowNanos, send, traceIds } from '../../test/support/emitters';
import { onThisMachine } from '../../test/run/systemd';
import type { Proof } from '../proof';
import type { Fleet } from '../world/fleet';
import { pause, seconds, until, within } from './figures';
import { PROTOBUF } from './sessions';

/** What happens when a part gives up. */
export async function faults(fleet: Fleet, proof: Proof): Promise<void> {
  await proof.measure('E2', 'Alloy crashes: systemd restarts it, a brief gap', () => crash(fleet));
  await proof.measure('E3', 'Beyla can not attach: a warning, and the process runs on', () =>
    unattached(fleet),
  );
  await proof.measure('E5', 'the profiler can be disabled per host', () => switchedOff(fleet));
}

/** Kills thinkpad's Alloy, and sends until it takes something again. */
async function crash(fleet: Fleet) {
  const host = 'thinkpad';
  const crashed = Date.now();
  fleet.on(host).sh(`kill -9 ${fleet.property(host, 'alloy', 'MainPID')}`);
  const session = { sessionId: 'after the crash', n: 0, nowNanos: nowNanos() };
  await until('Alloy to take what is sent', async () => {
    const sent = await send(fleet.at(host, 'otlp'), 'logs', claudeLogs(session), PROTOBUF).catch(
      () => undefined,
    );
    return sent?.status === 200;
  });
  const gap = Date.now() - crashed;
  const { traceId } = traceIds(session);
  await until('it at Loki', () =>
    fleet.loki.stored.some(({ record }) => record.traceId === traceId),
  );
  const restarts = fleet.property(host, 'alloy', 'NRestarts');
  return {
    measured: `after SIGKILL it takes telemetry again within ${seconds(gap)}, after ${restarts} restart`,
    ...within(gap, 30),
    met: gap < 30_000 && restarts === '1',
  };
}

/** Shows ryzen's eBPF unit a kernel that lets it see nothing. */
async function unattached(fleet: Fleet) {
  const machine = fleet.on('ryzen');
  const watched = fleet.property('ryzen', 'otel-ai-monitor', 'MainPID');
  const unit = onThisMachine(fleet.machine('ryzen').unitTexts['alloy-ebpf.service']!);
  const blind = unit
    .replace('/proc/sys/kernel/perf_event_paranoid', '/etc/paranoid')
    .replace('[Service]', '[Service]\nStandardError=file:/run/blind.log');
  machine.sh(
    `echo 3 > /etc/paranoid; cat > /run/units/blind.service <<'END'\n${blind}\nEND\nsystemctl daemon-reload`,
  );
  await machine.exec('systemctl stop alloy-ebpf; systemctl start blind 2>/dev/null');
  const said = machine.sh('cat /run/blind.log').trim();
  const still = fleet.property('ryzen', 'otel-ai-monitor', 'MainPID');
  const others = ['alloy', 'outage-buffer'].map((name) =>
    fleet.property('ryzen', name, 'ActiveState'),
  );
  await machine.exec('systemctl start alloy-ebpf');
  return {
    measured: `with perf_event_paranoid 3 alloy-ebpf.service is skipped, and says "${said.replace(/^<4>/, '').split(':')[0]}: ${said.split(': ')[1]?.split(',')[0]}"; the daemon runs on as process ${still === watched ? 'before' : 'new'}, Alloy and the buffer are ${others.join(' and ')}. Without the capabilities, and with the log of the profiler: [its unit's test](../test/run/ebpf-unit.test.ts)`,
    met:
      said.includes('skipped: kernel.perf_event_paranoid is 3') &&
      still === watched &&
      others.join() === 'active,active',
  };
}

/** Switches ryzen's profiler off, as its owner would, and on again. */
async function switchedOff(fleet: Fleet) {
  const units = ['alloy', 'alloy-ebpf'];
  const off = fleet.variant('ryzen', '{ observability.pyroscope.enable = false; }');
  await fleet.switchTo('ryzen', off, units);
  await until('Alloy', async () => (await fetch(`${fleet.at('ryzen', 'alloy')}/-/ready`)).ok);
  const since = Date.now();
  const session = { sessionId: 'without profiles', n: 0, nowNanos: nowNanos() };
  await send(
    fleet.at('ryzen', 'beyla'),
    'traces',
    beylaTraces({ ...session, service: 'i3pm', host: 'ryzen' }),
    PROTOBUF,
  );
  const { traceId } = traceIds(session);
  await until('a trace', () => fleet.tempo.spans().some(({ span }) => span.traceId === traceId));
  // longer than the profiler collects
  await pause(20_000);
  const cpu = fleet.pyroscope.stored.filter(
    ({ labels, time }) => labels.__name__ === 'process_cpu' && time > since,
  );
  const samples = await fleet.mimir.query('timestamp(node_cpu_seconds_total{host="ryzen"})');
  const isFresh = samples.some(({ value }) => value * 1000 > since);
  await fleet.switchTo('ryzen', fleet.machine('ryzen'), units);
  await until('profiles again', () =>
    fleet.pyroscope.stored.some(
      ({ labels, time }) => labels.__name__ === 'process_cpu' && time > since + 20_000,
    ),
  );
  return {
    measured: `observability.pyroscope.enable = false on ryzen: ${cpu.length} CPU profiles in 20 s, metrics and traces go on; switched on again, profiles come again`,
    met: cpu.length === 0 && isFresh,
  };
}
