import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import {
  LgtmBackend,
  Loki,
  Prometheus,
  Tempo,
  type Duration,
  type OtelCollector,
  type OtelCollectorOptions,
} from '../../../index';
import { Daemon, freePorts } from '../../support/daemon';
import { fleet } from '../support';
import { RemoteWrite } from './remote-write';

/** The ports of the generated configuration: OTLP by gRPC and HTTP, health, its own metrics for others and for itself. */
export const PORTS = [4317, 4318, 13133, 8888, 8889] as const;

/** What a pod's environment has, on the loopback. */
export const POD = { MY_POD_IP: '127.0.0.1', MY_POD_NAME: 'otel-collector-0' } as const;

/** The collector's configuration on these ports in the place of `PORTS`. */
export function moved(text: string, ports: readonly number[]): string {
  const port = new RegExp(`(:|port: )(${PORTS.join('|')})(?!\\d)`, 'g');
  return text.replace(port, (_, before: string, own: string) => {
    return `${before}${ports[PORTS.indexOf(Number(own) as (typeof PORTS)[number])]}`;
  });
}

/** How a cluster is to differ from what is generated. */
export interface RealClusterOptions {
  /** The programs. */
  readonly programs: { readonly otelcol: string; readonly prometheus: string };
  /** Whether that Prometheus is one that takes no OTLP, so that something has to stand before it. @default false */
  readonly writesRemote?: boolean;
  /** How long a host may be away. @default - the library's */
  readonly maxOutage?: Duration;
  /** Prometheus' out-of-order window. @default - the fragment's */
  readonly window?: string;
  /** What of the collector is chosen otherwise. @default - it says nothing of itself, so that every point is a test's */
  readonly collector?: OtelCollectorOptions;
  /** Where something takes logs and traces. @default - neither is served */
  readonly others?: string;
  /** Changes the collector. */
  readonly change?: (collector: OtelCollector) => void;
}

/** A series of the store's answer. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A real collector and a real Prometheus behind it, as they are generated, on free ports of the loopback. */
export class RealCluster {
  /** Starts both. */
  static async start(options: RealClusterOptions): Promise<RealCluster> {
    const ports = await freePorts(PORTS.length + 1);
    const before = options.writesRemote
      ? new RemoteWrite(`http://127.0.0.1:${ports[PORTS.length]}`)
      : undefined;
    await before?.start();
    const cluster = new RealCluster(options, ports, before);
    await cluster.startStore();
    await cluster.startCollector();
    return cluster;
  }

  private readonly folder = mkdtempSync(join(tmpdir(), 'cluster-'));
  private store?: Daemon;
  private collector?: Daemon;

  private constructor(
    private readonly options: RealClusterOptions,
    private readonly ports: readonly number[],
    private readonly before?: RemoteWrite,
  ) {
    mkdirSync(join(this.folder, 'data'));
    this.writeFiles();
  }

  /** Where workstations send to. */
  get url(): string {
    return `http://127.0.0.1:${this.ports[1]}`;
  }

  /** Where the store is. */
  get storeUrl(): string {
    return `http://127.0.0.1:${this.ports[PORTS.length]}`;
  }

  /** What the collector has logged. */
  log(): string {
    return this.collector?.output() ?? '';
  }

  /** Starts the store, with what it had. */
  async startStore(): Promise<void> {
    const args = [
      `--config.file=${join(this.folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(this.folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${this.ports[PORTS.length]}`,
      ...(this.before ? ['--web.enable-remote-write-receiver'] : this.fragment().flags),
    ];
    this.store = new Daemon(this.options.programs.prometheus, args, join(this.folder, 'store.log'));
    await this.store.until(async () => (await fetch(`${this.storeUrl}/-/ready`)).ok, 60);
  }

  /** Kills the store. */
  async stopStore(): Promise<void> {
    await this.store?.stop();
  }

  /** Starts the collector, with nothing of what it had. */
  async startCollector(): Promise<void> {
    const args = [`--config=${join(this.folder, 'collector.yaml')}`];
    const log = join(this.folder, 'collector.log');
    this.collector = new Daemon(this.options.programs.otelcol, args, log, POD);
    await this.collector.until(async () => (await fetch(this.url)).status > 0, 60);
  }

