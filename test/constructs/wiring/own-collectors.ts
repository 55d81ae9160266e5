import { Construct, type IMixin } from 'constructs';
import {
  AlloyComponent,
  AlloyDirectory,
  AlloyFile,
  NixosConfig,
  NixosHost,
  block,
  type AlloyCollector,
  type Duration,
  type ICollector,
  type ITelemetryDestination,
  type OtelcolConsumer,
  type OtlpSignal,
  type ProfilesReceiver,
  type Signal,
} from '../../../index';

// Collectors as a user may write them.

/** One that hands everything on to an AlloyCollector, remembers what it was asked for, and extends nothing. */
export class Recording implements ICollector {
  readonly asked: string[] = [];

  constructor(private readonly inner: AlloyCollector) {}

  get node() {
    return this.inner.node;
  }

  get directory() {
    this.asked.push('directory');
    return this.inner.directory;
  }

  get otlpHttpUrl() {
    this.asked.push('otlpHttpUrl');
    return this.inner.otlpHttpUrl;
  }

  with(...mixins: IMixin[]): this {
    this.inner.with(...mixins);
    return this;
  }

  toRemote(signal: OtlpSignal): readonly OtelcolConsumer[] {
    this.asked.push(`toRemote ${signal}`);
    return this.inner.toRemote(signal);
  }

  profilesInputs(): () => readonly ProfilesReceiver[] {
    this.asked.push('profilesInputs');
    return this.inner.profilesInputs();
  }

  destinationsFor(signal: Signal): readonly ITelemetryDestination[] {
    this.asked.push(`destinationsFor ${signal}`);
    return this.inner.destinationsFor(signal);
  }

  missingDestination(signal: Signal): string[] {
    this.asked.push(`missingDestination ${signal}`);
    return this.inner.missingDestination(signal);
  }

  addScrapeInterval(interval: Duration): void {
    this.asked.push(`addScrapeInterval ${interval.toString()}`);
    this.inner.addScrapeInterval(interval);
  }
}

/** One that shares nothing with AlloyCollector: it sends everything on to one place, and drops profiles. */
export class Plain extends Construct implements ICollector {
  readonly otlpHttpUrl = 'http://127.0.0.1:4318';
  readonly directory: AlloyDirectory;
  readonly intervals: Duration[] = [];

  private readonly exporter: AlloyComponent;
  private readonly profiles: AlloyComponent;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.directory = new AlloyDirectory(this, 'config', {
      name: 'alloy',
      option: 'observability.alloy',
      partOption: 'configFiles',
    });
    const file = new AlloyFile(this, 'file', { directory: this.directory, name: 'collector' });
    this.exporter = new AlloyComponent(file, 'elsewhere', {
      component: 'otelcol.exporter.otlphttp',
      body: { client: block({ endpoint: 'https://elsewhere:4318' }) },
    });
    this.profiles = new AlloyComponent(file, 'profiles', {
      component: 'pyroscope.relabel',
      body: { forward_to: [] },
    });
    new NixosConfig(this, 'nixos', {
      observability: {
        enable: true,
        hostName: NixosHost.of(this).hostname,
        alloy: { enable: true, ports: [4318] },
      },
    });
  }

  toRemote(): readonly OtelcolConsumer[] {
    return [this.exporter.export<OtelcolConsumer>('input')];
  }

  profilesInputs(): () => readonly ProfilesReceiver[] {
    return () => [this.profiles.export<ProfilesReceiver>('receiver')];
  }

  destinationsFor(): readonly ITelemetryDestination[] {
    return [];
  }

  missingDestination(): string[] {
    return [];
  }

  addScrapeInterval(interval: Duration): void {
    this.intervals.push(interval);
  }
}
