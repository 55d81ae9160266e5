import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  LgtmBackend,
  Loki,
  Mimir,
  Tempo,
  type OtelCollector,
  type OtelCollectorOptions,
} from '../../../index';
import { Daemon, freePorts } from '../../support/daemon';
import { send } from '../../support/emitters';
import { logsRequest, resourceOf } from '../../support/emitters/export';
import { keyValues, type Attributes } from '../../support/otlp';
import { Recorder, type Respond } from '../../support/recorder';
import { fleet } from '../support';
import { moved, POD, PORTS } from './real-cluster';
import { PLAIN } from './real-metrics';

/** A log record to send. */
export interface Line {
  readonly body: string;
  /** Seconds since the epoch. @default - none */
  readonly time?: number;
  readonly more?: Attributes;
}

/** A real collector as it is generated, on free ports of the loopback, and a recorder in the place of Mimir, Loki and Tempo. */
export class RealLogs {
  /** Starts both. */
  static async start(
    otelcol: string,
    change: (collector: OtelCollector) => void = () => {},
    options: OtelCollectorOptions = {},
  ): Promise<RealLogs> {
    const recorder = new Recorder();
    await recorder.start();
    const metrics = Mimir.external({ url: recorder.url });
    const logs = Loki.external({ url: recorder.url, objectStore: 's3' });
    const traces = Tempo.external({ url: recorder.url, version: 2 });
    const { collector } = new LgtmBackend(fleet(), 'lgtm', {
      metrics,
      logs,
      traces,
      collector: options,
    });
    if (collector === undefined) throw new Error('there is no collector');
    change(collector);
    const folder = mkdtempSync(join(tmpdir(), 'logs-'));
    const ports = await freePorts(PORTS.length);
    const file = join(folder, 'config.yaml');
    writeFileSync(file, moved(collector.config.toYaml(), ports));
    const daemon = new Daemon(otelcol, [`--config=${file}`], join(folder, 'log'), POD);
    const url = `http://127.0.0.1:${ports[1]}`;
    await daemon.until(async () => (await fetch(url)).status > 0, 60);
    return new RealLogs(recorder, url, daemon, folder);
  }

  private constructor(
    readonly recorder: Recorder,
    readonly url: string,
    private readonly daemon: Daemon,
    private readonly folder: string,
  ) {}

  /** Sends records in one request. */
  async send(lines: readonly Line[], resource: Attributes = {}): Promise<void> {
    const logRecords = lines.map(({ body, time, more = {} }) => ({
      ...(time !== undefined && { timeUnixNano: `${time}000000000` }),
      body: { stringValue: body },
      attributes: keyValues({ 'event.name': 'test', ...more }),
    }));
    const own = resourceOf({ 'service.name': 'test', 'host.name': 'ryzen', ...resource });
    const { status } = await send(
      this.url,
      'logs',
      logsRequest(own, { name: 'test' }, logRecords),
      PLAIN,
    );
    if (status !== 200) throw new Error(`the collector answered ${status}`);
  }

  /** Sends records in one request, and waits for all of them. */
  async through(lines: readonly Line[], resource: Attributes = {}) {
    await this.send(lines, resource);
    await this.recorder.waitFor((r) => r.logRecords().length >= lines.length);
    return this.recorder.logRecords();
  }

  /** Has the recorder answer as told. */
  answer(respond: Respond | undefined): void {
    this.recorder.respond = respond;
  }

  /** Ends both. */
  async stop(): Promise<void> {
    await this.daemon.stop();
    await this.recorder.stop();
    rmSync(this.folder, { recursive: true });
  }
}
