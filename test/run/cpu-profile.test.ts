import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PyroscopeAgent, synthNixos } from '../../index';
import { host } from '../constructs/support';
import { Cgroup } from '../support/cgroup';
import { Daemon, freePorts } from '../support/daemon';
import { cannotLoad, HOT, skipsEbpf } from '../support/ebpf';
import { decodePush, PUSH } from '../support/pprof';
import { profilesConfig } from '../support/profiles-config';
import { describeWith } from '../support/programs';
import { Recorder } from '../support/recorder';

const PYROSCOPE = '127.0.0.6';
/** A target as Alloy's own API shows it. */
type Target = Readonly<Record<string, string>>;

describeWith(['alloy', 'python3', 'unshare'], 'services whose CPU is profiled', (programs) => {
  const folder = mkdtempSync(join(tmpdir(), 'cpu-'));
  const pyroscope = new Recorder({ address: PYROSCOPE, port: 4040 });
  const services = new Cgroup('cpu-profile');
  const daemons: Daemon[] = [];
  let kept: number;

  const daemon = (name: string, command: readonly string[], env: NodeJS.ProcessEnv = {}) => {
    const [program = '', ...args] = command;
    const started = new Daemon(program, args, join(folder, `${name}.log`), env);
    daemons.push(started);
    return started;
  };

  /** Alloy on a file, by its port once it is ready. */
  async function alloy(
    name: string,
    file: string,
    options: { env?: NodeJS.ProcessEnv; as?: string[] } = {},
  ) {
    const [port = 0] = await freePorts(1);
    const started = daemon(
      name,
      [
        ...[programs.unshare, '--mount', 'sh', '-c', MOUNTS, folder],
        ...(options.as ?? []),
        ...[
          programs.alloy,
          'run',
          '--disable-reporting',
          `--storage.path=${mkdtempSync(join(folder, 'storage-'))}`,
        ],
        ...[`--server.http.listen-addr=127.0.0.1:${port}`, file],
      ],
      options.env,
    );
    await started.until(async () => (await fetch(`http://127.0.0.1:${port}/-/ready`)).ok, 30);
    const targets = async (): Promise<Target[]> => {
      const component = `http://127.0.0.1:${port}/api/v0/web/components/discovery.relabel.fleet_pyroscope`;
      return exportedTargets(await (await fetch(component)).json());
    };
    return { started, port, targets };
  }

  beforeAll(async () => {
    writeFileSync(join(folder, 'hot.py'), HOT);
    writeFileSync(
      join(folder, 'hosts'),
      `127.0.0.1 localhost\n${PYROSCOPE} pyroscope.example.ts.net\n`,
    );
    const { stack, host: ryzen, alloy: collector } = host();
    const names = ['otel-ai-monitor', 'many', 'absent'];
    new PyroscopeAgent(ryzen, 'pyroscope', {
      collector,
      targets: names.map((name) => ({ name })),
    });
    const [, text = ''] = [...synthNixos(stack)].find(([path]) =>
      path.endsWith('alloy-ebpf/pyroscope.alloy'),
    )!;
    writeFileSync(join(folder, 'targets.alloy'), text);
    await pyroscope.start();
    // as a user's program it has no capability
    const hot = daemon('hot', [...WITHOUT, programs.python3, join(folder, 'hot.py')]);
    services.add('otel-ai-monitor.service', hot.pid!);
    // 200 at once, and some that end as they begin
    const many = 'for i in $(seq 199); do sleep 300 & done; while sleep 0.1; do sh -c :; done';
    const group = services.group('many.service');
    daemon('many', ['sh', '-c', `echo $$ > "$0/cgroup.procs" && ${many}`, group]);
    await alloy('collector', profilesConfig(folder));
    kept = daemons.length;
  });
  afterEach(() => Promise.all(daemons.splice(kept).map((each) => each.stop())));
  afterAll(async () => {
    await Promise.all(daemons.map((each) => each.stop()));
    await services.remove();
    await pyroscope.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('the function that is busy shows up by name at Pyroscope, with its host, unit and service', async () => {
    const { started, targets } = await alloy(
      'profiler',
      join(OUT, 'ryzen/alloy-ebpf/pyroscope.alloy'),
    );
    const since = Date.now();
    const { unit } = await found(targets, ({ service_name }) => service_name === 'otel-ai-monitor');
    expect(unit).toBe('otel-ai-monitor.service');
    if (skipsEbpf('a CPU profile by eBPF')) return;
    // it loads its programs for some seconds, then it collects for 15
    const pushed = await pyroscope.waitFor(
      ({ records }) =>
        records
          .filter(({ path }) => path === PUSH)
          .flatMap(({ body }) => decodePush(body))
          .find(({ labels }) => labels.service_name === 'otel-ai-monitor'),
      { timeoutMs: 30_000 },
    );
    const [, memory] = /^VmHWM:\s+(\d+) kB$/m.exec(
      readFileSync(`/proc/${started.pid}/status`, 'utf8'),
    )!;
    process.stdout.write(
      `measured: first CPU profile ${Date.now() - since} ms after Alloy is ready, which takes ${Math.round(Number(memory) / 1024)} MiB at most\n`,
    );
    expect(pushed.labels).toMatchObject({
      __name__: 'process_cpu',
      host: 'ryzen',
      service_name: 'otel-ai-monitor',
      unit: 'otel-ai-monitor.service',
    });
    expect(pushed.functions).toEqual(expect.arrayContaining(['<module>', 'burn_for_a_session']));
  });

  test("200 processes at once are found, and no other; one that ends at once, or a target without any, is nobody's fault", async () => {
    const { started, targets } = await alloy('targets', join(folder, 'targets.alloy'));
    await found(
      async () => {
        const all = await targets();
        return all.filter(({ service_name }) => service_name === 'many').length >= 200 ? all : [];
      },
      () => true,
    );
    const all = await targets();
    expect(new Set(all.map(({ service_name, unit }) => `${service_name} in ${unit}`))).toEqual(
      new Set(['otel-ai-monitor in otel-ai-monitor.service', 'many in many.service']),
    );
    const ours = cannotLoad() === undefined ? '' : '|pyroscope.ebpf';
    expect(started.output()).not.toMatch(
      new RegExp(`level=error(?!.*(failed to get process info${ours}))`),
    );
  });

  test('what Alloy may not read is a line in its log, and the rest is profiled', async () => {
    const { started, targets } = await alloy('unreadable', join(folder, 'targets.alloy'), {
      as: WITHOUT,
    });
    await found(targets, ({ service_name }) => service_name === 'otel-ai-monitor');
    expect(await targets()).toHaveLength(1);
    expect(started.output()).toMatch(/failed to get process info.*permission denied/);
  });

  test('one that is switched off is not profiled, the others are', async () => {
    const env = { PYROSCOPE_TARGET_MANY: '0' };
    const { targets } = await alloy('off', join(folder, 'targets.alloy'), { env });
    await found(targets, ({ service_name }) => service_name === 'otel-ai-monitor');
    expect(new Set((await targets()).map(({ unit }) => unit))).toEqual(
      new Set(['otel-ai-monitor.service']),
    );
  });
});

const OUT = join(__dirname, '../../nixos-out/files');

/** What Alloy sees of its own: the names of the destinations, the kernel's tracepoints, and its cache of symbols. */
const MOUNTS = [
  'set -e',
  'mount --bind "$0/hosts" /etc/hosts',
  'mountpoint -q /sys/kernel/tracing || mount -t tracefs tracefs /sys/kernel/tracing',
  'mkdir -p /tmp/symb-cache && mount -t tmpfs tmpfs /tmp/symb-cache',
  'exec "$@"',
].join('\n');

/** Runs what follows without a capability. */
const WITHOUT = ['setpriv', '--bounding-set=-all', '--inh-caps=-all'];

/** Polls until a target is there. */
async function found(
  targets: () => Promise<Target[]>,
  wanted: (target: Target) => boolean,
): Promise<Target> {
  const deadline = Date.now() + 40_000;
  for (;;) {
    const target = (await targets()).find(wanted);
    if (target) return target;
    if (Date.now() > deadline)
      throw new Error(`no such target among ${JSON.stringify(await targets())}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** The targets in Alloy's description of a component. */
function exportedTargets(component: unknown): Target[] {
  const { exports } = component as {
    exports: { name: string; value: { value: ExportedObject[] | null } }[];
  };
  const output = exports.find(({ name }) => name === 'output');
  return (output?.value.value ?? []).map(({ value }) =>
    Object.fromEntries(value.map((entry) => [entry.key, entry.value.value])),
  );
}

interface ExportedObject {
  readonly value: readonly { readonly key: string; readonly value: { readonly value: string } }[];
}
