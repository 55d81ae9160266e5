import { Construct } from 'constructs';
import { HostFile, NixosHost, synthNixos } from '../../../lib';
import { aHost, errorsIn, Fleet } from '../support';

class TextFile extends HostFile {
  constructor(
    scope: Construct,
    id: string,
    path: string,
    private readonly text = 'text\n',
    comment?: string,
  ) {
    super(scope, id, { path, comment });
  }

  protected override body(): string {
    return this.text;
  }
}

describe('a host file', () => {
  test("is written below the host's folder, with a header if its language has comments", () => {
    const { stack } = new Fleet();
    const host = new NixosHost(stack, 'ryzen');
    const part = new Construct(host, 'part');
    const file = new TextFile(part, 'file', 'etc/a.conf', 'x = 1\n', '#');
    new TextFile(part, 'plain', 'plain.json', '{}\n');
    expect(file.nixPath.print()).toBe('../files/ryzen/etc/a.conf');
    const files = synthNixos(stack);
    expect(files.get('files/ryzen/plain.json')).toBe('{}\n');
    expect(files.get('files/ryzen/etc/a.conf')).toBe(
      '# Generated from fleet/ryzen/part by cdktf synth. Do not edit.\n\nx = 1\n',
    );
  });

  test.each(['', '/a', 'a/', 'a//b', '.hidden', '../a', 'a/../b', 'a b', 'a\\b', 'é', 'a/.b'])(
    'fails for %j as a path',
    (path) => {
      expect(() => new TextFile(aHost(), 'f', path)).toThrow(
        "[fleet/ryzen/f] a file's path is names of letters, digits and ._+- separated by /, " +
          `but '${path}' was given`,
      );
    },
  );

  test('fails for a path that another file of the host has, but not of another host', () => {
    const { stack } = new Fleet();
    const host = new NixosHost(stack, 'ryzen');
    new TextFile(host, 'a', 'x.conf');
    new TextFile(new NixosHost(stack, 'thinkpad'), 'a', 'x.conf');
    expect(() => new TextFile(host, 'b', 'x.conf')).toThrow(
      '[fleet/ryzen/b] ryzen already has x.conf, from fleet/ryzen/a: give one another name',
    );
  });

  test('fails, and says it once, when its text has a value that only Terraform knows', () => {
    const { stack } = new Fleet();
    new TextFile(new NixosHost(stack, 'ryzen'), 'f', 'f', 'a=${TfToken[TOKEN.0]}\n');
    expect(errorsIn(stack)).toEqual([
      '[fleet/ryzen/f] its text holds a value that Terraform knows only after a deploy ' +
        '(${TfToken[TOKEN.0]}), but NixOS needs it now: give the literal value',
    ]);
  });
});
