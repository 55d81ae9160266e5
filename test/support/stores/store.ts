import { Recorder, type RecorderOptions } from '../recorder';
import type { Reply } from '../arrival';
import type { RecordedBackend } from '../../constructs/cluster/backends/recorded';
import { StoreConfiguration } from './configuration';

/** What a store didn't take, with what it said. */
export interface Refused<T> {
  readonly item: T;
  readonly why: string;
}

/**
 * A store that refuses what the real one refused, by the limits that it was configured with: those that the real one had
 * by itself, and over them a fragment as a backend's class prints it. So a fragment that says too little loses something.
 */
export abstract class Store<T> extends Recorder {
  /** What it took, as often as it took it. */
  readonly stored: T[] = [];
  /** What it refused, as often as it did. */
  readonly refused: Refused<T>[] = [];
  protected config: StoreConfiguration;

  /** @param fragment empty for the store's own defaults */
  constructor(
    private readonly backend: RecordedBackend,
    fragment: string,
    options: RecorderOptions = {},
  ) {
    super(options);
    this.config = new StoreConfiguration(backend, fragment);
  }

  /** Goes on with another fragment, and what it has. */
  configure(fragment: string): void {
    this.config = new StoreConfiguration(this.backend, fragment);
  }

  override clear(): void {
    super.clear();
    this.stored.length = this.refused.length = 0;
  }
}

/** An answer to a query. */
export function json(body: unknown): Reply {
  const headers = { 'content-type': 'application/json' };
  return { status: 200, headers, body: JSON.stringify(body) };
}
