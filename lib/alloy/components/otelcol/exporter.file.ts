// Generated from the source of Grafana Alloy 1.19.0 by `npm run generate`.
import type { Construct } from 'constructs';
import type {
  AlloyBoolean,
  AlloyDuration,
  AlloyNumber,
  AlloyString,
  OtelcolConsumer,
} from '../../expression';
import { nested, type Schema } from '../../schema';
import { TypedComponent, type AlloyProps, type ComponentType } from '../../typed-component';
import { Wire } from '../../wire';
import { OTELCOL_COMPRESSION_PARAMS, type OtelcolCompressionParams } from '../shared/otelcol';
import {
  OTELCOL_DEBUG_METRICS_ARGUMENTS,
  type OtelcolDebugMetricsArguments,
} from '../shared/otelcol-config';

/** `group_by` of `otelcol.exporter.file`. */
export interface OtelcolExporterFileGroupBy {
  /** `enabled`: switches it on. @default false */
  readonly enabled?: AlloyBoolean;
  /** `resource_attribute`: its value takes the place of `*` in `path`. @default fileexporter.path_segment */
  readonly resourceAttribute?: AlloyString;
  /** `max_open_files`: files that may be open at once. @default 100 */
  readonly maxOpenFiles?: AlloyNumber;
}

/** `rotation` of `otelcol.exporter.file`. */
export interface OtelcolExporterFileRotation {
  /** `max_megabytes`: begins a new file when this many megabytes are full. @default 100 */
  readonly maxMegabytes?: AlloyNumber;
  /** `max_days`: deletes older files after this many days; `0` keeps them. @default 0 */
  readonly maxDays?: AlloyNumber;
  /** `max_backups`: how many old files are kept. @default 100 */
  readonly maxBackups?: AlloyNumber;
  /** `localtime`: local time instead of UTC in the names of old files. @default false */
  readonly localtime?: AlloyBoolean;
}

/** Arguments of `otelcol.exporter.file`. */
export interface OtelcolExporterFileProps {
  /** `path`: file that it writes; with `group_by`, `*` stands for the attribute's value. */
  readonly path: AlloyString;
  /** `append`: adds to a file that is there; `false` empties it first. @default false */
  readonly append?: AlloyBoolean;
  /** `rotation`: begins a new file now and then; ignored with `group_by`. @default - not set */
  readonly rotation?: OtelcolExporterFileRotation;
  /** `format`: `json` or `proto`: how data is written. @default json */
  readonly format?: AlloyString;
  /** `encoding`: encoding extension that writes the data instead of `format`. @default "" */
  readonly encoding?: AlloyString;
  /** `compression`: how data is compressed; only `zstd` is known. @default "" */
  readonly compression?: AlloyString;
  /** `compression_params`. Since Alloy 1.19. @default - not set */
  readonly compressionParams?: OtelcolCompressionParams;
  /** `flush_interval`: time between writes to disk; more than zero. @default 1s */
  readonly flushInterval?: AlloyDuration;
  /** `group_by`: one file for each value of a resource attribute. @default - not set */
  readonly groupBy?: OtelcolExporterFileGroupBy;
  /** `debug_metrics`: the component's own metrics about itself. @default - not set */
  readonly debugMetrics?: OtelcolDebugMetricsArguments;
}

/**
 * Writes telemetry to files on disk, as JSON or Protocol Buffers. Upstream's stability: public preview.
 * Since Alloy 1.13.
 * @see https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.exporter.file/
 */
export class OtelcolExporterFile extends TypedComponent {
  /** `input`: takes metrics, logs and traces. */
  readonly input: OtelcolConsumer = new Wire(this, 'input', 'capsule(otelcol.Consumer)');

  constructor(scope: Construct, id: string, props: AlloyProps<OtelcolExporterFileProps>) {
    super(scope, id, TYPE, props);
  }
}

const GROUP_BY: Schema = {
  enabled: 'bool',
  resourceAttribute: 'string',
  maxOpenFiles: 'int',
};

const ROTATION: Schema = {
  maxMegabytes: 'int',
  maxDays: 'int',
  maxBackups: 'int',
  localtime: 'bool',
};

const PROPS: Schema = {
  path: 'string!',
  append: 'bool',
  rotation: nested('block', ROTATION),
  format: 'string',
  encoding: 'string',
  compression: 'string',
  compressionParams: nested('block', OTELCOL_COMPRESSION_PARAMS),
  flushInterval: 'duration',
  groupBy: nested('block', GROUP_BY),
  debugMetrics: nested('block', OTELCOL_DEBUG_METRICS_ARGUMENTS),
};

const TYPE: ComponentType = {
  name: 'otelcol.exporter.file',
  stability: 'public-preview',
  schema: PROPS,
  since: {
    '': '1.13',
    compression_params: '1.19',
  },
};
