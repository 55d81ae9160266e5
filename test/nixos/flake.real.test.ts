import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWith, run } from '../support/programs';
import {
  FIXTURE,
  HOSTS,
  NIXOS_OUT,
  evaluateMachines,
  hostModule,
  withoutStore,
  type Machine,
} from './evaluate';

/** A NixOS configuration that has our output in its own repository, and the stand-in in place of nixpkgs. */
const FLAKE = `{
  inputs.observability.url = "path:./nixos-out";
  outputs = inputs: {
    ryzen = (import ./nixpkgs { }).machine [
      {
        imports = [ inputs.observability.nixosModules.ryzen ];
        networking.hostName = "ryzen";
        systemd.services = builtins.mapAttrs (description: _: { inherit description; }) {
          nix-daemon = { };
          sshd = { };
          tailscaled = { };
          upower = { };
        };
        observability.beyla.enable = false;
      }
    ];
    modules = builtins.mapAttrs (_: builtins.typeOf) inputs.observability.nixosModules;
  };
}
`;

describeWith(['nix', 'nix-instantiate', 'git'], 'nixos-out as an input of a flake', (programs) => {
  let directory: string;
  let repository: string;
  const environment = () => ({
    HOME: join(directory, 'home'),
    XDG_CACHE_HOME: join(directory, 'home/.cache'),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
  });

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'flake-'));
    repository = join(directory, 'repository');
    mkdirSync(join(directory, 'home'));
    cpSync(NIXOS_OUT, join(repository, 'nixos-out'), { recursive: true });
    cpSync(FIXTURE, join(repository, 'nixpkgs'), { recursive: true });
    writeFileSync(join(repository, 'flake.nix'), FLAKE);
    git('init', '--quiet');
  });
  afterEach(() => {
    // a store is read-only, for its owner too
    run('chmod', ['-R', 'u+w', directory]);
    rmSync(directory, { recursive: true, force: true });
  });

  function git(...args: string[]): void {
    const { status, output } = run(programs.git, args, { cwd: repository, env: environment() });
    if (status !== 0) throw new Error(output);
  }

  /** Runs nix in the repository: without the network, with a store of its own. */
  function nix(...args: string[]) {
    return run(
      programs.nix,
      [
        ...args,
        ...['--extra-experimental-features', 'nix-command flakes'],
        ...['--offline', '--store', join(directory, 'store')],
      ],
      { cwd: repository, env: environment() },
    );
  }

  test("a host's module has the values that it has outside of a flake", () => {
    git('add', '.');
    const { status, stdout, output } = nix('eval', '--json', '.#ryzen');
    expect({ status, output }).toMatchObject({ status: 0 });

    const { ryzen } = evaluateMachines(
      { nix: programs['nix-instantiate'], nixpkgs: '' },
      { ryzen: [hostModule('ryzen'), '{ observability.beyla.enable = false; }'] },
    );
    const inStore = /[^"\s=\\]*\/nix\/store\/[^/"]+-source(\/nixos-out)?\//g;
    const machine = JSON.parse(
      withoutStore(stdout).replaceAll(inStore, `${NIXOS_OUT}/`),
    ) as Machine;
    expect(machine).toEqual(ryzen);
    expect(Object.keys(machine.etc)).not.toContain('alloy/beyla.alloy');
  });

  test('it exports the options and every host, as paths', () => {
    git('add', '.');
    const { stdout } = nix('eval', '--json', '.#modules');
    const names = ['default', ...HOSTS];
    expect(JSON.parse(stdout)).toEqual(Object.fromEntries(names.map((name) => [name, 'path'])));
    const { status, output } = nix('flake', 'show', './nixos-out');
    expect({ status, output }).toMatchObject({ status: 0 });
    for (const name of names) expect(output).toMatch(new RegExp(`${name}.*: .*NixOS module`));
  });

  test('it has no inputs: the lock file names nothing that would be fetched', () => {
    git('add', '.');
    nix('eval', '.#modules');
    const { nodes } = JSON.parse(readFileSync(join(repository, 'flake.lock'), 'utf8')) as {
      nodes: Record<string, { inputs?: unknown; locked?: { type: string } }>;
    };
    expect(Object.keys(nodes).sort()).toEqual(['observability', 'root']);
    expect(nodes.observability).toMatchObject({ locked: { type: 'path' } });
    expect(nodes.observability).not.toHaveProperty('inputs');
  });

  test('fails where nixos-out is not added to git, because a flake consists of what git knows', () => {
    git('add', 'flake.nix', 'nixpkgs');
    const { status, output } = nix('eval', '.#modules');
    expect(status).not.toBe(0);
    expect(output).toMatch(/-source\/nixos-out(\/flake\.nix)?'.*(No such file|does not exist)/);

    git('add', '--intent-to-add', 'nixos-out');
    expect(nix('eval', '.#modules')).toMatchObject({ status: 0 });
  });
});
