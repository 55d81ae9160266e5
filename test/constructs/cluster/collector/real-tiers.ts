import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import {
  LgtmBackend,
  Loki,
  Prometheus,
  Size,
  Tempo,
  type OtelCollector,
  type OtelCollectorOptions,
} from '../../../../index';
import { Daemon } from '../../../support/daemon';
import { Dns } from '../../../support/dns';
import { post } from '../../../support/emitters';
import { namespaced } from '../../../support/namespace';
import { Recorder } from '../../../support/recorder';
import { fleet } from '../../support';

/** How the tiers are to differ from what is generated. */
export interface RealTiersOptions {
  /** The programs. */
  readonly programs: {
    readonly otelcol: string;
    readonly prometheus: string;
    readonly unshare: string;
  };
  /** More options of the collector. */
  readonly collector?: OtelCollectorOptions;
  /** Changes the collector. */
  readonly change?: (collector: OtelCollector) => void;
}

/**
 * Real collectors of both tiers as they are generated, a Prometheus behind them and recorders in the place of Loki and Tempo.
 * Each pod has an address of the loopback of its own, and the front finds them by the names of a DNS server.
 */
export class RealTiers {
  /** Starts the store, the back tier's first pods and a front. */
  static async start(options: RealTiersOptions, pods = 2): Promise<RealTiers> {
    const net = `127.${1 + Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`;
    const dns = await Dns.start(`${net}.1`);
    const tiers = new RealTiers(options, net, dns);
    try {
      await Promise.all([tiers.logs.start(), tiers.traces.start(), tiers.startStore()]);
      for (let n = 0; n < pods; n++) await tiers.startPod(n);
      tiers.publish();
      await tiers.startFront();
      return tiers;
    } catch (error) {
      await tiers.stop();
      throw error;
    }
  }

  /** In the place of Loki. */
  readonly logs: Recorder;
  /** In the place of Tempo. */
  readonly traces: Recorder;
  private readonly folder = mkdtempSync(join(tmpdir(), 'tiers-'));
  private readonly pods = new Map<number, Daemon>();
  private readonly daemons: Daemon[] = [];
  private front?: Daemon;
  private store?: Daemon;

  private constructor(
    private readonly options: RealTiersOptions,
    private readonly net: string,
    private readonly dns: Dns,
  ) {
    this.logs = new Recorder({ address: `${net}.2` });
    this.traces = new Recorder({ address: `${net}.3` });
    mkdirSync(join(this.folder, 'data'));
  }

  /** Where senders send to. */
  get url(): string {
    return `http://${this.net}.100:4318`;
  }

  /** Where the store is. */
  get storeUrl(): string {
    return `http://${this.net}.4:9090`;
  }

