import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  OutageBuffer,
  Size,
  synthNixos,
  type AlloyCollector,
  type AlloyCollectorProps,
  type NixosHost,
} from '../../../index';
import { temporaryFolder } from '../../lib/support';
import { Daemon, freePorts } from '../../support/daemon';
import { BufferProcess, type BufferConfig } from '../../support/outage-buffer';
import { host } from '../support';

/** A host's own Alloy with all of its files, and its outage buffer, as they are generated. */
export class RealHost {
  private constructor(
    private readonly alloy: Daemon,
    /** Its outage buffer. */
    readonly buffer: BufferProcess | undefined,
    /** Where its programs send OTLP. */
    readonly otlp: string,
  ) {}

  /**
   * @param binary Alloy's
   * @param props of its collector
   * @param credentials the contents of its credentials, by name
   * @param buffered whether the outage buffer runs
   */
  static async start(
    binary: string,
    props: Partial<AlloyCollectorProps>,
    { credentials = {}, buffered = true, also }: RealHostOptions = {},
  ): Promise<RealHost> {
    const [otlp = 0, port = 0, ui = 0] = await freePorts(3);
    const {
      stack,
      file,
      host: ryzen,
      alloy: collector,
    } = host({
      otlpHttpPort: otlp,
      buffer: OutageBuffer.dropOldest(Size.mebibytes(20), { port }),
      nodeMetrics: false,
      selfMetrics: false,
      ...props,
    });
    also?.(ryzen, collector);
    const folder = temporaryFolder();
    const config = join(folder, 'alloy');
    mkdirSync(config);
    for (const [path, text] of synthNixos(stack)) {
      const [, name] = /^files\/ryzen\/alloy\/(.*)$/.exec(path) ?? [];
      if (name !== undefined) writeFileSync(join(config, name), text);
    }
    for (const [name, secret] of Object.entries(credentials))
      writeFileSync(join(folder, name), secret);
    const settings = file('outage-buffer.json');
    const buffer =
      buffered && settings !== undefined
        ? await BufferProcess.start(folder, JSON.parse(settings) as BufferConfig)
        : undefined;
    const args = [
      'run',
      config,
      '--stability.level=experimental',
      '--disable-reporting',
      '--feature.component-shutdown-deadline=5s',
      `--server.http.listen-addr=127.0.0.1:${ui}`,
      `--storage.path=${join(folder, 'data')}`,
    ];
    const env = {
      CREDENTIALS_DIRECTORY: folder,
      ...(buffer && variables(file('hosts/ryzen.nix') ?? '')),
    };
    const alloy = new Daemon(binary, args, join(folder, 'alloy.log'), env);
    const url = `http://127.0.0.1:${otlp}`;
    await alloy.until(async () => (await fetch(url)).status > 0, 60);
    return new RealHost(alloy, buffer, url);
  }

  /** What its Alloy has printed. */
  output(): string {
    return this.alloy.output();
  }

  /** Waits until nothing waits in its outage buffer. */
  async delivered(): Promise<void> {
    await this.alloy.until(
      async () => (await this.buffer?.metric('outage_buffer_items')) === 0,
      60,
    );
  }

  /** Ends both. */
  async stop(): Promise<void> {
    await Promise.all([this.alloy.stop(), this.buffer?.stop()]);
  }
}

/** How a host runs. */
export interface RealHostOptions {
  /** The contents of its credentials, by name. */
  readonly credentials?: Readonly<Record<string, string>>;
  /** Whether the outage buffer runs. */
  readonly buffered?: boolean;
  /** Makes what else is on it. */
  readonly also?: (host: NixosHost, collector: AlloyCollector) => void;
}

/** Where exporters find the outage buffer. */
function variables(nix: string): Record<string, string> {
  const found = [...nix.matchAll(/\b(OUTAGE_BUFFER_\w+) = lib\.mkDefault "(.*)";$/gm)];
  if (found.length === 0) throw new Error('its exporters are told of no outage buffer');
  return Object.fromEntries(found.map(([, name, value]) => [name, value]));
}
