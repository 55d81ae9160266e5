import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { App, Testing } from 'cdktf';
import { exampleFleet } from '../bin/fleet';
import {
  AlloyCollector,
  JournalUnit,
  LgtmBackend,
  Mimir,
  Loki,
  NixosHost,
  ObservabilityStack,
  OtlpDestination,
} from '../index';

const ROOT = join(__dirname, '..');

/** Every file below a folder with its content. */
function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** Synthesizes a fleet of these hosts in the working directory. */
function synth(hosts: readonly string[]): void {
  const app = new App({ outdir: 'cdktf.out' });
  const stack = new ObservabilityStack(app, 'fleet', { tailnet: 'example.ts.net', quiet: true });
  new KubernetesProvider(stack, 'kubernetes', {});
  const lgtm = new LgtmBackend(stack, 'lgtm', {
    metrics: Mimir.external({ url: 'http://mimir-gateway.monitoring.svc' }),
    logs: Loki.external({ url: 'http://loki.monitoring.svc:3100', objectStore: 'filesystem' }),
  });
  const monitor = OtlpDestination.local('monitor', 4320);
  for (const name of hosts) {
    const host = new NixosHost(stack, name);
    new AlloyCollector(host, 'alloy', {
      destinations: [monitor, lgtm],
      journalUnits: [JournalUnit.system('sshd')],
    });
  }
  app.synth();
}

