import { Construct } from 'constructs';
import {
  Alloy,
  AlloyBlock,
  AlloyDirectory,
  AlloyFile,
  NixosConfig,
  NixosHost,
  synthNixos,
} from '../../../lib';
import { aComponent, aFile, aHost, aPart, errorsIn, Fleet } from '../support';

const EBPF = { name: 'alloy-ebpf', option: 'x', partOption: 'ebpfFiles' };

describe('an Alloy file', () => {
  test('has its components in the order in which they were defined, below a header', () => {
    const file = aFile(new Construct(aHost(), 'collector'));
    aComponent(file, 'z', 'c', { n: 1 });
    aComponent(new Construct(file, 'part'), 'y', 'b');
    aComponent(file, 'x', 'a');
    expect(file.content()).toBe(`\
// Generated from fleet/ryzen/collector by cdktf synth. Do not edit.

c "z" {
	n = 1
}

b "part_y" { }

a "x" { }
`);
  });

  test('goes to a file of its name in the directory of its process', () => {
    const directory = new AlloyDirectory(aHost(), 'config', EBPF);
    const file = new AlloyFile(directory, 'f', { directory, name: 'beyla' });
    expect(file.outputPath).toBe('files/ryzen/alloy-ebpf/beyla.alloy');
    expect(file.nixPath.print()).toBe('../files/ryzen/alloy-ebpf/beyla.alloy');
  });

  test.each<[string, string, string | undefined, string]>([
    ["the directory's option", 'beyla', undefined, 'x.configFiles.beyla'],
    ["its part's, which the switch is at", 'beyla', 'y.beyla', 'y.beyla.ebpfFiles.beyla'],
    ['a name with a dot', 'a.b', undefined, 'x.configFiles."a.b"'],
  ])('has NixOS put it there by %s', (_, name, of, option) => {
    const { stack } = new Fleet();
    const host = new NixosHost(stack, 'ryzen');
    const directory = new AlloyDirectory(host, 'config', EBPF);
    const part = of === undefined ? undefined : aPart(host, of);
    const file = new AlloyFile(directory, 'f', { directory, name, part });
    expect(file.part).toBe(part);
    expect(file.node.tryFindChild('nixos')).toBeInstanceOf(NixosConfig);
    expect(synthNixos(stack).get('hosts/ryzen.nix')).toBe(`\
# Generated from fleet/ryzen by cdktf synth. Do not edit.
{ lib, ... }:
{
  imports = [ ../modules ];
  ${option} = lib.mkDefault ../files/ryzen/alloy-ebpf/${name}.alloy;
}
`);
  });

  test('has NixOS insist on every credential that its text names, however it does, and say who does', () => {
    const { stack } = new Fleet();
    const file = aFile(new NixosHost(stack, 'ryzen'));
    const directory = Alloy.env('CREDENTIALS_DIRECTORY');
    aComponent(file, 'plain', 'local.file', { filename: Alloy.credential('a') });
    aComponent(file, 'joined', 'local.file', {
      filename: Alloy.call('file.path_join', directory, 'b.pem'),
    });
    aComponent(file, 'inner', 'otelcol.exporter.otlp', {
      client: new AlloyBlock({
        tls: new AlloyBlock({ ca_file: Alloy.concat(directory, '/b.pem') }),
      }),
    });
    const overridden = aComponent(file, 'overridden', 'local.file', { filename: '/dev/null' });
    overridden.addOverride('filename', '/run/credentials/alloy.service/c');
    aComponent(file, 'none', 'local.file', { filename: Alloy.env('HOME') });
    const { requiredCredentials } = /requiredCredentials = (?<requiredCredentials>\{[^}]*\})/.exec(
      synthNixos(stack).get('hosts/ryzen.nix') ?? '',
    )!.groups!;
    expect(requiredCredentials).toBe(`{
      a = lib.mkDefault "fleet/ryzen/main/plain";
      "b.pem" = lib.mkDefault "fleet/ryzen/main/joined, fleet/ryzen/main/inner";
      c = lib.mkDefault "fleet/ryzen/main/overridden";
    }`);
  });

  test("names the credentials of its own unit, by the option of its process's own", () => {
    const { stack } = new Fleet();
    const host = new NixosHost(stack, 'ryzen');
    const directory = new AlloyDirectory(host, 'config', {
      ...EBPF,
      partCredentialsOption: 'ebpfCredentials',
    });
    const part = aPart(host, 'y');
    const file = new AlloyFile(host, 'file', { directory, name: 'own', part });
    aComponent(file, 'a', 'local.file', { filename: '/run/credentials/alloy-ebpf.service/a' });
    aComponent(file, 'b', 'local.file', { filename: '/run/credentials/alloy.service/b' });
    const plain = new AlloyFile(host, 'plain', { directory, name: 'plain' });
    aComponent(plain, 'c', 'local.file', { filename: Alloy.credential('c') });
    const text = synthNixos(stack).get('hosts/ryzen.nix') ?? '';
    expect(text).toContain('ebpfCredentials.a = lib.mkDefault "fleet/ryzen/file/a";');
    expect(text).toContain('requiredCredentials.c = lib.mkDefault "fleet/ryzen/plain/c";');
    expect(text).not.toContain('file/b');
  });

  test("has its directory's prefix on every label, and on wires to them", () => {
    const directory = new AlloyDirectory(aHost(), 'config', { ...EBPF, labelPrefix: 'ours' });
    const file = new AlloyFile(directory, 'main', { directory, name: 'main' });
    const otlp = aComponent(file, 'otlp', 'otelcol.receiver.otlp');
    const journal = aComponent(file, 'journal', 'loki.relabel', { to: otlp.export('input') });
    expect([otlp.label, journal.label]).toEqual(['ours', 'ours_journal']);
    expect(journal.render()).toBe(
      'loki.relabel "ours_journal" {\n\tto = otelcol.receiver.otlp.ours.input\n}\n',
    );
  });

  test('of a part stands beside that of another directory', () => {
    const { stack } = new Fleet();
    const host = new NixosHost(stack, 'ryzen');
    const { directory: main } = aFile(host);
    const ebpf = new AlloyDirectory(host, 'ebpf', EBPF);
    const part = aPart(host, 'observability.beyla');
    new AlloyFile(host, 'a', { directory: main, name: 'b', part });
    new AlloyFile(host, 'b', { directory: ebpf, name: 'b', part });
    expect(synthNixos(stack).get('hosts/ryzen.nix')).toContain(`
  observability = {
    alloy.configFiles.main = lib.mkDefault ../files/ryzen/alloy/main.alloy;
    beyla = {
      configFiles.b = lib.mkDefault ../files/ryzen/alloy/b.alloy;
      ebpfFiles.b = lib.mkDefault ../files/ryzen/alloy-ebpf/b.alloy;
    };
  };
`);
  });

  test('can be put elsewhere by an override of its option', () => {
    const { stack } = new Fleet();
    const file = aFile(new NixosHost(stack, 'ryzen'));
    const config = file.node.findChild('nixos') as NixosConfig;
    config.addOverride('observability.alloy.configFiles.main', './mine');
    expect(synthNixos(stack).get('hosts/ryzen.nix')).toContain(
      '\n  observability.alloy.configFiles.main = lib.mkDefault "./mine";\n',
    );
  });

  test('fails when its option is set by somebody else too', () => {
    const host = aHost();
    const file = aFile(host);
    NixosConfig.option(host, 'c', ['observability', 'alloy', 'configFiles', 'main'], file.nixPath);
    expect(errorsIn(host)).toEqual([
      '[fleet/ryzen] observability.alloy.configFiles.main is set twice, ' +
        'by fleet/ryzen/main/nixos and by fleet/ryzen/c: leave one out',
    ]);
  });

  test('gives out a copy of its components', () => {
    const file = aFile(aHost());
    const component = aComponent(file, 'x', 'a');
    file.components().pop();
    expect(file.components()).toEqual([component]);
  });

  test('fails for a name that is taken in the directory', () => {
    const host = aHost();
    const { directory } = aFile(host);
    expect(() => new AlloyFile(host, 'other', { directory, name: 'main' })).toThrow(
      '[fleet/ryzen/other] ryzen already has alloy/main.alloy, from fleet/ryzen/main: ' +
        'give one another name',
    );
  });

  test('fails for a directory of another host, whose Alloy would never read it', () => {
    const { stack } = new Fleet();
    const { directory } = aFile(new NixosHost(stack, 'thinkpad'));
    expect(() => aFile(new NixosHost(stack, 'ryzen'), 'main', directory)).toThrow(
      '[fleet/ryzen/main] is on ryzen, but its directory fleet/thinkpad/config is on thinkpad: ' +
        'give it a directory of its own host, whose Alloy reads it',
    );
  });
});

