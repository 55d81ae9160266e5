import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Daemon } from './daemon';

const ROOT = join(__dirname, '../..');

/** The program. */
export const MAIN = join(ROOT, 'runtime/outage-buffer/main.mjs');

/** How the NixOS module starts the program: Node's flags, and the unit's environment. */
export function moduleStart(): { readonly flags: string[]; readonly env: Record<string, string> } {
  const module = readFileSync(
    join(ROOT, 'constructs/workstation/modules/outage-buffer.nix'),
    'utf8',
  );
  const flags = module.match(/(?<=^ +")--[^"]+(?="$)/gm) ?? [];
  const [, block = ''] = /^ {8}environment = yielding \{\n([^}]*)\};/m.exec(module) ?? [];
  const env = Object.fromEntries(
    [...block.matchAll(/^ +(\w+) = "(.*)";$/gm)].map(([, name, value]) => [name, value]),
  ) as Record<string, string>;
  if (flags.length === 0 || Object.keys(env).length === 0)
    throw new Error('no flags and environment found in modules/outage-buffer.nix');
  return { flags, env };
}

/**
 * The text of a generated file for a machine on whose loopback everything is, the tailnet's names too: their addresses
 * would be no tailnet's, so that nothing would be sent to them.
 */
export function onLoopback(file: string): string {
  const text = readFileSync(file, 'utf8');
  const config = JSON.parse(text) as { tailnet?: readonly string[] };
  return JSON.stringify({ ...config, ...(config.tailnet && { tailnet: ['127.0.0.0/8'] }) });
}

/** What its file says; see `Config` in runtime/outage-buffer/config.mjs. */
export interface BufferConfig {
  readonly budgetBytes: number;
  /** @default - 20 MiB */
  readonly maxRequestBytes?: number;
  readonly upstreams: readonly {
    readonly destination: string;
    readonly signal: string;
    /** @default otlp */
    readonly protocol?: string;
    /** Whether its receiver takes several messages in one body. @default false */
    readonly joins?: boolean;
    /** A file in the folder with the token that it wants. */
    readonly bearerTokenCredential?: string;
    readonly routes: Readonly<Record<string, string>>;
  }[];
}

/** The outage buffer's program in a process of its own, on a port that is free, started as the NixOS module does. */
export class BufferProcess {
  private constructor(
    private readonly daemon: Daemon,
    readonly port: number,
  ) {}

  /** @param folder for its file and its log, and of its credentials */
  static async start(folder: string, config: BufferConfig): Promise<BufferProcess> {
    const file = join(folder, 'outage-buffer.json');
    const upstreams = config.upstreams.map((each) => ({ protocol: 'otlp', ...each }));
    const settings = { port: 0, maxRequestBytes: 20 * 1024 * 1024, ...config, upstreams };
    writeFileSync(file, JSON.stringify(settings));
    const { flags, env } = moduleStart();
    const log = join(folder, 'outage-buffer.log');
    const daemon = new Daemon(process.execPath, [...flags, MAIN, file, folder], log, env);
    let port = 0;
    await daemon.until(() => {
      port = Number(/listening on 127\.0\.0\.1:(\d+)/.exec(daemon.output())?.[1] ?? 0);
      return Promise.resolve(port > 0);
    }, 30);
    return new BufferProcess(daemon, port);
  }

  /** One of its own metrics, summed over its labels. */
  async metric(name: string): Promise<number> {
    const text = await (await fetch(`http://127.0.0.1:${this.port}/metrics`)).text();
    const lines = text.split('\n').filter((line) => /^\w+/.exec(line)?.[0] === name);
    return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  }

  /** Resident memory, or the most that there ever was (`VmHWM`), in bytes. */
  memory(field: 'VmRSS' | 'VmHWM' = 'VmRSS'): number {
    const status = readFileSync(`/proc/${this.daemon.pid}/status`, 'utf8');
    return 1024 * Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]);
  }

  /** What it has logged. */
  output(): string {
    return this.daemon.output();
  }

  stop(): Promise<void> {
    return this.daemon.stop();
  }
}
