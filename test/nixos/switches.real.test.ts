import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describeWith, run } from '../support/programs';
import { evaluateMachines, hostModule, HOSTS, NIXOS_OUT } from './evaluate';

/** The switches that a host's own module sets, but for the collector's, without which there is nothing. */
function switchesOf(host: string): string[] {
  const module = readFileSync(join(NIXOS_OUT, 'hosts', `${host}.nix`), 'utf8');
  return [...module.matchAll(/^ {4}(\w+) = \{$/gm)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'alloy');
}

/** Every subset of a list. */
function subsets<T>(items: readonly T[]): T[][] {
  return items.reduce<T[][]>((all, item) => [...all, ...all.map((some) => [...some, item])], [[]]);
}

describeWith(['nix-instantiate', 'alloy'], 'whatever is switched off', (programs) => {
  const machines = HOSTS.flatMap((host) =>
    subsets(switchesOf(host)).map((off) => ({
      name: off.length === 0 ? host : `${host} without ${off.join(', ')}`,
      modules: [
        hostModule(host),
        ...off.map((name) => `{ observability.${name}.enable = false; }`),
      ],
    })),
  );
  let folder: string;
  let etc: Record<string, Readonly<Record<string, string>>>;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'switches-'));
    const wanted = Object.fromEntries(machines.map(({ name, modules }) => [name, modules]));
    const evaluated = evaluateMachines({ nix: programs['nix-instantiate'] }, wanted);
    etc = Object.fromEntries(
      Object.entries(evaluated).map(([name, machine]) => [name, machine.etc]),
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('every combination of the switches of every host is tried', () => {
    // ryzen has five switches, thinkpad four, hetzner three
    expect(machines).toHaveLength(32 + 16 + 8);
  });

  test.each(machines.map(({ name }) => name))('%s: Alloy loads what is left', (name) => {
    const root = join(folder, name);
    const files = Object.entries(etc[name] ?? {});
    expect(files.map(([path]) => path)).toContain('alloy/collector.alloy');
    for (const [path, source] of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      copyFileSync(source, join(root, path));
    }
    for (const directory of new Set(files.map(([path]) => dirname(path)))) {
      expect(run(programs.alloy, ['validate', join(root, directory)])).toMatchObject({ status: 0 });
    }
  });
});
