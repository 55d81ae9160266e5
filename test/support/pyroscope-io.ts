import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const OUT = join(__dirname, '../../nixos-out');

/** pyroscope-io of the version that the Nix package has, for this machine's Python, kept with the other programs. */
export function installPyroscopeIo(): string {
  const [, version = ''] =
    /version = "(.+)"/.exec(readFileSync(join(OUT, 'modules/pyroscope-io.nix'), 'utf8')) ?? [];
  const cache = process.env.XDG_CACHE_HOME ?? join(process.env.HOME ?? '', '.cache');
  const folder = join(cache, 'cdktf-nixos-observability', `pyroscope-io-${version}`);
  const args = ['-m', 'pip', 'install', '--quiet', '--upgrade', '--no-deps', '--target', folder];
  if (
    spawnSync('python3', ['-c', 'import pyroscope'], {
      env: { PYTHONPATH: folder, PATH: process.env.PATH },
    }).status !== 0
  )
    execFileSync('python3', [...args, `pyroscope-io==${version}`], { stdio: 'ignore' });
  return folder;
}

/**
 * What the Nix module builds to start it in a daemon, by the module's own commands.
 *
 * @param seenAs where the daemon finds it, if that is elsewhere
 */
export function buildPyroscopeHook(out: string, seenAs = out): void {
  const modules = join(OUT, 'modules');
  const text = readFileSync(join(modules, 'memory-profile.nix'), 'utf8');
  const [, commands] = /runCommandCC "pyroscope-hook" \{ \}\s+''\n([^]*?)''/.exec(text) ?? [];
  if (commands === undefined) throw new Error('memory-profile.nix builds no pyroscope-hook');
  const script = commands
    .replaceAll(/\$\{\.\/([\w.-]+)\}/g, `${modules}/$1`)
    // what is compiled in is where it is found
    .replace('-DHOOK="\\"$out\\""', `-DHOOK='"${seenAs}"'`);
  execFileSync('sh', ['-e', '-u', '-c', script], { env: { ...process.env, out, CC: 'cc' } });
}
