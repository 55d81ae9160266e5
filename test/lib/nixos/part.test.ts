import { Construct } from 'constructs';
import {
  Alloy,
  AlloyComponent,
  AlloyDirectory,
  AlloyFile,
  NixosHost,
  Part,
  synthNixos,
  type PartProps,
} from '../../../lib';
import { aComponent, aFile, aHost, Fleet } from '../support';

/** A host with one part, and its module as text without header and imports. */
function withPart(props: Partial<PartProps> = {}) {
  const { stack } = new Fleet();
  const host = new NixosHost(stack, 'ryzen');
  const part = new Part(host, 'part', { option: 'observability.docker', ...props });
  const options = () => {
    const module = synthNixos(stack).get('hosts/ryzen.nix') ?? '';
    return /imports = \[ \.\.\/modules \];\n(.*)\}\n$/s.exec(module)?.[1];
  };
  return { stack, host, part, options };
}

describe('Part', () => {
  test('has what the host says of it as its default child, and takes overrides of it', () => {
    const { part, options } = withPart();
    expect(part.node.defaultChild).toBe(part.config);
    part.config.addOverride('observability.docker.enable', false);
    expect(options()).toBe('  observability.docker.enable = lib.mkDefault false;\n');
  });

  test('says that it is on, and nothing else, unless it needs more', () => {
    expect(withPart().options()).toBe('  observability.docker.enable = lib.mkDefault true;\n');
  });

  test('says which capabilities, groups and options of its own it needs', () => {
    const { options } = withPart({
      capabilities: ['CAP_NET_RAW', 'CAP_NET_ADMIN'],
      groups: ['docker'],
      settings: { socket: '/run/docker.sock', labels: { team: 'a' } },
    });
    expect(options()).toBe(`  observability.docker = {
    enable = lib.mkDefault true;
    capabilities = [
      "CAP_NET_RAW"
      "CAP_NET_ADMIN"
    ];
    groups = [ "docker" ];
    labels.team = lib.mkDefault "a";
    socket = lib.mkDefault "/run/docker.sock";
  };
`);
  });

  test('asks for its options at synth, when all has been added', () => {
    const units: string[] = [];
    const { options } = withPart({ settings: () => ({ units: [...units] }) });
    units.push('sshd.service');
    expect(options()).toContain('units = [ "sshd.service" ];');
  });

  test('leaves it to its own module whether it is on where it is told to, and then says nothing of itself', () => {
    expect(withPart({ enable: false }).options()).toBe('');
    expect(withPart({ enable: false, groups: ['docker'] }).options()).toBe(
      '  observability.docker.groups = [ "docker" ];\n',
    );
  });

  test('takes its files and credentials with it, as options of its own', () => {
    const { host, part, options } = withPart({ enable: false });
    const directory = new AlloyDirectory(host, 'config', {
      name: 'alloy',
      option: 'observability.alloy',
      partOption: 'partFiles',
    });
    const file = new AlloyFile(host, 'docker', { directory, name: 'docker', part });
    // whatever names one: no construct has to say so
    new AlloyComponent(file, 'token', {
      component: 'local.file',
      body: { filename: Alloy.credential('token') },
    });
    const standIn = new AlloyFile(host, 'off', { directory, standsInFor: file });
    aComponent(file, 'x', 'otelcol.exporter.debug');
    aComponent(standIn, 'x', 'otelcol.exporter.debug');
    aFile(host, 'always', directory);
    expect(options()).toBe(`  observability = {
    alloy.configFiles.always = lib.mkDefault ../files/ryzen/alloy/always.alloy;
    docker = {
      partFiles.docker = lib.mkDefault ../files/ryzen/alloy/docker.alloy;
      requiredCredentials.token = lib.mkDefault "fleet/ryzen/docker/token";
      standInFiles.docker = lib.mkDefault ../files/ryzen/alloy-off/docker.alloy;
    };
  };
`);
  });

  test('knows the path of each of its options', () => {
    const part = new Part(aHost(), 'part', { option: 'observability.destinations.lgtm' });
    expect(part.option).toBe('observability.destinations.lgtm');
    expect(part.path()).toEqual(['observability', 'destinations', 'lgtm']);
    expect(part.path('configFiles', 'a.b')).toEqual([
      'observability',
      'destinations',
      'lgtm',
      'configFiles',
      'a.b',
    ]);
  });

  test('fails on no host, naming who has it', () => {
    const whose = new Construct(new Fleet().stack, 'docker');
    expect(() => new Part(whose, 'part', { option: 'observability.docker' })).toThrow(
      '[fleet/docker] is not on a host: pass a NixosHost, or a construct on one, as the scope',
    );
  });

  test('fails with another of the same options, of which a host has one', () => {
    const { stack, host } = withPart();
    new Part(host, 'again', { option: 'observability.docker' });
    expect(() => synthNixos(stack)).toThrow(
      '[fleet/ryzen] observability.docker.enable is set twice, by fleet/ryzen/part/config and by fleet/ryzen/again/config: leave one out',
    );
  });
});
