import { describeChanges } from '../../../lib/synth/describe-changes';

/** A host's module with these lines. */
const aModule = (...lines: readonly string[]) =>
  `{ lib, ... }:\n{\n  imports = [ ../modules ];\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;

describe('what a synth says of what changes', () => {
  test('is nothing when all is new', () => {
    expect(describeChanges([{ path: 'hosts/a.nix', after: aModule() }])).toEqual([]);
    expect(describeChanges([])).toEqual([]);
  });

  test('is per host: options, then files', () => {
    const said = describeChanges([
      {
        path: 'hosts/ryzen.nix',
        before: aModule('a = 1;'),
        after: aModule('a = 2;', 'b = [ "x" ];'),
      },
      { path: 'files/ryzen/alloy/own.alloy', after: 'x\n' },
      { path: 'files/ryzen/alloy/collector.alloy', before: 'a\nb\nb\n', after: 'b\nc\nd\n' },
      { path: 'files/ryzen/alloy/old.alloy', before: 'a\n' },
    ]);
    expect(said.join('\n')).toMatchInlineSnapshot(`
     "  ryzen:
         a: 1 -> 2
         + b = [ "x" ]
         alloy/own.alloy: new
         alloy/collector.alloy: lines +2 -2
         alloy/old.alloy: removed"
    `);
  });

  test('names hosts with the same changes together', () => {
    const changes = ['ryzen', 'thinkpad'].map((host) => ({
      path: `hosts/${host}.nix`,
      before: aModule(),
      after: aModule(`a = ../files/${host}/alloy/own.alloy;`),
    }));
    expect(describeChanges(changes).join('\n')).toMatchInlineSnapshot(`
     "  ryzen, thinkpad:
         + a = ../files/<host>/alloy/own.alloy"
    `);
  });

  test('says what is new, what goes, and what every host gets', () => {
    const said = describeChanges([
      { path: 'hosts/new.nix', after: aModule() },
      { path: 'files/new/alloy/collector.alloy', after: 'x\n' },
      { path: 'hosts/old.nix', before: aModule() },
      { path: 'files/old/alloy/collector.alloy', before: 'x\n' },
      { path: 'modules/alloy.nix', before: 'x\n', after: 'y\n' },
    ]);
    expect(said.join('\n')).toMatchInlineSnapshot(`
     "  every host: modules/alloy.nix
       new: new
       old: removed"
    `);
  });

  test('is one line of the page, even beside a host of that name', () => {
    const change = { before: 'x\n', after: 'y\n' };
    const paths = ['README.md', 'files/page/check.json', 'fleet.svg', 'flake.nix'];
    const said = describeChanges(paths.map((path) => ({ path, ...change })));
    expect(said.join('\n')).toMatchInlineSnapshot(`
     "  every host: flake.nix
       page:
         check.json: lines +1 -1
       the page: README.md, fleet.svg"
    `);
  });

  test('is of the file where the module on disk is none of ours', () => {
    const said = describeChanges([{ path: 'hosts/a.nix', before: 'oops\n', after: aModule() }]);
    expect(said.join('\n')).toMatchInlineSnapshot(`
     "  a:
         hosts/a.nix: lines +4 -1"
    `);
  });

  test('names as much as one can take in', () => {
    const many = Array.from({ length: 12 }, (_, i) => i);
    const [said = ''] = describeChanges(
      many.map((i) => ({ path: `files/a/${i}.alloy`, before: 'x\n', after: 'y\n' })),
    );
    expect(said.split('\n').at(-1)?.trim()).toBe('and 4 more');
    const [hosts = ''] = describeChanges(
      many.map((i) => ({ path: `hosts/h${i}.nix`, before: aModule('a = 1;'), after: aModule() })),
    );
    expect(hosts.split('\n')[0]).toContain('and 2 more:');
  });
});
