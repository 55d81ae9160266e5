import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PyroscopeAgent, synthNixos } from '../../index';
import { host } from '../constructs/support';
import { Cgroup } from '../support/cgroup';
import { Daemon, freePorts } from '../support/daemon';
import { profilesConfig } from '../support/profiles-config';
import { describeWith } from '../support/programs';
import { Recorder } from '../support/recorder';

const PYROSCOPE = '127.0.0.6';
const HOT = `
def burn_for_a_session():
    n = 0
    for i in range(100000):
        n += i * i
while True:
    burn_for_a_session()
`;

/** A target as Alloy's own API shows it. */
type Target = Readonly<Record<string, string>>;

describeWith(
  ['alloy', 'ebpf-profiler', 'python3', 'unshare'],
  'services whose CPU is profiled',
  (programs) => {
    const folder = mkdtempSync(join(tmpdir(), 'cpu-'));
    const pyroscope = new Recorder({ address: PYROSCOPE, port: 4040 });
    const services = new Cgroup('cpu-profile');
    const daemons: Daemon[] = [];

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
          ...[
            programs.unshare,
            '--mount',
            'sh',
            '-c',
            'mount --bind "$0/hosts" /etc/hosts && exec "$@"',
            folder,
          ],
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
        const component = `http://127.0.0.1:${port}/api/v0/web/components/discovery.relabel.pyroscope`;
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
    });
    afterAll(async () => {
      await Promise.all(daemons.map((each) => each.stop()));
      await services.remove();
      await pyroscope.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    test('the function that is busy shows up by name at Pyroscope, with the host, unit and service that Alloy found', async () => {
      const { targets } = await alloy('collector', profilesConfig(folder)).then(() =>
        alloy('discovery', join(OUT, 'ryzen/alloy-ebpf/pyroscope.alloy')),
      );
      const target = await found(targets, ({ service_name }) => service_name === 'otel-ai-monitor');
      const { service_name: service, unit, __process_pid__: pid } = target;
      expect(unit).toBe('otel-ai-monitor.service');
      const why = cannotLoad();
      if (why !== undefined) {
        process.stderr.write(`skipped: a CPU profile by eBPF; ${why}\n`);
        return;
      }
      const started = Date.now();
      const profiler = daemon('profiler', [
        ...[
          programs.unshare,
          '--mount',
          'sh',
          '-c',
          'mount -t tracefs tracefs /sys/kernel/tracing; exec "$@"',
          'sh',
        ],
        ...[programs['ebpf-profiler'], '-pid', pid!, '-name', `${service}{unit=${unit}}`],
      ]);
      await profiler.until(() => Promise.resolve(pyroscope.records.length > 0), 60);
      const [pushed] = pyroscope.records;
      process.stdout.write(
        `measured: first CPU profile ${Date.now() - started} ms after the profiler's start\n`,
      );
      expect(new URLSearchParams(pushed!.query).get('name')).toBe(
        'otel-ai-monitor{host=ryzen,service_name=otel-ai-monitor,unit=otel-ai-monitor.service}',
      );
      expect(pushed!.body.toString()).toMatch(/^<module>;burn_for_a_session \d+$/m);
    }, 120_000);

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
      expect(started.output()).not.toMatch(/level=error(?!.*failed to get process info)/);
    }, 60_000);

    test('what Alloy may not read is a line in its log, and the rest is profiled', async () => {
      const { started, targets } = await alloy('unreadable', join(folder, 'targets.alloy'), {
        as: WITHOUT,
      });
      await found(targets, ({ service_name }) => service_name === 'otel-ai-monitor');
      expect(await targets()).toHaveLength(1);
      expect(started.output()).toMatch(/failed to get process info.*permission denied/);
    }, 60_000);

    test('one that is switched off is not profiled, the others are', async () => {
      const env = { PYROSCOPE_TARGET_MANY: '0' };
      const { targets } = await alloy('off', join(folder, 'targets.alloy'), { env });
      await found(targets, ({ service_name }) => service_name === 'otel-ai-monitor');
      expect(new Set((await targets()).map(({ unit }) => unit))).toEqual(
        new Set(['otel-ai-monitor.service']),
      );
    }, 60_000);
  },
);

const OUT = join(__dirname, '../../nixos-out/files');

/** Runs what follows without a capability. */
const WITHOUT = ['setpriv', '--bounding-set=-all', '--inh-caps=-all'];

/** Why no eBPF program can be loaded here, if so. */
function cannotLoad(): string | undefined {
  if (process.getuid?.() !== 0) return 'it needs root';
  if (!existsSync('/sys/kernel/btf/vmlinux')) return 'the kernel has no BTF';
  // CAP_BPF and CAP_PERFMON
  const [, effective = '0'] =
    /^CapEff:\t(\w+)$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return (BigInt(`0x${effective}`) >> 38n) % 4n === 3n
    ? undefined
    : 'it needs CAP_BPF and CAP_PERFMON';
}

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
