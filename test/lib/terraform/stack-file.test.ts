import { App } from 'cdktf';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ObservabilityStack, StackFile, type StackFileProps } from '../../../index';

/** Synthesizes a stack with files into a folder. */
function synth(
  folder: string,
  files: { readonly [path: string]: StackFileProps['content'] },
): void {
  const app = new App({ outdir: join(folder, 'cdktf.out') });
  const nixosOutdir = join(folder, 'nixos-out');
  const props = { tailnet: 'example.ts.net', nixosOutdir, quiet: true };
  const stack = new ObservabilityStack(app, 'fleet', props);
  for (const [path, content] of Object.entries(files)) {
    new StackFile(stack, path.replaceAll('/', '-'), { path, content });
  }
  app.synth();
}

describe('a file beside the Terraform', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stack-file-'));
  const file = (path: string) => join(folder, 'cdktf.out/stacks/fleet/files', path);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is written with the stack, as it is, and goes when it is left out of the app', () => {
    synth(folder, { 'lgtm-retention/loki.yaml': 'a: ${b}\n', 'policy.json': '{}' });
    expect(readFileSync(file('lgtm-retention/loki.yaml'), 'utf8')).toBe('a: ${b}\n');
    expect(existsSync(file('policy.json'))).toBe(true);
    synth(folder, { 'lgtm-retention/loki.yaml': 'a: c\n' });
    expect(readFileSync(file('lgtm-retention/loki.yaml'), 'utf8')).toBe('a: c\n');
    expect(existsSync(file('policy.json'))).toBe(false);
  });

  test('goes as the last one too, and what is not ours stays', () => {
    synth(folder, { 'policy.json': '{}' });
    writeFileSync(file('notes.txt'), 'mine');
    synth(folder, {});
    expect(readdirSync(file('.'))).toEqual(['manifest.json', 'notes.txt']);
    expect(JSON.parse(readFileSync(file('manifest.json'), 'utf8'))).toEqual({ files: [] });
  });

  test('makes no folder for a stack that has none', () => {
    const empty = mkdtempSync(join(tmpdir(), 'stack-file-'));
    synth(empty, {});
    expect(existsSync(join(empty, 'cdktf.out/stacks/fleet/files'))).toBe(false);
    rmSync(empty, { recursive: true });
  });

  test('is asked for what it holds at synth, when more is known', () => {
    let hosts = 0;
    const content = () => `hosts: ${hosts}\n`;
    hosts = 3;
    synth(folder, { 'hosts.yaml': content });
    expect(readFileSync(file('hosts.yaml'), 'utf8')).toBe('hosts: 3\n');
  });

  test('fails before anything is written when it does not know what it holds', () => {
    synth(folder, { 'hosts.yaml': 'hosts: 1\n', 'other.yaml': 'a' });
    const broken = () => {
      throw new Error('no host has a name');
    };
    expect(() => synth(folder, { 'hosts.yaml': broken, 'other.yaml': 'b' })).toThrow(
      '[fleet/hosts.yaml] no host has a name',
    );
    expect(readFileSync(file('other.yaml'), 'utf8')).toBe('a');
  });

  test('fails when its path leads out of the folder', () => {
    expect(() => synth(folder, { '../main.tf.json': '' })).toThrow(
      "[fleet/..-main.tf.json] a file's path is one below files/, but '../main.tf.json' was given",
    );
  });
});
