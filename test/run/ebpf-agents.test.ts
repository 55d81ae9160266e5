import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import {
  BeylaAgent,
  I3PM,
  PprofScrape,
  PyroscopeAgent,
  synthNixos,
  type BeylaAgentProps,
  type PyroscopeAgentProps,
} from '../../index';
import { host, MONITOR } from '../constructs/support';
import { describeWith, run } from '../support/programs';

/** What users may ask of Beyla and of the profiler, alone and together. */
const BEYLA: Record<string, Partial<BeylaAgentProps>> = {
  'by name, port, path and command line': {
    instrument: [
      MONITOR,
      I3PM,
      { exePath: '*/node', language: 'nodejs', tls: true, exports: ['metrics'] },
      { name: 'all', openPorts: [80, 443], exePath: '*', cmdArgs: '*x*', sampleRatio: 0 },
    ],
    exclude: [{ openPorts: [22] }, { exePath: '*/ssh' }],
  },
  'sampled, with routes and protocols': {
    sampleRatio: 0.25,
    routes: ['/users/{id}'],
    ignoredRoutes: [{ pattern: '/health', reason: 'asked every second' }],
    protocols: ['http', 'grpc', 'sql', 'redis', 'kafka', 'mongo', 'memcached', 'genai', 'gpu'],
  },
  'with metrics and context propagation': {
    metrics: ['red', 'service-graph', 'process'],
    contextPropagation: 'all',
    wakeupLen: 500,
    sysAdmin: true,
  },
};
const PYROSCOPE: Record<string, Partial<PyroscopeAgentProps>> = {
  'of every service': {},
  'of units and cgroups, off-CPU too': {
    targets: [
      { name: 'otel-ai-monitor' },
      { name: 'ssh', unit: 'sshd@1.service' },
      { name: 'builds', cgroup: '/system.slice/.*' },
    ],
    offCpu: 0.01,
    sampleRate: 97,
  },
};

const COMBINATIONS = Object.entries(BEYLA).flatMap(([traces, beyla]) =>
  Object.entries(PYROSCOPE).flatMap(([profiles, pyroscope]) =>
    (['own', 'collector'] as const).map((process) => ({
      name: `traces ${traces}, profiles ${profiles}, in ${process}`,
      beyla: { ...beyla, process },
      pyroscope: { ...pyroscope, process },
    })),
  ),
);

describeWith(['alloy', 'alloy evaluate'], 'whatever is asked of the eBPF agents', (programs) => {
  test.each(COMBINATIONS)('$name: Alloy takes it', ({ beyla, pyroscope }) => {
    const { stack, host: ryzen, alloy: collector } = host();
    new BeylaAgent(ryzen, 'beyla', { collector, instrument: [MONITOR], ...beyla });
    const agent = new PyroscopeAgent(ryzen, 'pyroscope', { collector, ...pyroscope });
    new PprofScrape(ryzen, 'pprof', {
      agent,
      name: 'api',
      port: 6060,
      profiles: ['cpu', 'memory'],
    });
    const folder = mkdtempSync(join(tmpdir(), 'ebpf-'));
    // the stand-ins of destinations that are switched off have tests of their own
    const files = [...synthNixos(stack)].filter(([path]) =>
      /\/alloy(-ebpf)?\/[^/]+\.alloy$/.test(path),
    );
    for (const [path, text] of files) {
      const directory = join(folder, basename(dirname(path)));
      mkdirSync(directory, { recursive: true });
      writeFileSync(join(directory, basename(path)), text);
      expect(run(programs.alloy, ['fmt', '--test', join(directory, basename(path))])).toMatchObject(
        {
          status: 0,
        },
      );
    }
    const directories = new Set(files.map(([path]) => join(folder, basename(dirname(path)))));
    expect(directories.size).toBe(beyla.process === 'own' ? 2 : 1);
    for (const directory of directories) {
      const validated = run(programs.alloy, ['validate', directory]);
      expect({
        ...validated,
        output: validated.status === 0 ? '' : validated.output,
      }).toMatchObject({ status: 0, output: '' });
      // their own checks, of samplers and words, run only as arguments are decoded
      const whole = join(folder, 'whole.alloy');
      const own = files.filter(([path]) => join(folder, basename(dirname(path))) === directory);
      writeFileSync(whole, own.map(([, text]) => text).join('\n'));
      const evaluated = run(programs.alloy, ['evaluate', whole]);
      expect(evaluated.output.match(/(beyla|pyroscope|discovery)\.\S+ ".*/g) ?? []).toEqual([]);
    }
    rmSync(folder, { recursive: true });
  });
});
