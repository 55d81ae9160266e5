import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { mustRun } from './programs';

/** The repository. */
export const ROOT = join(__dirname, '../..');

/** The package's name. */
export const PACKAGE = 'cdktf-nixos-observability';

const folders: string[] = [];

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** An empty folder, removed when the file's tests are over. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'consumer-'));
  folders.push(folder);
  return folder;
}

/** Packs the library as `npm publish` would, build and all. @returns the archive's path */
export function packLibrary(): string {
  const folder = emptyFolder();
  const args = ['pack', ROOT, '--silent', '--pack-destination', folder];
  return join(folder, mustRun('npm', args, '', folder).trim().split('\n').at(-1) ?? '');
}

/**
 * Puts packages into a folder's `node_modules` as an install would, without a registry: the library from its archive,
 * others as links to this repository's own. What isn't named isn't there.
 */
export function install(folder: string, archive: string, packages: readonly string[]): void {
  for (const name of packages) link(folder, name);
  for (const [path, content] of unpack(archive)) {
    write(folder, join('node_modules', PACKAGE, path), content);
  }
}

/** Adds one more of this repository's packages, its commands included. */
export function link(folder: string, name: string): void {
  const modules = join(folder, 'node_modules');
  const ours = join(ROOT, 'node_modules', name);
  mkdirSync(join(modules, dirname(name)), { recursive: true });
  symlinkSync(ours, join(modules, name));
  mkdirSync(join(modules, '.bin'), { recursive: true });
  const { bin = {} } = JSON.parse(readFileSync(join(ours, 'package.json'), 'utf8')) as Manifest;
  const commands = typeof bin === 'string' ? { [name]: bin } : bin;
  for (const [command, path] of Object.entries(commands)) {
    symlinkSync(join(ours, path), join(modules, '.bin', command));
  }
}

interface Manifest {
  readonly bin?: string | Readonly<Record<string, string>>;
}

/** Writes a file, and the folders that it is in. */
export function write(folder: string, path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** Runs a file, or any arguments, with Node. @returns its exit code and everything that it printed */
export function node(folder: string, ...args: readonly string[]) {
  return command(folder, process.execPath, args);
}

/** Runs a command of an installed package with Node. @returns its exit code and everything that it printed */
export function bin(folder: string, name: string, ...args: readonly string[]) {
  return node(folder, join('node_modules/.bin', name), ...args);
}

/** Runs a line of a shell, as a person types it. @returns its exit code and everything that it printed */
export function shell(folder: string, line: string) {
  return command(folder, 'sh', ['-c', line]);
}

/** As a person at a terminal without a network: in CI a synth says nothing, and no registry is asked for anything. */
const ENV = { CI: '', npm_config_offline: 'true', CHECKPOINT_DISABLE: '1' };

function command(cwd: string, program: string, args: readonly string[]) {
  // without what jest and the npm that runs it set for their own
  const own = /^(npm_|NODE_ENV$|NODE_OPTIONS$|INIT_CWD$)/;
  const inherited = Object.entries(process.env).filter(([name]) => !own.test(name));
  const env = { ...Object.fromEntries(inherited), ...ENV };
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    env,
    encoding: 'utf8',
  });
  if (error) throw error;
  return { status, output: `${stdout}${stderr}` };
}

/** The regular files of a package's archive by their path in it: npm packs nothing else but folders. */
function unpack(archive: string): Map<string, Buffer> {
  const tar = gunzipSync(readFileSync(archive));
  const files = new Map<string, Buffer>();
  for (let at = 0; tar[at] !== 0;) {
    const text = (from: number, length: number) =>
      tar.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
    const size = parseInt(text(124, 12), 8);
    const kind = text(156, 1);
    if (kind !== '0' && kind !== '5')
      throw new Error(`${archive} has a '${kind}' at ${at}, but only files and folders are known`);
    const path = [text(345, 155), text(0, 100)].filter(Boolean).join('/');
    const content = tar.subarray(at + 512, at + 512 + size);
    if (kind === '0') files.set(path.replace(/^package\//, ''), content);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}
