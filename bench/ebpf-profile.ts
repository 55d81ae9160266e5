import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cgroup } from '../test/support/cgroup';
import { Daemon, freePorts } from '../test/support/daemon';
import { namespaced } from '../test/support/namespace';
import { decodePush, PUSH } from '../test/support/pprof';
import { findProgram } from '../test/support/programs';
import { Recorder } from '../test/support/recorder';
import { cpuSeconds, PythonDaemon, turnsOfSession } from './python-daemon';
import { median } from './support';

/**
 * What continuous CPU profiles by eBPF cost a Python daemon and the machine: ryzen's own file in the real Alloy, started
 * and stopped in turns, and the daemon's requests timed without and with it.
 */
const ROUNDS = 5;
const REQUESTS = 6000;
const FILE = join(__dirname, '../nixos-out/files/ryzen/alloy-ebpf/pyroscope.alloy');
/** Where it pushes: the collector's loopback port. */
const PUSH_PORT = 4045;

/** Alloy on the file, once profiles of the daemon arrive. */
async function profiler(alloy: string, folder: string, sink: Recorder): Promise<Daemon> {
  const [port = 0] = await freePorts(1);
  const flags = ['--disable-reporting', `--storage.path=${mkdtempSync(join(folder, 'storage-'))}`];
  const [command = '', ...args] = namespaced({ unshare: 'unshare', folder, tracefs: true }, [
    ...[alloy, 'run', ...flags, `--server.http.listen-addr=127.0.0.1:${port}`, FILE],
  ]);
  const daemon = new Daemon(command, args, join(folder, 'alloy.log'));
  const before = sink.records.length;
  const arrived = () =>
    sink.records
      .slice(before)
      .filter(({ path }) => path === PUSH)
      .flatMap(({ body }) => decodePush(body))
      .some(({ functions }) => functions.some((name) => name.endsWith('do_POST')));
  await daemon.until(() => Promise.resolve(arrived()), 60);
  return daemon;
}

async function main(): Promise<void> {
  const alloy = findProgram('alloy');
  if (alloy === undefined || process.getuid?.() !== 0) {
    console.log('CPU profiles by eBPF: not measured, it takes Alloy (npm run tools) and root');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const sink = new Recorder({ port: PUSH_PORT });
  await sink.start();
  const cgroup = new Cgroup('bench');
  const [port = 0] = await freePorts(1);
  const python = new PythonDaemon(folder, port);
  cgroup.add('otel-ai-monitor.service', python.daemon.pid!);
  const body = turnsOfSession(1);
  await python.warm(body, REQUESTS);

  const measure = async () => {
    const before = cpuSeconds(python.daemon);
    const time = await python.ask(body, REQUESTS);
    return { time, cpu: cpuSeconds(python.daemon) - before };
  };
  const rounds = [];
  let memory = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const without = await measure();
    // it has to be busy for a profile to arrive
    let waiting = true;
    const busy = (async () => {
      while (waiting) await python.ask(body, 100);
    })();
    const started = await profiler(alloy, folder, sink);
    waiting = false;
    await busy;
    const before = cpuSeconds(started);
    const begun = performance.now();
    const profiled = await measure();
    const share = (cpuSeconds(started) - before) / ((performance.now() - begun) / 1000);
    const status = readFileSync(`/proc/${started.pid}/status`, 'utf8');
    memory = Math.max(memory, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1]) / 1024);
    await started.stop();
    rounds.push({
      time: profiled.time / without.time,
      cpu: profiled.cpu / without.cpu,
      share,
    });
  }
  await python.stop();
  await cgroup.remove();
  await sink.stop();
  rmSync(folder, { recursive: true });
  console.log(
    `CPU profiles by eBPF of a Python daemon that is never idle: ${median(rounds.map(({ cpu }) => cpu)).toFixed(3)} times the CPU ` +
      `a request, ${median(rounds.map(({ time }) => time)).toFixed(3)} times the time; Alloy takes ` +
      `${(100 * median(rounds.map(({ share }) => share))).toFixed(1)} % of a CPU and ${memory.toFixed(0)} MiB at most (median of ${ROUNDS})`,
  );
}

void main();
