import { Aspects, type IAspect } from 'cdktf';
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AlloyFile, HostFile, NixosConfig, NixosHost, synthNixos } from '../../../lib';
import { aComponent, aFile, Fleet } from '../support';

/** A file that counts how often its text is made. */
class Counted extends HostFile {
  asked = 0;
  lines = ['a'];

  protected override body(): string {
    this.asked++;
    return `${this.lines.join('\n')}\n`;
  }
}

/** A host with one of everything that becomes text; each counts how often it was asked. */
function aCountingHost() {
  const fleet = new Fleet();
  const host = new NixosHost(fleet.stack, 'ryzen');
  const counts = { component: 0, values: 0 };
  const file = new Counted(host, 'counted', { path: 'counted.txt' });
  const alloy = aFile(host);
  aComponent(alloy, 'x', 'a', () => ({ n: ++counts.component }));
  new NixosConfig(host, 'values', () => ({ n: ++counts.values }));
  return { ...fleet, fleet, host, file, alloy, counts };
}

describe('a synth', () => {
  test('makes each text once, though validation and writing both need it', () => {
    const { fleet, file, counts } = aCountingHost();
    fleet.app.synth();
    expect({ file: file.asked, ...counts }).toEqual({ file: 1, component: 1, values: 1 });
    expect(fleet.nixosFiles().get('files/ryzen/alloy/main.alloy')).toMatch(/n = 1\n/);
  });

  test('makes each text once in unit tests too', () => {
    const { stack, file, counts } = aCountingHost();
    synthNixos(stack);
    expect({ file: file.asked, ...counts }).toEqual({ file: 1, component: 1, values: 1 });
  });

  test('sees what was added after a text was asked for, and after another synth', () => {
    const { fleet, host, file, alloy } = aCountingHost();
    expect(file.content()).toBe('a\n');
    expect(host.render().get(alloy.outputPath)).not.toContain('second');
    file.lines.push('b');
    aComponent(alloy, 'second', 'a');
    expect(file.content()).toBe('a\nb\n');
    fleet.app.synth();
    expect(fleet.nixosFiles().get('files/ryzen/counted.txt')).toBe('a\nb\n');
    expect(fleet.nixosFiles().get(alloy.outputPath)).toContain('a "second" { }');

    file.lines.push('c');
    aComponent(alloy, 'third', 'a');
    expect(file.content()).toBe('a\nb\nc\n');
    expect(host.render().get(alloy.outputPath)).toContain('a "third" { }');
    fleet.app.synth();
    expect(fleet.nixosFiles().get('files/ryzen/counted.txt')).toBe('a\nb\nc\n');
    expect(fleet.nixosFiles().get(alloy.outputPath)).toContain('a "third" { }');
  });

  test('sees what an aspect changes after it has asked for the text', () => {
    const { fleet, file, alloy } = aCountingHost();
    const aspect: IAspect = {
      visit: (construct) => {
        if (construct instanceof AlloyFile) {
          construct.content();
          aComponent(construct, 'by-aspect', 'a');
        }
        if (construct instanceof Counted) {
          construct.content();
          construct.lines.push('by aspect');
        }
      },
    };
    Aspects.of(fleet.stack).add(aspect);
    fleet.app.synth();
    expect(fleet.nixosFiles().get('files/ryzen/counted.txt')).toBe('a\nby aspect\n');
    expect(fleet.nixosFiles().get(alloy.outputPath)).toContain('a "by_aspect" { }');
    expect(file.content()).toBe('a\nby aspect\n');
  });

  test('keeps nothing of one that failed', () => {
    const { fleet, host, file } = aCountingHost();
    const config = new NixosConfig(host, 'bad', { m: NaN });
    expect(() => fleet.app.synth()).toThrow('[fleet/ryzen/bad] Nix has no way to write the number');
    config.addOverride('m', 7);
    file.lines.push('b');
    expect(file.content()).toBe('a\nb\n');
    fleet.app.synth();
    expect(fleet.nixosFiles().get('files/ryzen/counted.txt')).toBe('a\nb\n');
    expect(fleet.nixosFiles().get('hosts/ryzen.nix')).toContain('m = lib.mkDefault 7;');
  });

  test('writes nothing when nothing has changed: every file stays the one that it was', () => {
    const hosts = ['ryzen', 'thinkpad'];
    const synth = (folder?: string) => {
      const fleet = new Fleet(folder);
      for (const name of hosts) aComponent(aFile(new NixosHost(fleet.stack, name)), 'x', 'a');
      fleet.app.synth();
      return fleet;
    };
    const first = synth();
    const files = () =>
      readdirSync(first.nixosOut, { recursive: true, encoding: 'utf8' }).map((path) => {
        const { ino, mtimeNs, ctimeNs } = lstatSync(join(first.nixosOut, path), { bigint: true });
        return { path, ino, mtimeNs, ctimeNs };
      });
    const before = files();
    const again = synth(first.folder);
    expect(again.synthesizer.result).toMatchObject({ write: [], remove: [], unchanged: 6 });
    expect(files()).toEqual(before);
  });
});
