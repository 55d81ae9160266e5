import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { freePorts } from '../test/support/daemon';
import { installPyroscopeIo } from '../test/support/pyroscope-io';
import { Recorder } from '../test/support/recorder';
import { cpuSeconds, PythonDaemon, turnsOfSession } from './python-daemon';
import { median } from './support';

/**
 * What allocation profiles cost a Python daemon: the same one without them, with what waits to be asked for them, and
 * with them at work, asked in turn on kept connections, so that a machine that is busy now and then is so for all.
 */
const ROUNDS = 30;

/** Turns of a session in a request, and how many of those make a round: it is the same work. */
const LOADS = [
  { turns: 1, requests: 200 },
  { turns: 20, requests: 10 },
];

/**
 * The same daemon again, which shows what two processes differ by anyway; nobody asks; and bytes between two samples:
 * upstream's default, and rarer ones, which shows whether samples are what costs.
 */
const SETTINGS = [
  { what: 'without, once more' },
  { what: 'not asked for', kibibytes: 512, asked: true },
  { what: 'a sample every 512 KiB', kibibytes: 512 },
  { what: 'a sample every 16 MiB', kibibytes: 16384 },
];

async function measure({ turns, requests }: (typeof LOADS)[number]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const hook = join(folder, 'hook');
  mkdirSync(hook);
  const modules = join(__dirname, '../nixos-out/modules');
  writeFileSync(
    join(hook, 'sitecustomize.py'),
    readFileSync(join(modules, 'pyroscope-sitecustomize.py')),
  );
  const sink = new Recorder();
  await sink.start();
  const ports = await freePorts(SETTINGS.length + 1);
  const profiled = ({ kibibytes, asked }: { kibibytes?: number; asked?: boolean }) =>
    kibibytes === undefined
      ? {}
      : {
          ...(asked && { PYROSCOPE_SWITCH: join(folder, 'switch') }),
          PYTHONPATH: [hook, installPyroscopeIo()].join(delimiter),
          PYROSCOPE_CONFIGURE: JSON.stringify({
            application_name: 'bench',
            server_address: sink.url,
            cpu_enabled: false,
            mem_enabled: true,
            mem_heap_sample_size: kibibytes * 1024,
          }),
        };
  const daemons = [{}, ...SETTINGS.map(profiled)].map(
    (env, i) => new PythonDaemon(folder, ports[i]!, env),
  );
  const body = turnsOfSession(turns);
  for (const daemon of daemons) await daemon.warm(body, requests);
  const before = daemons.map(({ daemon }) => cpuSeconds(daemon));
  const times: number[][] = daemons.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    // another one is first in each round
    for (let k = 0; k < daemons.length; k++) {
      const i = (round + k) % daemons.length;
      times[i]!.push(await daemons[i]!.ask(body, requests));
    }
  }
  const cpu = daemons.map(({ daemon }, i) => cpuSeconds(daemon) - before[i]!);
  await Promise.all(daemons.map((daemon) => daemon.stop()));
  await sink.stop();
  rmSync(folder, { recursive: true });
  const [without = [], ...settings] = times;
  const perRequest = (cpu[0]! * 1000) / ROUNDS / requests;
  console.log(
    `allocation profiles of a Python daemon that takes OTLP's JSON (${(body.length / 1024).toFixed(0)} KiB), beside ` +
      `${perRequest.toFixed(2)} ms of CPU a request without (${ROUNDS} rounds of ${requests}, ${sink.records.length} pushes):`,
  );
  for (const [i, set] of settings.entries()) {
    const ratios = set.map((time, round) => time / without[round]!);
    console.log(
      `  ${SETTINGS[i]!.what.padEnd(22)}: ` +
        `${(cpu[i + 1]! / cpu[0]!).toFixed(3)} times the CPU, ${median(ratios).toFixed(3)} times the time (median)`,
    );
  }
}

async function main(): Promise<void> {
  for (const load of LOADS) await measure(load);
}

void main();
