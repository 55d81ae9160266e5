import type { Construct } from 'constructs';
import type { OtelcolQueueArguments } from '../../lib/alloy/components/shared/otelcol';
import type { Deferrable } from '../../lib/alloy/deferred';
import type {
  AlloyExpression,
  AlloyString,
  Capsule,
  OtelcolConsumer,
  ProfilesReceiver,
} from '../../lib/alloy/expression';
import type { Duration } from '../../lib/units';
import type { HostLabels } from './host-identity';
import type { DestinationSelection } from './selection';
import type { Signal } from './signal';

/** How a destination is sent to, which decides what the outage buffer lets through and takes for an answer. */
export type UpstreamProtocol = 'otlp' | 'pyroscope' | 'remote_write' | 'loki';

/** What authenticates requests by a token that stands in a credential of the host's. */
export interface BearerToken {
  /** The credential's name: whoever sends reads it by this. */
  readonly credential: string;
  /** For an Alloy component that sends by itself, an `otelcol.auth.bearer`'s `handler`. */
  readonly handler: AlloyExpression<Capsule<'auth.Handler'>>;
}

/** A user by HTTP's basic authentication; the name is given as it is, or by a credential. */
export interface DestinationUser {
  /** The name, where that is no secret: it is printed in clear into the Nix store. @default - that of `usernameCredential` */
  readonly username?: string;
  /** The credential with the name. @default - it is `username` */
  readonly usernameCredential?: string;
  /** The credential with the password. */
  readonly passwordCredential: string;
}

/** Credentials of the host's, by what they are for; each by its name. */
export interface DestinationSecrets {
  /** A bearer token, where no exporter of OTLP shows it: that has `ConnectOptions.bearerToken`. */
  readonly bearerTokenCredential?: string;
  /** A user's. */
  readonly basicAuth?: DestinationUser;
  /** Values of headers. */
  readonly headerCredentials?: { readonly [header: string]: string };
  /** Whom a connection trusts, and what it shows. */
  readonly tls?: {
    readonly caCredential?: string;
    readonly certificateCredential?: string;
    readonly keyCredential?: string;
  };
}

/** What is known of who takes the requests. */
export interface ConnectOptions {
  /**
   * The token that it wants. Whoever sends off the host adds it at that moment: the outage buffer, or the exporter where
   * there is none. So it crosses no port of the host, and what waits goes with the token that is taken by then.
   * @default - none; what the exporter sends of its own is sent on
   */
  readonly bearerToken?: BearerToken;
  /** Other credentials that it wants, as `bearerToken`. @default - none */
  readonly secrets?: DestinationSecrets;
  /** What authenticates by a user or headers among them, for an exporter that sends by itself. @default - nothing */
  readonly handler?: BearerToken['handler'];
  /**
   * Files with secrets, by names of their own, for a component that reads them itself as it sends. Where the outage buffer
   * sends instead, they are empty, so that no secret crosses a port of the host. @default - none
   */
  readonly files?: { readonly [name: string]: AlloyExpression<string> };
  /**
   * Whether waiting requests of OTLP may go as one after an outage, so that catching up isn't bound by the round trip: their
   * protobuf messages, or the members of gzip around them, one after the other. The OpenTelemetry Collector takes that; a
   * receiver that reads the first member only would lose the rest without a word.
   * @default false
   */
  readonly joins?: boolean;
  /**
   * Whether it is on the tailnet: then it is looked for there alone, and plain HTTP leaves by Tailscale's interface alone.
   * @default - whether its name ends in `.ts.net` or in the stack's tailnet, or its address is one that only a tailnet has
   */
  readonly onTailnet?: boolean;
  /**
   * Why it may be sent to in plain HTTP though nothing keeps that inside a tailnet: whoever is on the way can read it, and
   * answer in its place. @default - it may not
   */
  readonly allowPlainHttp?: string;
}

/** The way from an exporter to its destination. */
export interface DestinationConnection {
  /** Where the exporter sends to: the destination itself, or what keeps telemetry while that can't be reached. */
  readonly url: AlloyString;
  /** Its `sending_queue`. */
  readonly sendingQueue: OtelcolQueueArguments;
  /** What authenticates it; nothing while the outage buffer does. @default - no token is wanted */
  readonly auth?: BearerToken['handler'];
  /** `ConnectOptions.files`, each of them an empty one while the outage buffer sends. @default - none were given */
  readonly files?: { readonly [name: string]: AlloyExpression<string> };
}

