// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyEnum,
  AlloyList,
  AlloyString,
  AlloyTarget,
  LogsReceiver,
} from '../../expression';
import { nested, oneOf, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';

/** `decompression` of `loki.source.file`. */
export interface LokiSourceFileDecompression {
  /** `enabled`: switches it on. */
  readonly enabled: AlloyBoolean;
  /** `initial_delay`: waits before reading a new file, so that compressing can finish. @default 0s */
  readonly initialDelay?: AlloyDuration;
  /** `format`: `gz`, `z` (zlib) or `bz2`; one per component. */
  readonly format: AlloyEnum<'gz' | 'z' | 'bz2'>;
}

/** `file_match` of `loki.source.file`. */
export interface LokiSourceFileFileMatch {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
  /** `sync_period`: how often it looks for files. @default 10s */
  readonly syncPeriod?: AlloyDuration;
  /** `ignore_older_than`: leaves out files unchanged for longer; zero takes all. @default 0s */
  readonly ignoreOlderThan?: AlloyDuration;
}

/** `file_watch` of `loki.source.file`. */
export interface LokiSourceFileFileWatch {
  /** `min_poll_frequency`: wait between looks after a change; doubles while nothing happens. @default 250ms */
  readonly minPollFrequency?: AlloyDuration;
  /** `max_poll_frequency`: longest wait between looks. @default 250ms */
  readonly maxPollFrequency?: AlloyDuration;
}

/** Arguments of `loki.source.file`. */
export interface LokiSourceFileProps {
  /** `targets`: what it works on, such as an exporter's or a discovery's `targets`. */
  readonly targets: AlloyList<AlloyTarget>;
  /** `forward_to`: who gets what this component gives out, one after the other. */
  readonly forwardTo: AlloyList<LogsReceiver>;
  /** `encoding`: IANA name of the files' encoding; empty means UTF-8, a UTF-16 mark overrides. @default "" */
  readonly encoding?: AlloyString;
  /** `decompression`: reads compressed files. @default - not set */
  readonly decompression?: LokiSourceFileDecompression;
  /** `file_watch`: how often files are looked at for changes. @default - not set */
  readonly fileWatch?: LokiSourceFileFileWatch;
  /** `file_match`: finds files by glob itself, without `local.file_match`. Since Alloy 1.12. @default - not set */
  readonly fileMatch?: LokiSourceFileFileMatch;
  /** `tail_from_end`: starts unknown files at their end; not with `decompression`. @default false */
  readonly tailFromEnd?: AlloyBoolean;
  /** `legacy_positions_file`: Grafana Agent's positions, taken over if there are none yet. @default "" */
  readonly legacyPositionsFile?: AlloyString;
  /**
   * `on_positions_file_error`: `restart_from_beginning` may repeat lines, `restart_from_end` may lose some, `skip`
   * reads nothing.
   * Since Alloy 1.12.
   * @default restart_from_beginning
   */
  readonly onPositionsFileError?: AlloyEnum<'skip' | 'restart_from_end' | 'restart_from_beginning'>;
}

/**
 * Reads log files as they grow. A line counts once it ends in `\n`. Upstream's stability: generally available.
 * @see https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.file/
 */
export class LokiSourceFile extends TypedComponent {
  constructor(scope: Construct, id: string, props: AlloyProps<LokiSourceFileProps>) {
    super(scope, id, TYPE, props);
  }
}

const DECOMPRESSION: Schema = {
  enabled: 'bool!',
  initialDelay: 'duration',
  format: oneOf('string!', 'gz', 'z', 'bz2'),
};

const FILE_MATCH: Schema = {
  enabled: 'bool',
  syncPeriod: 'duration',
  ignoreOlderThan: 'duration',
};

const FILE_WATCH: Schema = {
  minPollFrequency: 'duration',
  maxPollFrequency: 'duration',
};

const PROPS: Schema = {
  targets: 'list(target)!',
  forwardTo: 'list(capsule(loki.LogsReceiver))!',
  encoding: 'string',
  decompression: nested('block', DECOMPRESSION),
  fileWatch: nested('block', FILE_WATCH),
  fileMatch: nested('block', FILE_MATCH),
  tailFromEnd: 'bool',
  legacyPositionsFile: 'string',
  onPositionsFileError: oneOf('string', 'skip', 'restart_from_end', 'restart_from_beginning'),
};

const TYPE: ComponentType = {
  name: 'loki.source.file',
  stability: 'generally-available',
  schema: PROPS,
  since: {
    file_match: '1.12',
    on_positions_file_error: '1.12',
  },
};