describe('the example fleet', () => {
  const stack = exampleFleet(Testing.app());
  const rendered = Object.fromEntries(stack.renderNixos());

  test('gives what is committed in nixos-out', () => {
    const { 'manifest.json': manifest, ...committed } = contents(join(ROOT, 'nixos-out'));
    expect(committed).toEqual(rendered);
    expect(JSON.parse(manifest ?? '')).toEqual({ files: Object.keys(rendered).sort() });
  });

  test('keeps the addresses of what is deployed: another one would destroy it and make it anew', () => {
    const { resource, output } = JSON.parse(Testing.synth(stack)) as {
      resource: Record<string, Record<string, unknown>>;
      output: Record<string, unknown>;
    };
    const addresses = Object.entries(resource).flatMap(([type, all]) =>
      Object.keys(all).map((name) => `${type}.${name}`),
    );
    expect([...addresses, ...Object.keys(output)]).toEqual([
      'kubernetes_config_map_v1.lgtm_collector_config-map_FE278410',
      'kubernetes_config_map_v1.lgtm_grafana_data-sources_2C6C0A85',
      'kubernetes_config_map_v1.lgtm_retention_config-map_7000AD2D',
      'kubernetes_deployment_v1.lgtm_collector_deployment_CE8670F0',
      'kubernetes_job_v1.lgtm_retention_check_job_D59B65F8',
      'kubernetes_network_policy_v1.lgtm_collector_network-policy_0185CDD1',
      'kubernetes_service_v1.lgtm_collector_service_55ABFD7E',
      'kubernetes_service_v1.lgtm_profiles-tailnet_service_7F6C3431',
      'kubernetes_service_v1.lgtm_tailnet_service_E599B0DE',
      'terraform_data.lgtm_profiles-tailnet_made-with_4EEBD17A',
      'terraform_data.lgtm_tailnet_made-with_6C1C4A68',
      'lgtm_tailscale-policy_fragment_31E83F66',
      'lgtm_tailscale-policy_names_461DC5E6',
    ]);
  });

  test('sends its hosts to exactly the name and port that the cluster side exposes', () => {
    const { resource } = JSON.parse(Testing.synth(stack)) as {
      resource: { kubernetes_service_v1: Record<string, TailnetService> };
    };
    const exposed = Object.values(resource.kubernetes_service_v1).flatMap(({ metadata, spec }) => {
      const hostname = metadata.annotations?.['tailscale.com/hostname'];
      return hostname === undefined
        ? []
        : spec.port.map(({ port }) => `http://${hostname}.example.ts.net:${port}`);
    });
    const named = Object.values(rendered).flatMap(
      (text) => text.match(/http:\/\/[a-z-]+\.example\.ts\.net:\d+/g) ?? [],
    );
    expect([...new Set(named)].sort()).toEqual(exposed.sort());
  });

  test('holds no token, no path of this machine and no date on the NixOS side', () => {
    const all = Object.values(rendered).join('\n');
    expect(all).not.toContain('TfToken');
    expect(all).not.toContain(ROOT);
    expect(all).not.toContain(new Date().toISOString().slice(0, 4));
  });

  test('holds no template on the Terraform side but references that we made', () => {
    const literals = Testing.synth(stack).replaceAll(/\$\$\{|%%\{/g, '');
    const templates = literals.match(/[$%]\{[^}]*\}/g) ?? [];
    expect(templates.length).toBeGreaterThan(0);
    for (const template of templates) {
      expect(template).toMatch(
        /^\$\{((sha256\()?kubernetes_config_map_v1\.[\w-]+\.(data|metadata)\[|contains\(\[.*kubernetes_service_v1\.[\w-]+\.status\[)/,
      );
    }
  });

  test('listens on loopback only', () => {
    const listeners = Object.values(rendered).flatMap(
      (text) => text.match(/(?<=\b(endpoint|listen_address) += ")[^"]+/g) ?? [],
    );
    const addresses = listeners.filter((each) => !each.startsWith('http'));
    expect(new Set(addresses.map((each) => each.split(':')[0]))).toEqual(new Set(['127.0.0.1']));
  });

  test('says in a few lines what a synth wrote and what to do next', () => {
    const folder = mkdtempSync(join(tmpdir(), 'synth-'));
    const { stdout, status } = spawnSync(
      process.execPath,
      [
        require.resolve('ts-node/dist/bin'),
        '--project',
        join(ROOT, 'tsconfig.json'),
        join(ROOT, 'bin/app.ts'),
      ],
      { cwd: folder, encoding: 'utf8', env: { ...process.env, CI: '' } },
    );
    expect(stdout).toMatchInlineSnapshot(`
     "warning: [observability/ryzen/beyla] i3pm serves on a unix socket, which Beyla can't see: only requests that it makes over TCP become spans. Where these are worth nothing, leave it out of instrument
     warning: [observability/thinkpad/beyla] i3pm serves on a unix socket, which Beyla can't see: only requests that it makes over TCP become spans. Where these are worth nothing, leave it out of instrument
     nixos-out: 3 hosts (hetzner, ryzen, thinkpad); 131 files written, 0 removed, 0 unchanged
     cdktf.out: stack 'observability' with 11 resources
     next: git add nixos-out, and npx cdktf deploy observability for the cluster side
     "
    `);
    expect(status).toBe(0);
    expect(contents(join(folder, 'nixos-out'))).toEqual(contents(join(ROOT, 'nixos-out')));
    rmSync(folder, { recursive: true });
  });
});

describe('a synth', () => {
  const before = process.cwd();
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'app-'));
    process.chdir(folder);
  });
  afterEach(() => {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  });

  test('gives the same bytes again, and with the hosts declared in another order', () => {
    synth(['ryzen', 'thinkpad', '10', '2']);
    const first = contents('.');
    synth(['ryzen', 'thinkpad', '10', '2']);
    expect(contents('.')).toEqual(first);
    synth(['2', 'thinkpad', '10', 'ryzen']);
    expect(contents('.')).toEqual(first);
  });

  test("removes a removed host's files and nothing else, and lets a hand-written one be", () => {
    synth(['ryzen', 'thinkpad']);
    mkdirSync('nixos-out/files/thinkpad/mine');
    writeFileSync('nixos-out/files/thinkpad/mine/extra.alloy', '// by hand\n');
    writeFileSync('nixos-out/NOTES.md', 'by hand\n');
    const withBoth = contents('nixos-out');

    synth(['ryzen']);
    const withOne = contents('nixos-out');
    // what tells of all hosts
    const { 'flake.nix': flake, 'README.md': page } = withOne;
    for (const name of ['flake.nix', 'manifest.json', 'README.md', 'fleet.svg'])
      for (const each of [withBoth, withOne]) delete each[name];
    const ours =
      /^(hosts\/thinkpad\.nix|files\/thinkpad\/(alloy(-off)?\/.*|(check|outage-buffer)\.json))$/;
    const expected = Object.entries(withBoth).filter(([name]) => !ours.test(name));
    expect(withOne).toEqual(Object.fromEntries(expected));
    expect(flake).not.toContain('thinkpad');
    expect(page).not.toContain('thinkpad');
    expect(existsSync('nixos-out/files/thinkpad/alloy')).toBe(false);
  });

  test('fails without having written anything, on either side', () => {
    synth(['ryzen']);
    const good = contents('.');
    const app = new App({ outdir: 'cdktf.out' });
    const stack = new ObservabilityStack(app, 'fleet', { tailnet: 'example.ts.net', quiet: true });
    new KubernetesProvider(stack, 'kubernetes', {});
    new LgtmBackend(stack, 'lgtm', {
      metrics: Mimir.external({ url: 'http://other.monitoring.svc' }),
    });
    new NixosHost(stack, 'thinkpad');
    new AlloyCollector(new NixosHost(stack, 'ryzen'), 'alloy', { destinations: [] });
    expect(() => app.synth()).toThrow('[fleet/ryzen/alloy] has no destinations');
    expect(contents('.')).toEqual(good);
  });
});

interface TailnetService {
  readonly metadata: { readonly annotations?: Record<string, string> };
  readonly spec: { readonly port: { readonly port: number }[] };
}
