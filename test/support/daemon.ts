import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';

/** A program that runs in the background with its output in a file. */
export class Daemon {
  private readonly child: ChildProcess;
  private readonly ended: Promise<void>;
  private outcome?: string;

  constructor(
    private readonly command: string,
    args: readonly string[],
    private readonly log: string,
    env: NodeJS.ProcessEnv = {},
  ) {
    const output = openSync(log, 'w');
    this.child = spawn(command, args, {
      stdio: ['ignore', output, output],
      env: { ...process.env, ...env },
    });
    closeSync(output);
    this.ended = new Promise((resolve) => {
      const end = (outcome: string): void => {
        this.outcome = outcome;
        resolve();
      };
      this.child.once('error', (error) => end(error.message));
      this.child.once('exit', (code, signal) => end(`ended with ${signal ?? code}`));
    });
  }

  /** Polls until the condition holds; fails with the end of the log if that doesn't come. */
  async until(condition: () => Promise<boolean>, seconds: number): Promise<void> {
    const deadline = Date.now() + seconds * 1000;
    while (!(await condition().catch(() => false))) {
      if (this.outcome !== undefined) throw this.failure(this.outcome);
      if (Date.now() > deadline) throw this.failure(`not ready after ${seconds} s`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Its process id, unless it could not be started. */
  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Whether it hasn't ended by itself. */
  get running(): boolean {
    return this.outcome === undefined;
  }

  /** What it has printed so far. */
  output(): string {
    return readFileSync(this.log, 'utf8');
  }

  /** Waits until it has ended by itself. */
  async ends(seconds: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(this.failure(`still runs after ${seconds} s`)),
        seconds * 1000,
      );
    });
    await Promise.race([this.ended, tooLong]).finally(() => clearTimeout(timer));
  }

  /** Ends it at once: what it keeps is thrown away, so a graceful end would only take time. */
  async stop(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  private failure(what: string): Error {
    const lines = this.output().trimEnd().split('\n').slice(-15);
    return new Error([`${this.command}: ${what}`, ...lines].join('\n'));
  }
}

/** Loopback ports that nothing listened on a moment ago. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  // All are open before the first is closed, so that no port comes twice.
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve, reject) => {
          server.once('error', reject);
          server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
