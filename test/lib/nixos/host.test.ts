import { App, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { NixosConfig, NixosHost, synthNixos } from '../../../lib';
import { aHost, Fleet, temporaryFolder } from '../support';

describe('a host', () => {
  test('is named by its id, or as it is told', () => {
    const { stack } = new Fleet();
    expect(new NixosHost(stack, 'ryzen').hostname).toBe('ryzen');
    expect(new NixosHost(stack, 'Laptop', { hostname: 'thinkpad-x1' }).hostname).toBe(
      'thinkpad-x1',
    );
  });

  test.each(['a', '9', 'a-b', 'x'.repeat(63)])('takes %j as a name', (hostname) => {
    expect(aHost(hostname).modulePath).toBe(`hosts/${hostname}.nix`);
  });

  test.each(['Ryzen', '-a', 'a-', 'a.b', 'a_b', 'x'.repeat(64), '', '../a', '${x}'])(
    'fails for %j as a name',
    (hostname) => {
      const { stack } = new Fleet();
      expect(() => new NixosHost(stack, 'id', { hostname })).toThrow(
        `[fleet/id] a host name is 1 to 63 lower-case letters, digits and hyphens inside, but '${hostname}' was given`,
      );
      expect(stack.node.children).toEqual([]);
    },
  );

  test("fails for the name that the flake's own module has", () => {
    expect(() => aHost('default')).toThrow(
      "the host name 'default' is taken by nixosModules.default",
    );
  });

  test('fails for a name that another host of the stack has, wherever it stands', () => {
    const { stack } = new Fleet();
    new NixosHost(new Construct(stack, 'site'), 'ryzen');
    expect(() => new NixosHost(stack, 'b', { hostname: 'ryzen' })).toThrow(
      "[fleet/b] the host name 'ryzen' is taken by fleet/site/ryzen: give one of them another id or hostname",
    );
  });

  test('fails in a stack that writes Terraform only, and in none, where it would never be written', () => {
    const app = new App({ outdir: temporaryFolder() });
    const stack = new TerraformStack(app, 'plain');
    expect(() => new NixosHost(stack, 'ryzen')).toThrow(
      '[plain/ryzen] a host belongs in a stack that writes NixOS output, ' +
        "but the stack 'plain' writes Terraform only: use an ObservabilityStack",
    );
    expect(() => new NixosHost(app, 'ryzen')).toThrow('[ryzen] a host belongs in a stack');
    expect(() => new NixosHost(app, 'ryzen')).toThrow('but it is in no stack');
  });

  test('is found from any construct on it', () => {
    const host = aHost();
    expect(NixosHost.of(host)).toBe(host);
    expect(NixosHost.of(new Construct(new Construct(host, 'a'), 'b'))).toBe(host);
    expect(() => NixosHost.of(host.node.scope!)).toThrow(
      '[fleet] is not on a host: pass a NixosHost, or a construct on one, as the scope',
    );
  });

  test('stands among the others by name, whatever the order in which they were declared', () => {
    const { stack } = new Fleet();
    for (const name of ['b', 'a-b', 'ab', 'c', 'a']) new NixosHost(stack, name);
    const names = NixosHost.allIn(stack).map(({ hostname }) => hostname);
    expect(names).toEqual(['a', 'a-b', 'ab', 'b', 'c']);
  });

  test('stands among those below a scope, from the app down, and among no others', () => {
    const { app, stack } = new Fleet();
    const site = new Construct(stack, 'site');
    const [a, b] = [new NixosHost(site, 'a'), new NixosHost(stack, 'b')];
    new NixosHost(new Fleet().stack, 'c');
    expect(NixosHost.allIn(app)).toEqual([a, b]);
    expect(NixosHost.allIn(site)).toEqual([a]);
    expect(NixosHost.allIn(b)).toEqual([b]);
    expect(NixosHost.allIn(new Construct(b, 'empty'))).toEqual([]);
  });

  test('frees its name, and is written no more, when it is taken out of the tree', () => {
    const { stack } = new Fleet();
    const site = new Construct(stack, 'site');
    new NixosHost(site, 'ryzen');
    site.node.tryRemoveChild('ryzen');
    expect(NixosHost.allIn(stack)).toEqual([]);
    const again = new NixosHost(site, 'ryzen');
    expect(NixosHost.allIn(stack)).toEqual([again]);
    stack.node.tryRemoveChild('site');
    expect(NixosHost.allIn(stack)).toEqual([]);
    expect([...synthNixos(stack).keys()]).not.toContain('hosts/ryzen.nix');
  });
});

describe('a port', () => {
  test('is taken once, by one owner', () => {
    const host = aHost();
    const owner = {};
    host.claimPort(host, 4318, owner, 'OTLP over HTTP');
    host.claimPort(host, 4318, owner, 'OTLP over HTTP');
    expect(() => host.claimPort(host, 4318, {}, 'the test')).toThrow(
      '[fleet/ryzen] port 4318 for the test is taken on ryzen by OTLP over HTTP: ' +
        'give one of them another port',
    );
    aHost('thinkpad').claimPort(host, 4318, {}, 'OTLP over HTTP');
  });

  test.each([0, 65536, 1.5, NaN, -1])('fails when it is %d', (port) => {
    const host = aHost();
    expect(() => host.claimPort(host, port, {}, 'x')).toThrow(
      `a port is a whole number from 1 to 65535, but ${port} was given for x`,
    );
  });
});

describe("a host's module", () => {
  test('has every option once, sorted, below its imports, whatever the order of declaration', () => {
    const module = (...order: readonly ('a' | 'b')[]) => {
      const { stack } = new Fleet();
      const host = new NixosHost(stack, 'ryzen');
      const make = {
        a: () => new NixosConfig(host, 'a', { services: { z: { port: 1, enable: true } } }),
        b: () => new NixosConfig(host, 'b', { services: { a: 'x' }, boot: false }),
      };
      for (const id of order) make[id]();
      return synthNixos(stack).get('hosts/ryzen.nix');
    };
    expect(module('a', 'b')).toBe(`\
# Generated from fleet/ryzen by cdktf synth. Do not edit.
{ lib, ... }:
{
  imports = [ ../modules ];
  boot = lib.mkDefault false;
  services = {
    a = lib.mkDefault "x";
    z = {
      enable = lib.mkDefault true;
      port = lib.mkDefault 1;
    };
  };
}
`);
    expect(module('b', 'a')).toBe(module('a', 'b'));
  });

  test('has its imports added to those that a config sets', () => {
    const { stack } = new Fleet();
    const host = new NixosHost(stack, 'ryzen');
    new NixosConfig(host, 'a', { imports: ['x'] });
    const [, imports] = /imports = \[(.*?)\]/s.exec(synthNixos(stack).get('hosts/ryzen.nix')!)!;
    expect(imports?.trim().split(/\s+/)).toEqual(['../modules', '"x"']);
  });

  test('of a host without anything imports the options alone', () => {
    const { stack } = new Fleet();
    new NixosHost(stack, 'ryzen');
    expect(synthNixos(stack).get('hosts/ryzen.nix')).toBe(`\
# Generated from fleet/ryzen by cdktf synth. Do not edit.
{ lib, ... }:
{
  imports = [ ../modules ];
}
`);
  });
});
