import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describeWith } from '../support/programs';
import { evaluateMachines, hostModule, HOSTS, type Machine } from './evaluate';

/** The parts that a host's own module switches on, by their options, but for the collector, without which there is nothing. */
function switchesOf(settings: unknown, path = ''): string[] {
  if (typeof settings !== 'object' || settings === null) return [];
  const own = path !== '' && path !== '.alloy' && 'enable' in settings && settings.enable === true;
  return [
    ...(own ? [path.slice(1)] : []),
    ...Object.entries(settings).flatMap(([key, value]) => switchesOf(value, `${path}.${key}`)),
  ];
}

/** Every subset of a list. */
function subsets<T>(items: readonly T[]): T[][] {
  return items.reduce<T[][]>((all, item) => [...all, ...all.map((some) => [...some, item])], [[]]);
}

describeWith(['nix-instantiate', 'alloy'], 'whatever is switched off', (programs) => {
  const evaluator = { nix: programs['nix-instantiate'] };
  let folder: string;
  let switches: Record<string, string[]>;
  let machines: Record<string, Machine>;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'switches-'));
    const hosts = evaluateMachines(
      evaluator,
      Object.fromEntries(HOSTS.map((host) => [host, [hostModule(host)]])),
    );
    switches = Object.fromEntries(HOSTS.map((host) => [host, switchesOf(hosts[host]?.settings)]));
    const combinations = HOSTS.flatMap((host) =>
      subsets(switches[host] ?? []).map((off) => [
        [host, ...off].join(' without '),
        [hostModule(host), ...off.map((name) => `{ observability.${name}.enable = false; }`)],
      ]),
    );
    machines = evaluateMachines(
      evaluator,
      Object.fromEntries(combinations) as Record<string, string[]>,
    );
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('the switches are those of every part, target and destination', () => {
    const everywhere = [
      'destinations.lgtm',
      'journal',
      'nodeMetrics',
      'outageBuffer',
      'sessionEnvironment',
    ];
    const desktops = [
      ...everywhere,
      'beyla',
      'beyla.targets.i3pm',
      'beyla.targets.otel-ai-monitor',
      'destinations.ai_monitor',
    ];
    expect(Object.fromEntries(HOSTS.map((host) => [host, [...switches[host]!].sort()]))).toEqual({
      hetzner: everywhere,
      ryzen: [...desktops, 'pyroscope', 'pyroscope.targets.otel-ai-monitor'].sort(),
      thinkpad: desktops.sort(),
    });
    const combinations = HOSTS.map((host) => 2 ** switches[host]!.length);
    expect(Object.keys(machines)).toHaveLength(combinations.reduce((sum, each) => sum + each, 0));
  });

  test('in every combination the collector is there, and no assertion fails', () => {
    for (const [name, { etc, failed }] of Object.entries(machines))
      expect({ name, collects: 'alloy/collector.alloy' in etc, failed }).toEqual({
        name,
        collects: true,
        failed: [],
      });
  });

  test('Alloy loads what is left of every combination, in each of its directories', async () => {
    const directories = Object.entries(machines).flatMap(([name, { etc }]) =>
      ['alloy', 'alloy-ebpf'].map((directory) => ({
        name: `${name}: ${directory}`,
        files: Object.entries(etc).filter(([path]) => dirname(path) === directory),
      })),
    );
    // what has the same files is one configuration
    const distinct = new Map(directories.map((each) => [JSON.stringify(each.files), each]));
    const refused: string[] = [];
    const queue = [...distinct.values()].filter(({ files }) => files.length > 0).entries();
    const validate = async () => {
      for (const [i, { name, files }] of queue) {
        const root = join(folder, `${i}`);
        mkdirSync(root);
        for (const [path, source] of files) copyFileSync(source, join(root, basename(path)));
        await promisify(execFile)(programs.alloy, ['validate', root]).catch((error: Error) => {
          refused.push(`${name}: ${error.message}`);
        });
      }
    };
    await Promise.all([validate(), validate()]);
    expect(refused).toEqual([]);
    expect(distinct.size).toBeGreaterThan(100);
  }, 120_000);
});