/** What a collector gives a destination. */
export interface DestinationBindOptions {
  /** The destination's name, by which the outage buffer counts. */
  readonly destinationName: string;
  /**
   * The way to a URL, by what the host does with telemetry while that can't be reached. Only for URLs off the host.
   *
   * @param url the destination's own, to which the protocol's paths are appended
   * @throws when the destination has another URL for that protocol already, and for plain HTTP off the tailnet
   */
  connect(url: string, protocol: UpstreamProtocol, options?: ConnectOptions): DestinationConnection;
  /** How often the host scrapes the metrics that it sends, as known at synth. */
  scrapeIntervals(): readonly Duration[];
  /** The host's labels, which OTLP has as attributes already; what writes profiles puts them on those. */
  readonly labels: HostLabels;
  /** The names of labels that single sources put on what they send, as resource attributes, as known at synth. */
  sourceLabels(): readonly string[];
}

/** Where a destination takes each signal; what it doesn't take is left out. */
export interface DestinationInputs {
  /** Takes metrics. */
  readonly metrics?: OtelcolConsumer;
  /** Takes logs. */
  readonly logs?: OtelcolConsumer;
  /** Takes traces. */
  readonly traces?: OtelcolConsumer;
  /** Takes profiles; a function is asked, once, as soon as the host has some, so that others print nothing for them. */
  readonly profiles?: Deferrable<ProfilesReceiver>;
}

/**
 * Somewhere for telemetry to go. Implement it for a destination of your own: `bind` makes the Alloy components that
 * send there, in the scope that the collector gives it, and returns their inputs.
 *
 * The collector puts a batch processor of id `batch` before it, which takes its errors upon itself, but waits for it: so
 * nothing that it makes may block.
 */
export interface ITelemetryDestination {
  /**
   * Its name in Alloy's labels and in the switch `observability.destinations.<name>.enable`: lower-case letters, digits
   * and `_`, a letter first. Unique per collector.
   */
  readonly destinationName: string;
  /**
   * `local` ones are on the workstation and come first, without batching, so that they notice nothing of the remote
   * ones; telemetry that watches the machine itself (node metrics, journal, eBPF) never goes to them.
   */
  readonly location: 'local' | 'remote';
  /** The signals that it takes. */
  readonly signals: readonly Signal[];
  /** What of the host's telemetry goes there, and as what. Of a remote one. @default - all that it takes, as it is */
  readonly selection?: DestinationSelection;
  /** The program that listens there, when it is a local one: eBPF agents watch it by this. @default - none is known */
  readonly program?: LocalProgram;
  /** What is known of what is behind it, for `observability-check`; asked at synth. @default - nothing is */
  behind?(): BehindDestination;
  /**
   * Makes what sends to it. Called once by each collector.
   *
   * Set the scope's `node.defaultChild` to the exporter, so that `AlloyCollector.exporter` finds it.
   *
   * @param scope a scope of its own in one of the collector's files
   */
  bind(scope: Construct, options: DestinationBindOptions): DestinationInputs;
}

/** What is behind a destination, as a host's own check may know it. */
export interface BehindDestination {
  /** The tag by which the tailnet's policy lets hosts in, such as `tag:workstation`. @default - none is asked for */
  readonly workstationTag?: string;
  /** What keeps each signal. @default - nobody knows */
  readonly backends?: readonly BackendQuery[];
}

/** A store that can be asked whether something has arrived. */
export interface BackendQuery {
  /** The signal that it keeps. */
  readonly signal: Signal;
  /** Upstream's name in lower case, which says how it is asked: `tempo`. */
  readonly backend: string;
  /** Its base URL for queries, as hosts reach it. @default - hosts can't ask it */
  readonly url?: string;
  /** Headers of a query, such as the tenant's; none that is secret. @default - none */
  readonly headers?: { readonly [name: string]: string };
  /** For how many seconds it keeps what it stores: what is younger is to be there. @default - nobody knows */
  readonly retentionSeconds?: number;
}

/** A program on the workstation that takes telemetry. */
export interface LocalProgram {
  /** Its service name, `otel-ai-monitor`: on its spans, profiles and logs, and in the options of its switches. */
  readonly serviceName: string;
  /** The loopback port that it listens on. */
  readonly port: number;
}