describe('an Alloy directory', () => {
  test('takes the same label for different components, and in different processes', () => {
    const host = aHost();
    const main = aFile(host);
    aComponent(main, 'x', 'a');
    aComponent(main, 'y', 'b.x');
    aComponent(aFile(new Construct(host, 'other'), 'o', undefined), 'x', 'a');
    expect(errorsIn(host)).toEqual([]);
  });

  test('takes what a file and its stand-in both have, under one name in NixOS', () => {
    const host = aHost();
    const { directory } = aFile(host);
    const part = aPart(host, 'observability.x');
    const file = new AlloyFile(host, 'on', { directory, name: 'x', part });
    const off = new AlloyFile(host, 'off', { directory, standsInFor: file });
    aComponent(file, 'y', 'a');
    aComponent(off, 'y', 'a');
    expect(errorsIn(host)).toEqual([]);
    expect(off.path).toBe('alloy-off/x.alloy');
    const text = host.render().get(host.modulePath);
    expect(text).toContain('configFiles.x = lib.mkDefault ../files/ryzen/alloy/x.alloy;');
    expect(text).toContain('standInFiles.x = lib.mkDefault ../files/ryzen/alloy-off/x.alloy;');
  });

  test('fails for a stand-in of a file that nothing switches off', () => {
    const host = aHost();
    const main = aFile(host);
    const { directory } = main;
    expect(() => new AlloyFile(host, 'off', { directory, standsInFor: main })).toThrow(
      '[fleet/ryzen/off] stands in for alloy/main.alloy, which nothing switches off: give that a part',
    );
  });

  test('fails for a component that stands in it twice, with both paths', () => {
    const host = aHost();
    const main = aFile(host);
    aComponent(main, 'a-b', 'prometheus.scrape');
    aComponent(aFile(host, 'second', main.directory), 'a_b', 'prometheus.scrape');
    expect(errorsIn(host)).toEqual([
      '[fleet/ryzen/config] prometheus.scrape.a_b stands twice in it, from fleet/ryzen/main/a-b ' +
        'and fleet/ryzen/second/a_b: give one another id',
    ]);
  });
});
