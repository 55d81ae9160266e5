import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { App } from 'cdktf';
import { evaluateMachines, nixPath, type Machine } from '../nixos/evaluate';
import { EXAMPLE_NAMES, EXAMPLES, synthesized, type Synthesized } from '../support/examples';
import { ApiServer } from '../support/kubernetes/api-server';
import { manifests } from '../support/kubernetes/manifest';
import { describeWith, run } from '../support/programs';
import { PEOPLE } from './people';

/** Every app that somebody may begin with, and what stands beside a host's module on its machine. */
const APPS: Readonly<Record<string, { synth: () => Synthesized; machine: string }>> = {
  ...Object.fromEntries(
    Object.entries(PEOPLE).map(([name, { app, machine }]) => {
      const program = () => {
        const made = new App();
        app(made);
        made.synth();
      };
      return [name, { synth: () => synthesized(program), machine }];
    }),
  ),
  ...Object.fromEntries(
    EXAMPLE_NAMES.map((name) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- an app runs when it is loaded
      const program = () => require(join(EXAMPLES, name, 'app.ts')) as void;
      return [`the example ${name}`, { synth: () => synthesized(program), machine: '' }];
    }),
  ),
};
const NAMES = Object.keys(APPS);

/** The credentials that a host's files ask for, so that NixOS is told of some file for each. */
function credentialsOf({ nixos }: Synthesized, host: string): string {
  const asked = [...nixos]
    .filter(([path]) => path === `hosts/${host}.nix`)
    .flatMap(([, text]) => [
      ...text.matchAll(
        /requiredCredentials\.([\w-]+)|^ +([\w-]+) = lib\.mkDefault "\w+\/[^"]*";$/gm,
      ),
    ])
    .map(([, one, other]) => one ?? other)
    .filter((name) => name !== undefined && name !== 'hostName');
  const each = [...new Set(asked)].map(
    (name) => `"${name}" = lib.mkDefault "/run/secrets/${name}";`,
  );
  return `observability.alloy.credentials = { ${each.join(' ')} };`;
}

let folder: string;
const written = new Map<string, Synthesized>();
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'people-'));
  for (const [i, name] of NAMES.entries()) {
    const made = APPS[name]!.synth();
    written.set(name, made);
    for (const [path, text] of made.nixos) {
      const to = join(folder, String(i), path);
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, text);
    }
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The hosts of all apps: its folder, what it is called, and the app. */
function hosts() {
  return NAMES.flatMap((app, i) =>
    [...(written.get(app)?.nixos.keys() ?? [])]
      .flatMap((path) => /^hosts\/(.*)\.nix$/.exec(path)?.[1] ?? [])
      .map((host) => ({ app, host, folder: join(folder, String(i)) })),
  );
}

describeWith(['nix-instantiate'], 'Nix evaluates', (programs) => {
  let machines: Record<string, Machine>;
  beforeAll(() => {
    const wanted = hosts().map(({ app, host, folder: at }) => [
      `${app}: ${host}`,
      [
        `{ imports = [ ${nixPath(join(at, 'hosts', `${host}.nix`))} ]; networking.hostName = "${host}"; }`,
        '{ options.environment.persistence = lib.mkOption { default = { }; type = lib.types.unspecified; }; }',
        `{ ${credentialsOf(written.get(app)!, host)} }`,
        `{ ${APPS[app]!.machine} }`,
      ],
    ]);
    machines = evaluateMachines(
      { nix: programs['nix-instantiate'] },
      Object.fromEntries(wanted) as Record<string, string[]>,
    );
  });

  test.each(NAMES)('%s, without a failed assertion', (app) => {
    const own = Object.entries(machines).filter(([name]) => name.startsWith(`${app}: `));
    expect(own.length).toBeGreaterThan(0);
    for (const [, { failed, alloy }] of own) {
      expect(failed).toEqual([]);
      expect(alloy).toMatchObject({ enable: true, configPath: '/etc/alloy' });
    }
  });

  test('what they set beside it stays', () => {
    const of = (name: string) => machines[`${name}: host`]!;
    expect(of('a VPS with nginx').units.alloy!.serviceConfig).toMatchObject({
      AmbientCapabilities: ['CAP_DAC_READ_SEARCH'],
      SupplementaryGroups: expect.arrayContaining(['nginx']),
    });
    expect(of('a homelab with ZFS').units.alloy!.serviceConfig).toMatchObject({
      TimeoutStopSec: '8s',
      MemoryMax: '1G',
    });
    expect(of('a NAS without a tailnet').firewall.interfaces).toEqual({
      enp3s0: { allowedTCPPorts: [4318], allowedUDPPorts: [] },
    });
    expect(of('a hosting network').units.alloy!.serviceConfig).toMatchObject({
      AmbientCapabilities: ['CAP_NET_RAW'],
    });
    expect(Object.keys(of('a hosting network').etc)).toContain('alloy/extra.alloy');
  });
});

describeWith(['alloy'], 'the real Alloy takes', (programs) => {
  /** The level that a host's module tells Alloy of. */
  const flags = (module: string) => {
    const [, level] = /stabilityLevel = lib\.mkDefault "([\w-]+)"/.exec(module) ?? [];
    return [
      ...(level === undefined ? [] : [`--stability.level=${level}`]),
      ...(module.includes('communityComponents') ? ['--feature.community-components.enabled'] : []),
    ];
  };

  test.each(NAMES)('%s', (app) => {
    const own = hosts().filter((each) => each.app === app);
    expect(own.length).toBeGreaterThan(0);
    for (const { host, folder: at } of own) {
      const module = written.get(app)?.nixos.get(`hosts/${host}.nix`) ?? '';
      const directory = join(at, 'files', host, 'alloy');
      expect(run(programs.alloy, ['validate', ...flags(module), directory])).toMatchObject({
        status: 0,
      });
    }
  });
});

describeWith(['kube-apiserver', 'etcd'], 'a real API server takes the objects of', (programs) => {
  let server: ApiServer;
  beforeAll(async () => {
    const { etcd } = programs;
    server = await ApiServer.start({ kubeApiserver: programs['kube-apiserver'], etcd });
    for (const name of ['observability', 'monitoring']) await server.createNamespace(name);
  }, 180_000);
  afterAll(() => server?.stop());

  test.each(['two clusters', 'the example two-clusters', 'the example inventory'])(
    '%s',
    async (app) => {
      const objects = written.get(app)!.stacks.flatMap((stack) => manifests(stack));
      expect(objects.length).toBeGreaterThan(5);
      for (const manifest of objects)
        await expect(server.apply(manifest, { dryRun: true })).resolves.toMatchObject({
          kind: manifest.kind,
        });
    },
  );
});
