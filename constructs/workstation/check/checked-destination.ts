import type { BackendQuery, DestinationSecrets, UpstreamProtocol } from '../../wiring/destination';
import type { Signal } from '../../wiring/signal';

/** A URL off the host that something is sent to. */
export interface CheckedEndpoint extends DestinationSecrets {
  /** The base URL. */
  readonly url: string;
  /** How it is sent to. */
  readonly protocol: UpstreamProtocol;
  /** The path of each signal, after the base URL. */
  readonly paths: Readonly<Partial<Record<Signal, string>>>;
  /** Whether it is looked for on the tailnet alone. */
  readonly onTailnet: boolean;
}

/** A destination, as `observability-check` follows it. */
export interface CheckedDestination {
  /** Its name. */
  readonly name: string;
  /** Whether it is on the host. */
  readonly location: 'local' | 'remote';
  /** The signals that it takes. */
  readonly signals: readonly Signal[];
  /** Its switch. */
  readonly switch: string;
  /** The address of the Alloy component that sends to it. @default - none is known */
  readonly exporter?: string;
  /** The program that listens there, of a local one. */
  readonly program?: { readonly name: string; readonly url: string };
  /** Where it is, of a remote one. */
  readonly endpoints: readonly CheckedEndpoint[];
  /** The tag by which the tailnet's policy lets hosts in. @default - none is known */
  readonly workstationTag?: string;
  /** What keeps each signal. @default - nothing is known of it */
  readonly backends?: readonly BackendQuery[];
}
