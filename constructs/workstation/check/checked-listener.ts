import type { Part } from '../../../lib/nixos/part';
import type { Signal } from '../../wiring/signal';

/** Something that listens on the host's loopback for telemetry. */
export interface CheckedListener {
  /** What it takes, in the table's words: `OTLP over HTTP`. */
  readonly what: string;
  /** Its base URL. */
  readonly url: string;
  /** How it is sent to. */
  readonly protocol: 'otlp' | 'pyroscope';
  /** The signals that it takes. */
  readonly signals: readonly Signal[];
  /** The address of the Alloy component that listens. */
  readonly component: string;
  /** The part whose switch takes it away. @default - it is always there */
  readonly part?: Part;
}