  /** Kills the collector. */
  async stopCollector(): Promise<void> {
    await this.collector?.stop();
  }

  /** Waits until the collector has got rid of so many points, one way or the other. */
  async settled(points: number): Promise<void> {
    await this.until(async () => {
      const names = ['sent', 'send_failed'].map((what) => `otelcol_exporter_${what}_metric_points`);
      const done = await Promise.all(names.map((name) => this.ownMetric(name)));
      return done.reduce((sum, count) => sum + count, 0) >= points;
    }, 120);
  }

  /** Waits for a condition; fails with the collector's log. */
  async until(condition: () => Promise<boolean>, seconds: number): Promise<void> {
    await this.collector?.until(condition, seconds);
  }

  /** One of the collector's own metrics, the sum over its series; 0 when there is none. */
  async ownMetric(name: string): Promise<number> {
    const text = await (await fetch(`http://127.0.0.1:${this.ports[3]}/metrics`)).text();
    const lines = text.matchAll(new RegExp(`^${name}[a-z_]*(?:\\{.*\\})? (\\S+)$`, 'gm'));
    return [...lines].reduce((sum, [, value]) => sum + Number(value), 0);
  }

  /** The value that all of a metric's series have at a time, when they have the same. */
  async valueOf(metric: string, time: number): Promise<number | undefined> {
    let found: Map<string, number> | undefined;
    await this.until(async () => (found = await this.query(metric, time)).size > 0, 30);
    const values = new Set(found?.values());
    return values.size === 1 ? [...values][0] : undefined;
  }

  /** Asks the store. @returns each series' value by its labels that tests set */
  async query(promql: string, time: number): Promise<Map<string, number>> {
    const found = await this.ask(promql, time);
    return new Map(
      found.map(({ labels, value }) => [`${labels.host} ${labels.kind} ${labels.series}`, value]),
    );
  }

  /** Asks the store, by default of now. @throws for what isn't PromQL */
  async ask(promql: string, time = Date.now() / 1000): Promise<Series[]> {
    const query = new URLSearchParams({ query: promql, time: String(time) });
    const response = await fetch(`${this.storeUrl}/api/v1/query?${query.toString()}`);
    const { data, error } = (await response.json()) as {
      error?: string;
      data?: { result: { metric: Record<string, string>; value: [number, string] }[] };
    };
    if (data === undefined) throw new Error(error);
    return data.result.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }));
  }

  /** Ends both, and removes what they had. */
  async stop(): Promise<void> {
    await Promise.all([this.stopCollector(), this.stopStore()]);
    await this.before?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private backend(): LgtmBackend {
    const { maxOutage, others: url, collector = { selfMetrics: false } } = this.options;
    return new LgtmBackend(fleet(), 'lgtm', {
      metrics: Prometheus.external({ url: this.before?.url ?? this.storeUrl }),
      logs: url === undefined ? undefined : Loki.external({ url, objectStore: 's3' }),
      traces: url === undefined ? undefined : Tempo.external({ url, version: 2 }),
      maxOutage,
      collector,
    });
  }

  private fragment(): { flags: string[]; 'prometheus.yml': Record<string, object> } {
    const file = this.backend().retentionContract.files.get('prometheus');
    return parse(file?.content ?? '') as ReturnType<RealCluster['fragment']>;
  }

  private writeFiles(): void {
    const { window, change } = this.options;
    const { collector } = this.backend();
    if (collector === undefined) throw new Error('there is no collector');
    change?.(collector);
    const text = moved(collector.config.toYaml(), this.ports);
    writeFileSync(join(this.folder, 'collector.yaml'), text);
    const { otlp, ...own } = this.fragment()['prometheus.yml'];
    // which one that takes none refuses to read
    const file = { ...own, ...(!this.before && { otlp }) };
    const storage = { tsdb: { out_of_order_time_window: window } };
    const prometheus = stringify({ ...file, ...(window !== undefined && { storage }) });
    writeFileSync(join(this.folder, 'prometheus.yml'), prometheus);
  }
}
