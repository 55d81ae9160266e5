import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ObservabilityStack } from '../../../index';
import { temporaryFolder } from '../../lib/support';
import { Daemon, freePorts } from '../../support/daemon';

/** What a host that really runs is to have. */
export interface RealHostOptions {
  /** The program. */
  readonly alloy: string;
  /** The app that it is a host of, by the name ryzen; with a queue of Alloy's own. */
  readonly stack: ObservabilityStack;
  /** Where it sends OTLP. */
  readonly url: string;
  /** Seconds from one scrape of the machine to the next. */
  readonly scrapeInterval: number;
}

/** A host's real Alloy with its generated files, on free ports of the loopback. */
export class RealHost {
  /** Starts it. */
  static async start({ alloy, stack, url, scrapeInterval }: RealHostOptions): Promise<RealHost> {
    const [receiver = 0, ui = 0] = await freePorts(2);
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'alloy'));
    for (const [path, text] of stack.renderNixos()) {
      const [, name] = /^files\/ryzen\/alloy\/(.*)$/.exec(path) ?? [];
      const here = text
        .replace('http://otel-collector.example.ts.net:4318', url)
        .replace('"127.0.0.1:4318"', `"127.0.0.1:${receiver}"`)
        .replace('scrape_interval = "10s"', `scrape_interval = "${scrapeInterval}s"`);
      if (name !== undefined) writeFileSync(join(folder, 'alloy', name), here);
    }
    const flags = [
      '--disable-reporting',
      `--server.http.listen-addr=127.0.0.1:${ui}`,
      `--storage.path=${join(folder, 'data')}`,
    ];
    const args = ['run', ...flags, join(folder, 'alloy')];
    const daemon = new Daemon(alloy, args, join(folder, 'alloy.log'));
    return new RealHost(daemon, `http://127.0.0.1:${receiver}`);
  }

  private constructor(
    private readonly daemon: Daemon,
    /** Where its programs send OTLP. */
    readonly url: string,
  ) {}

  /** Ends it. */
  async stop(): Promise<void> {
    await this.daemon.stop();
  }
}