  /** Sends a body, again and again until it is taken, as a host does. @returns how often */
  async send(signal: string, body: object): Promise<number> {
    const bytes = Buffer.from(JSON.stringify(body));
    for (let tries = 1; ; tries++) {
      const url = `${this.url}/v1/${signal}`;
      const headers = { 'content-type': 'application/json' };
      const answer = await post(url, bytes, { headers }).catch(() => ({ status: 0 }));
      if (answer.status === 200) return tries;
      if (tries > 60) throw new Error(`${answer.status}: ${this.front?.output().slice(-2000)}`);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }

  /** Starts the store, with what it had. */
  async startStore(): Promise<void> {
    const { flags, 'prometheus.yml': file } = parse(
      this.backend().retentionContract.files.get('prometheus')?.content ?? '',
    ) as { flags: string[]; 'prometheus.yml': object };
    const path = join(this.folder, 'prometheus.yml');
    writeFileSync(path, stringify(file));
    const args = [
      `--config.file=${path}`,
      `--storage.tsdb.path=${join(this.folder, 'data')}`,
      `--web.listen-address=${this.net}.4:9090`,
      '--enable-feature=promql-extended-range-selectors',
      ...flags,
    ];
    this.store = new Daemon(this.options.programs.prometheus, args, join(this.folder, 'store.log'));
    await this.store.until(async () => (await fetch(`${this.storeUrl}/-/ready`)).ok, 60);
  }

  /** Kills the store. */
  async stopStore(): Promise<void> {
    await this.store?.stop();
  }

  /** Starts a pod of the back tier, which the front doesn't know yet. */
  async startPod(n: number): Promise<void> {
    const address = `${this.net}.${10 + n}`;
    const { collector } = this.backend();
    if (collector === undefined) throw new Error('there is no collector');
    this.options.change?.(collector);
    const queue = join(this.folder, `queue-${n}`);
    const text = collector.config.toYaml().replaceAll('/var/lib/otelcol', queue);
    this.pods.set(n, await this.run(`otel-collector-${n}`, text, address));
  }

  /** Ends a pod, by the signal that Kubernetes sends or at once, and has the front know. */
  async stopPod(n: number, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const pod = this.pods.get(n);
    this.pods.delete(n);
    if (signal === 'SIGTERM') {
      this.publish();
      process.kill(pod?.pid ?? 0, signal);
      while (pod?.running) await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await pod?.stop();
    this.publish();
  }

  /** Has the DNS server name the pods that there are, and waits until the front knows them. */
  async known(): Promise<void> {
    this.publish();
    await this.until(async () => {
      const text = await (await fetch(`http://${this.net}.100:8888/metrics`)).text();
      const lines = [...text.matchAll(/^otelcol_loadbalancer_num_backends\{.*\} (\S+)$/gm)];
      return lines.length > 0 && lines.every(([, count]) => Number(count) === this.pods.size);
    }, 30);
  }

  /** Waits for a condition; fails with the front's log. */
  async until(condition: () => Promise<boolean>, seconds: number): Promise<void> {
    await this.front?.until(condition, seconds);
  }

  /** What the pods have logged. */
  log(): string {
    return [...this.pods.values(), this.front].map((each) => each?.output() ?? '').join('\n');
  }

  /** Asks the store. @returns each series' value by labels */
  async query(promql: string, time: number): Promise<Sample[]> {
    const query = new URLSearchParams({ query: promql, time: String(time) });
    const response = await fetch(`${this.storeUrl}/api/v1/query?${query.toString()}`);
    const { data, error } = (await response.json()) as {
      error?: string;
      data?: { result: { metric: Record<string, string>; value: [number, string] }[] };
    };
    if (data === undefined) throw new Error(error);
    return data.result.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }));
  }

  /** Ends all, and removes what they had. */
  async stop(): Promise<void> {
    await Promise.all([...this.daemons, this.store].map((each) => each?.stop()));
    await Promise.all([this.logs.stop(), this.traces.stop(), this.dns.stop()]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private publish(): void {
    const addresses = [...this.pods.keys()].map((n) => `${this.net}.${10 + n}`);
    this.dns.names.set('otel-collector-back.observability.svc.cluster.local', addresses);
  }

  private async startFront(): Promise<void> {
    const { collector } = this.backend();
    const text = collector?.front?.config.toYaml() ?? '';
    this.front = await this.run('otel-collector-front-x', text, `${this.net}.100`);
  }

  private async run(name: string, text: string, address: string): Promise<Daemon> {
    const file = join(this.folder, `${name}.yaml`);
    writeFileSync(file, text);
    const { unshare, otelcol } = this.options.programs;
    const [command = '', ...args] = namespaced(
      { unshare, folder: this.folder, nameserver: this.dns.address },
      [otelcol, `--config=${file}`],
    );
    const env = { MY_POD_IP: address, MY_POD_NAME: name };
    const daemon = new Daemon(command, args, join(this.folder, `${name}.log`), env);
    this.daemons.push(daemon);
    await daemon.until(async () => (await fetch(`http://${address}:13133`)).ok, 60);
    return daemon;
  }

  private backend(): LgtmBackend {
    return new LgtmBackend(fleet(), 'lgtm', {
      metrics: Prometheus.external({ url: this.storeUrl }),
      logs: Loki.external({ url: this.logs.url, objectStore: 's3' }),
      traces: Tempo.external({ url: this.traces.url, version: 2 }),
      // of pods that share this machine, one alone could read itself at its port
      collector: { twoTiers: {}, selfMetrics: false, ...this.options.collector },
    });
  }
}

/** A series at a time. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The size of a queue on a disk. */
export const QUEUE = { size: Size.gibibytes(1) };
