import { Annotations, Testing } from 'cdktf';
import { NixosConfig, NixosHost, synthNixos } from '../../../lib';
import { temporaryFolder, Fleet } from '../support';
import { aFleet } from './fleet';

const CLI = 'CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS';

/** What `act` prints, with these environment variables and no others that matter. */
function printed(act: () => void, env: { CI?: string; [CLI]?: string } = {}): string {
  const before = { ...process.env };
  const log = jest.spyOn(console, 'log').mockImplementation();
  try {
    for (const name of ['CI', CLI]) delete process.env[name];
    Object.assign(process.env, env);
    act();
    return log.mock.calls.join('\n');
  } finally {
    process.env = before;
    log.mockRestore();
  }
}

/** A fleet that isn't told to be quiet. */
function aSpeakingFleet(quiet?: boolean, hosts: readonly string[] = ['thinkpad', 'ryzen']): Fleet {
  const fleet = new Fleet(temporaryFolder(), { quiet });
  for (const host of hosts) new NixosHost(fleet.stack, host);
  return fleet;
}

/** Its output without the folder, which is another one each time. */
function said({ app, folder }: Fleet, env?: Parameters<typeof printed>[1]): string {
  return printed(() => app.synth(), env).replaceAll(`${folder}/`, '');
}

describe('what a synth says', () => {
  test('is what it wrote and what to do next', () => {
    expect(said(aSpeakingFleet())).toMatchInlineSnapshot(`
     "nixos-out: 2 hosts (ryzen, thinkpad); 4 files written, 0 removed, 0 unchanged
     cdktf.out: stack 'fleet' with 0 resources
     next: git add nixos-out"
    `);
  });

  test('names nothing to do when nothing changed', () => {
    const fleet = aSpeakingFleet();
    said(fleet);
    expect(said(fleet)).toMatchInlineSnapshot(`
     "nixos-out: 2 hosts (ryzen, thinkpad); 0 files written, 0 removed, 4 unchanged
     cdktf.out: stack 'fleet' with 0 resources"
    `);
  });

  test('counts what it removed', () => {
    const { folder } = aFleet();
    const fleet = new Fleet(folder, { quiet: false });
    new NixosHost(fleet.stack, 'ryzen');
    aFleet(folder, 'thinkpad').app.synth();
    expect(said(fleet)).toMatchInlineSnapshot(`
     "nixos-out: 1 host (ryzen); 2 files written, 2 removed, 1 unchanged
       every host: flake.nix
       ryzen: new
       thinkpad: removed
     cdktf.out: stack 'fleet' with 0 resources
     next: git add nixos-out"
    `);
  });

  test('names ten hosts at most', () => {
    const hosts = Array.from({ length: 12 }, (_, i) => `host-${String(i).padStart(2, '0')}`);
    expect(said(aSpeakingFleet(undefined, hosts))).toContain(
      '12 hosts (host-00, host-01, host-02, host-03, host-04, host-05, host-06, host-07, host-08, host-09 and 2 more);',
    );
    expect(said(aSpeakingFleet(undefined, hosts.slice(0, 10)))).toContain('host-09);');
    expect(said(aSpeakingFleet(undefined, []))).toContain('nixos-out: 0 hosts; 2 files written');
  });

  test('has the warnings, which the CLI prints itself', () => {
    const fleet = aSpeakingFleet();
    Annotations.of(fleet.stack).addWarning('is odd');
    expect(said(fleet).split('\n')[0]).toBe('warning: [fleet] is odd');
    expect(said(fleet, { [CLI]: 'true' })).not.toContain('is odd');
  });

  test('is nothing in CI, or when it is told so', () => {
    expect(said(aSpeakingFleet(), { CI: 'true' })).toBe('');
    expect(said(aSpeakingFleet(true))).toBe('');
    for (const CI of ['', 'false']) expect(said(aSpeakingFleet(), { CI })).toContain('2 hosts');
    expect(said(aSpeakingFleet(false), { CI: 'true' })).toContain('2 hosts');
  });

  test('is nothing when the synth fails, or was none', () => {
    const fleet = aSpeakingFleet();
    expect(printed(() => synthNixos(fleet.stack))).toBe('');
    expect(printed(() => Testing.synth(fleet.stack, true))).toBe('');
    new NixosConfig(new NixosHost(fleet.stack, 'broken'), 'c', { n: NaN });
    expect(printed(() => expect(() => fleet.app.synth()).toThrow('NaN'))).toBe('');
  });
});
