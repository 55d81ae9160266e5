import { Construct, type IConstruct } from 'constructs';
import { AlloyFile } from '../../../lib/alloy/file';
import { HostFile } from '../../../lib/nixos/host-file';
import { NixosConfig } from '../../../lib/nixos/nixos-config';
import { NixosHost } from '../../../lib/nixos/host';
import type { Part } from '../../../lib/nixos/part';
import { TAILNET_ADDRESSES } from '../../wiring/tailnet';
import type { JournalUnit } from '../sources/journal-unit';
import type { DescribedEmitter, HostDescription, IDescribesHost } from '../../wiring/description';
import type { CheckedDestination } from './checked-destination';
import type { CheckedListener } from './checked-listener';
import { describeHost } from './describe-host';

/** Units whose journal is read, by their manager. */
export type CheckedJournal = Readonly<Record<JournalUnit['manager'], readonly string[]>>;

/**
 * What `observability-check` follows on a host: every hop that its telemetry takes, from the objects that make them. They
 * say so themselves; a host has one at most.
 */
export class SelfCheck extends Construct implements IDescribesHost {
  /** The one of the host that `scope` is on, made at the first call. */
  static of(scope: IConstruct): SelfCheck {
    const host = NixosHost.of(scope);
    const found = host.node.tryFindChild(ID);
    return found instanceof SelfCheck ? found : new SelfCheck(host, ID);
  }

  /** What the command reads. */
  readonly file: HostFile;

  private readonly listeners: CheckedListener[] = [];
  private destinations: () => readonly CheckedDestination[] = () => [];
  private journal?: () => CheckedJournal;
  private buffer?: { readonly url: string; readonly part: Part; readonly unit: string };
  private readonly emitters: (() => readonly DescribedEmitter[])[] = [];

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    this.file = new CheckFile(this, 'file', () => this.hops());
    this.node.defaultChild = new NixosConfig(this, 'nixos', {
      observability: { check: { configFile: this.file.nixPath } },
    });
  }

  /** Called by what listens on loopback. */
  addListener(listener: CheckedListener): void {
    this.listeners.push(listener);
  }

  /** Called by the collector: where it sends, asked at synth. */
  follow(destinations: () => readonly CheckedDestination[]): void {
    this.destinations = destinations;
  }

  /** Called by what reads the journal: of which units, asked at synth. */
  readsJournal(units: () => CheckedJournal): void {
    this.journal = units;
  }

  /** Called by the outage buffer: where it listens, its switch, and what it runs in. */
  buffersAt(url: string, part: Part, unit: string): void {
    this.buffer = { url, part, unit };
  }

  /** Called by whoever has programs send something, or watches them: which, asked at synth. */
  addEmitters(emitters: () => readonly DescribedEmitter[]): void {
    this.emitters.push(emitters);
  }

  /** The same hops, for the page of the fleet. @throws when a component can't be printed */
  describeHost(): HostDescription {
    const { buffer, listeners } = this;
    const described = describeHost({
      options: NixosHost.of(this).options,
      files: this.files(),
      listeners,
      destinations: this.destinations(),
      emitters: this.emitters.flatMap((each) => each()),
      buffer: buffer && { ...buffer, switch: buffer.part.option },
    });
    return { ...described, checkFile: this.file.outputPath };
  }

  /** What its program reads; the order is that in which data flows. */
  private hops(): object {
    const destinations = this.destinations();
    return {
      host: NixosHost.of(this).hostname,
      processes: this.processes(),
      listeners: this.listeners.map(({ part, ...listener }) => ({
        ...listener,
        switch: part?.option,
      })),
      journal: this.journal?.(),
      buffer: this.buffer && { url: this.buffer.url, switch: this.buffer.part.option },
      tailnet: destinations.some(({ endpoints }) => endpoints.some((each) => each.onTailnet))
        ? TAILNET_ADDRESSES
        : undefined,
      destinations,
    };
  }

  /** A file that stands in for another drops what it gets, and isn't one to look for. */
  private files(): AlloyFile[] {
    return NixosHost.of(this)
      .node.findAll()
      .filter((each): each is AlloyFile => each instanceof AlloyFile && !each.standsInFor);
  }

  /** Each Alloy with the components of its files. */
  private processes(): object[] {
    const files = this.files();
    const names = [...new Set(files.map(({ directory }) => directory.name))];
    return names.map((name) => ({
      unit: `${name}.service`,
      files: files
        .filter(({ directory }) => directory.name === name)
        .map((file) => ({
          name: file.name,
          switch: file.part?.option,
          components: file.components().map(({ address }) => address),
        })),
    }));
  }
}

/** What the command reads. */
class CheckFile extends HostFile {
  constructor(
    scope: Construct,
    id: string,
    private readonly hops: () => object,
  ) {
    super(scope, id, { path: 'check.json' });
  }

  protected override body(): string {
    return `${JSON.stringify(this.hops(), null, 2)}\n`;
  }
}

const ID = 'check';
