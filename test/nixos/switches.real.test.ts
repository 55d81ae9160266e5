import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { coveringArray } from '../support/covering-array';
import { describeWith } from '../support/programs';
import { evaluateMachines, hostModule, HOSTS, type Machine } from './evaluate';
import { switchesOf } from './switches';

/** What is off together: nothing, everything, each alone, all but each, and of every two all that there is. */
function combinations(switches: readonly string[]): string[][] {
  const rows = coveringArray(switches.map((name) => [name, undefined]));
  const pairs = rows.map((row) => row.filter((name) => name !== undefined));
  const alone = switches.flatMap((name) => [[name], switches.filter((other) => other !== name)]);
  const all = [[], [...switches], ...alone, ...pairs];
  return [...new Map(all.map((off) => [off.join(), off])).values()];
}

describeWith(['nix-instantiate', 'alloy'], 'whatever is switched off', (programs) => {
  let folder: string;
  let switches: Record<string, string[]>;
  let machines: Record<string, Machine>;
  beforeAll(() => {
    const evaluator = { nix: programs['nix-instantiate'] };
    folder = mkdtempSync(join(tmpdir(), 'switches-'));
    const hosts = evaluateMachines(
      evaluator,
      Object.fromEntries(HOSTS.map((host) => [host, [hostModule(host)]])),
    );
    switches = Object.fromEntries(HOSTS.map((host) => [host, switchesOf(hosts[host]?.settings)]));
    const machinesOf = HOSTS.flatMap((host) =>
      combinations(switches[host]!).map((off) => [
        [host, ...off].join(' without '),
        [hostModule(host), ...off.map((name) => `{ observability.${name}.enable = false; }`)],
      ]),
    );
    machines = evaluateMachines(
      evaluator,
      Object.fromEntries(machinesOf) as Record<string, string[]>,
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('the switches are those of every part, target and destination', () => {
    const everywhere = [
      'alloyMetrics',
      'check',
      'destinations.lgtm',
      'journal',
      'nodeMetrics',
      'outageBuffer',
      'sessionEnvironment',
      'tailnetOnly',
    ];
    const desktops = [
      ...everywhere,
      'alloyEbpf.metrics',
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
  });

  test('in each combination the collector is there, and no assertion fails', () => {
    for (const [name, { etc, failed }] of Object.entries(machines))
      expect({ name, collects: 'alloy/collector.alloy' in etc, failed }).toEqual({
        name,
        collects: true,
        failed: [],
      });
  });

  test('Alloy loads what is left of each combination, in each of its directories', async () => {
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
    expect(distinct.size).toBeGreaterThan(30);
  });
});
