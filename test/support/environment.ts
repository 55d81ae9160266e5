import { ChildProcess } from 'node:child_process';
import { Server, Socket } from 'node:net';
import { promisify } from 'node:util';
import { TestEnvironment } from 'jest-environment-node';

/** A test, as far as jest-circus' events are used here. */
interface Test {
  readonly errors: unknown[];
}

/** What jest-circus tells of. */
interface Event {
  readonly name: string;
  readonly test?: Test;
}

/** What jest-circus knows of the file. */
interface State {
  readonly unhandledErrors: unknown[];
}

/** How often, at least so many milliseconds apart, it looks whether what was stopped is gone: a busy machine takes its time. */
const LOOKS = 100;
const APART_MS = 20;

/**
 * Node, where what a file of tests leaves running fails: the test that started it, else the file. Processes, servers,
 * sockets and timers are looked at when all hooks are through, so a daemon may well live as long as its file. Then they
 * are ended, lest they disturb the next file or keep Jest from ending.
 */
export default class Environment extends TestEnvironment {
  /** What was there before, such as the pipes of Jest's worker. */
  private before: ReadonlySet<object> = new Set();
  /** What was started since and lives, by the test that did; undefined for the file and its hooks. */
  private handles: ReadonlyMap<object, Test | undefined> = new Map();
  private readonly timers = new Map<NodeJS.Timeout, Test | undefined>();
  private test: Test | undefined;

  override async setup(): Promise<void> {
    await super.setup();
    this.before = new Set(activeHandles());
    this.global.setTimeout = this.noted(setTimeout, true);
    this.global.setInterval = this.noted(setInterval, false);
    // for either kind
    const clear = (timer?: NodeJS.Timeout) => {
      if (timer) this.timers.delete(timer);
      clearTimeout(timer);
    };
    Object.assign(this.global, { clearTimeout: clear, clearInterval: clear });
  }

  async handleTestEvent({ name, test }: Event, { unhandledErrors }: State): Promise<void> {
    if (name === 'test_start') {
      this.look();
      this.test = test;
    } else if (name === 'test_done') {
      this.look();
      this.test = undefined;
    } else if (name === 'run_finish') {
      for (let i = 0; i < LOOKS && this.look(); i++)
        await new Promise((resolve) => setTimeout(resolve, APART_MS));
      for (const [left, owner] of [...this.handles, ...this.timers]) {
        const error = new Error(`left running: ${described(left)}`);
        // where it was noticed is of no interest
        error.stack = `${error.name}: ${error.message}`;
        (owner?.errors ?? unhandledErrors).push(error);
        end(left);
      }
    }
  }

  /** Looks at what lives; what is new is the running test's. @returns whether anything does */
  private look(): boolean {
    const started = activeHandles().filter((handle) => !this.before.has(handle));
    const ownerOf = (handle: object) =>
      this.handles.has(handle) ? this.handles.get(handle) : this.test;
    this.handles = new Map(started.map((handle) => [handle, ownerOf(handle)]));
    // those that keep nothing alive
    for (const timer of this.timers.keys()) if (!timer.hasRef()) this.timers.delete(timer);
    return this.handles.size + this.timers.size > 0;
  }

  /** A function that starts a timer, with the running test noted as whose it is. */
  private noted<F extends typeof setTimeout | typeof setInterval>(start: F, once: boolean): F {
    const noted = (callback: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
      const timer = start(
        (...given: unknown[]) => {
          if (once) this.timers.delete(timer);
          callback(...given);
        },
        ms,
        ...args,
      );
      this.timers.set(timer, this.test);
      return timer;
    };
    const promise = (start as { [promisify.custom]?: unknown })[promisify.custom];
    return Object.assign(noted, { [promisify.custom]: promise }) as unknown as F;
  }
}

/** What keeps Node alive beside timers; it has no other way to tell one from another (`process.getActiveResourcesInfo` gives kinds). */
function activeHandles(): object[] {
  return (process as unknown as { _getActiveHandles(): object[] })._getActiveHandles();
}

function described(left: object): string {
  if (left instanceof ChildProcess) return `the process ${left.spawnargs.join(' ')}`;
  if (left instanceof Server) return `a server on ${JSON.stringify(left.address())}`;
  if (left instanceof Socket)
    return `a socket from ${left.localAddress}:${left.localPort} to ${left.remoteAddress}:${left.remotePort}`;
  return left.constructor.name === 'Timeout' ? 'a timer' : `a ${left.constructor.name}`;
}

function end(left: object): void {
  if (left instanceof ChildProcess) left.kill('SIGKILL');
  else if (left instanceof Server) left.close();
  else if (left instanceof Socket) left.destroy();
  else if (left.constructor.name === 'Timeout') clearTimeout(left as NodeJS.Timeout);
}
