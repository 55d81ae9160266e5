import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './programs';

/** A group of processes of our own in the kernel's unified hierarchy, with groups below it as systemd has for units. */
export class Cgroup {
  readonly path: string;

  constructor(name: string) {
    this.path = join(mount(), `${name}-test-${process.pid}`);
    mkdirSync(this.path);
  }

  /** The folder of a group below. */
  group(name: string): string {
    const path = join(this.path, name);
    mkdirSync(path, { recursive: true });
    return path;
  }

  /** Moves a process into a group below. */
  add(group: string, pid: number): void {
    writeFileSync(join(this.group(group), 'cgroup.procs'), String(pid));
  }

  /** Has nothing of it run, as on a machine that is suspended, or has it go on. */
  freeze(frozen: boolean): void {
    writeFileSync(join(this.path, 'cgroup.freeze'), frozen ? '1' : '0');
  }

  /** Ends what is left in it, and removes it with the groups below. */
  async remove(): Promise<void> {
    writeFileSync(join(this.path, 'cgroup.kill'), '1');
    const remove = ['-depth', '-type', 'd', '-exec', 'rmdir', '{}', '+'];
    for (let tries = 0; tries < 300 && run('find', [this.path, ...remove]).status !== 0; tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Where the unified hierarchy is mounted. */
function mount(): string {
  const mounts = readFileSync('/proc/mounts', 'utf8').split('\n');
  const [, path] = mounts.map((line) => line.split(' ')).find(([, , type]) => type === 'cgroup2')!;
  return path!;
}
