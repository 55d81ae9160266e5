import type { Part } from '../../../lib/nixos/part';
import type { Signal } from '../../wiring/signal';

/** Something that listens on the host for telemetry. */
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
  /** The credential with the token that it wants. @default - none */
  readonly credential?: string;
  /** The part whose switch takes it away. @default - it is always there */
  readonly part?: Part;
  /**
   * What a probe's resource says that is sent there, as what is sent there says it, so that what is done to that on the way
   * is done to the probe. What it takes goes to remote destinations alone. @default - nothing, and it goes to all
   */
  readonly resource?: Readonly<Record<string, string>>;
}
