import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Arrival, Reply } from '../../test/support/arrival';
import { Daemon } from '../../test/support/daemon';
import { Recorder, type RecorderOptions } from '../../test/support/recorder';

const URL = 'http://127.0.0.1:9090';

/** A series of Prometheus' answer. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
  /** When the value was measured, in milliseconds since 1970. */
  readonly at: number;
}

/**
 * Where the fleet's Mimir is: a real Prometheus behind the paths that Mimir has, with the window that the fragment gives
 * Mimir. It remembers what it passed on.
 */
export class PrometheusStore extends Recorder {
  private daemon?: Daemon;

  constructor(
    private readonly program: string,
    private readonly folder: string,
    private readonly window: string,
    options: RecorderOptions,
  ) {
    super(options);
  }

  override async start(): Promise<void> {
    const data = join(this.folder, 'prometheus');
    mkdirSync(data, { recursive: true });
    const file = join(this.folder, 'prometheus.yml');
    writeFileSync(file, `storage:\n  tsdb:\n    out_of_order_time_window: ${this.window}\n`);
    const flags = [
      '--web.enable-otlp-receiver',
      '--storage.tsdb.retention.time=30d',
      '--web.listen-address=127.0.0.1:9090',
    ];
    const args = [`--config.file=${file}`, `--storage.tsdb.path=${data}`, ...flags];
    this.daemon = new Daemon(this.program, args, join(this.folder, 'prometheus.log'));
    await this.daemon.until(async () => (await fetch(`${URL}/-/ready`)).ok, 60);
    await super.start();
  }

  override async stop(): Promise<void> {
    await super.stop();
    await this.daemon?.stop();
  }

  /** Asks it as Grafana does. @throws for what isn't PromQL */
  async query(promql: string): Promise<Series[]> {
    const query = new URLSearchParams({ query: promql });
    const response = await fetch(`${URL}/api/v1/query?${query.toString()}`);
    const { data, error } = (await response.json()) as {
      error?: string;
      data?: { result: { metric: Record<string, string>; value: [number, string] }[] };
    };
    if (data === undefined) throw new Error(error);
    return data.result.map(({ metric, value: [at, value] }) => ({
      labels: metric,
      value: Number(value),
      at: at * 1000,
    }));
  }

  protected override async answer(arrival: Arrival): Promise<Reply> {
    const { method, path, query, headers, body, signal } = arrival;
    if (method === 'GET')
      return passedOn(await fetch(`${URL}${path.replace(/^\/prometheus/, '')}?${query}`));
    if (signal !== 'metrics') return super.answer(arrival);
    const type = headers['content-type'] ?? '';
    const to = `${URL}/api/v1/otlp/v1/metrics`;
    return passedOn(
      await fetch(to, {
        method: 'POST',
        headers: { 'content-type': type },
        body: new Uint8Array(body),
      }),
    );
  }
}

async function passedOn(response: Response): Promise<Reply> {
  const type = response.headers.get('content-type');
  return {
    status: response.status,
    ...(type !== null && { headers: { 'content-type': type } }),
    body: Buffer.from(await response.arrayBuffer()),
  };
}
