// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyExpression,
  AlloyNumber,
  AlloyString,
  Capsule,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `compaction` of `otelcol.storage.file`. */
export interface OtelcolStorageFileCompaction {
  /** `on_start`: compacts once at startup. @default false */
  readonly onStart?: AlloyBoolean;
  /** `on_rebound`: compacts while running, when both `rebound_*` thresholds say so. @default false */
  readonly onRebound?: AlloyBoolean;
  /** `directory`: where the temporary files of a compaction go. @default "" */
  readonly directory?: AlloyString;
  /** `rebound_needed_threshold_mib`: MiB allocated in all above which a compaction is wanted. @default 100 */
  readonly reboundNeededThresholdMib?: AlloyNumber;
  /** `rebound_trigger_threshold_mib`: MiB in use below which a wanted compaction begins. @default 10 */
  readonly reboundTriggerThresholdMib?: AlloyNumber;
  /** `max_transaction_size`: items that one step of a compaction moves at most. @default 65536 */
  readonly maxTransactionSize?: AlloyNumber;
  /** `check_interval`: how often it checks if a compaction is due. @default 5s */
  readonly checkInterval?: AlloyDuration;
  /** `cleanup_on_start`: deletes leftover temporary files at startup. @default false */
  readonly cleanupOnStart?: AlloyBoolean;
}

/** Arguments of `otelcol.storage.file`. */
export interface OtelcolStorageFileProps {
  /** `directory`: where state is kept, a directory for nothing else. @default "" */
  readonly directory?: AlloyString;
  /** `timeout`: the longest that it waits for its file to be free. @default 1s */
  readonly timeout?: AlloyDuration;
  /** `compaction`: when the files are shrunk again. @default - not set */
  readonly compaction?: OtelcolStorageFileCompaction;
  /** `fsync`: calls `fsync` after every write: safer, slower. @default false */
  readonly fsync?: AlloyBoolean;
  /** `create_directory`: creates `directory` when it isn't there. @default true */
  readonly createDirectory?: AlloyBoolean;
  /** `directory_permissions`: mode of a `directory` that it creates, in octal. @default 0750 */
  readonly directoryPermissions?: AlloyString;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Lets other `otelcol` components keep state in a local directory, in a `bbolt` database. Upstream's stability: public
 * preview.
 * Since Alloy 1.9.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.storage.file/
 */
export class OtelcolStorageFile extends TypedComponent {
  /** `handler`: a value, capsule(extension.ExtensionHandler). */
  readonly handler: AlloyExpression<Capsule<'extension.ExtensionHandler'>> = new Wire(
    this,
    'handler',
    'capsule(extension.ExtensionHandler)',
  );

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolStorageFileProps> = {}) {
    super(scope, id, TYPE, props);
  }
}

const COMPACTION: Schema = {
  onStart: 'bool',
  onRebound: 'bool',
  directory: 'string',
  reboundNeededThresholdMib: 'int64',
  reboundTriggerThresholdMib: 'int64',
  maxTransactionSize: 'int64',
  checkInterval: 'duration',
  cleanupOnStart: 'bool',
};

const PROPS: Schema = {
  directory: 'string',
  timeout: 'duration',
  compaction: nested('block', COMPACTION),
  fsync: 'bool',
  createDirectory: 'bool',
  directoryPermissions: 'string',
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.storage.file',
  stability: 'public-preview',
  schema: PROPS,
  since: {
    '': '1.9',
  },
};
