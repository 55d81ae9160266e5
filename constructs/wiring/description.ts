import type { IConstruct } from 'constructs';
import type { Duration } from '../../lib/units';
import type { UpstreamProtocol } from './destination';
import type { Signal } from './signal';

// What constructs say of themselves for the page of the fleet, each from what it makes of itself.

/** Which destinations a signal gets to, by their names. */
export type DescribedWays = Readonly<Partial<Record<Signal, readonly string[]>>>;

/** What runs on a host and has one switch, or none. */
export interface DescribedPart {
  /** What its file is called, such as `node-metrics`. */
  readonly name: string;
  /** The NixOS option that switches it, without `.enable`. @default - it has none */
  readonly switch?: string;
  /** The units that it runs in. */
  readonly units: readonly string[];
  /** Where it listens on loopback, and for what. */
  readonly listens: readonly { readonly url: string; readonly what: string }[];
  /** Where what it makes, or takes and passes on, gets to. */
  readonly ways: DescribedWays;
}

/** Where a destination is sent to, by one protocol. */
export interface DescribedUpstream {
  /** The base URL. */
  readonly url: string;
  /** How. */
  readonly protocol: UpstreamProtocol;
  /** What. */
  readonly signals: readonly Signal[];
  /** Whether it is looked for on the tailnet alone. */
  readonly onTailnet: boolean;
}

/** A destination of a host. */
export interface DescribedDestination {
  /** Its name. */
  readonly name: string;
  /** The NixOS option that switches it, without `.enable`. */
  readonly switch: string;
  /** Whether it is on the host itself. */
  readonly location: 'local' | 'remote';
  /** The signals that it gets of the host. */
  readonly signals: readonly Signal[];
  /** The program that listens there, of a local one. @default - none is known */
  readonly program?: { readonly name: string; readonly url: string };
  /** Where it is sent to. None of a destination of one's own that doesn't ask its host for the way. */
  readonly upstreams: readonly DescribedUpstream[];
  /** The Alloy components that nothing follows: what sends, where no URL is known. */
  readonly senders: readonly string[];
}

/** Somebody whose telemetry comes in. */
export interface DescribedEmitter {
  /** Who it is: a program, a unit, `every session`. */
  readonly name: string;
  /** How it comes to that, in a few words: `told by environment`. */
  readonly how: string;
  /** What it sends, or what is seen of it. */
  readonly signals: readonly Signal[];
  /** The option that switches what takes it, or where that listens. */
  readonly into: string;
  /** What an AI assistant is told, all that it needs. @default - it is none */
  readonly assistant?: DescribedAssistant;
}

/** What an AI assistant is told. */
export interface DescribedAssistant {
  /** What it calls itself, in `service.name`. */
  readonly serviceName: string;
  /** Its environment. */
  readonly variables: Readonly<Record<string, string>>;
  /** The file that it reads instead, and the section in it that has where it sends. @default - it reads variables */
  readonly file?: { readonly path: string; readonly section: string; readonly endpoint: string };
}

/** A host, as the page has it. */
export interface HostDescription {
  /** The collector first, then sources in the order of their definition. */
  readonly parts: readonly DescribedPart[];
  /** Where it sends. */
  readonly destinations: readonly DescribedDestination[];
  /** Whose telemetry it has. */
  readonly emitters: readonly DescribedEmitter[];
  /** What `observability-check` follows on it, in the output directory. @default - it has no check */
  readonly checkFile?: string;
  /** The switch of the part that what is for remote destinations waits in. @default - none: their exporters have a queue */
  readonly buffer?: string;
}

/** A name on the tailnet that the stack gives away. */
export interface DescribedEndpoint {
  /** The name. */
  readonly fqdn: string;
  /** The TCP ports. */
  readonly ports: readonly number[];
  /** The tag by which the tailnet's policy knows it. */
  readonly tag: string;
}

/** A number of collectors in the cluster. */
export interface DescribedTier {
  /** What it is called. */
  readonly name: string;
  /** What runs it, in Kubernetes' words. */
  readonly kind: string;
  /** How many, at least and at most. */
  readonly replicas: { readonly min: number; readonly max: number };
}

/** A store of one signal. */
export interface DescribedStore {
  /** Upstream's name in lower case. */
  readonly name: string;
  /** What it keeps. */
  readonly signal: Signal;
  /** Where it is written to, from inside of the cluster. */
  readonly url: string;
  /** The tenant, where there is a choice. @default - the store's only one */
  readonly tenant?: string;
  /** How long it keeps it. */
  readonly retention: Duration;
  /** How old what it takes may be. */
  readonly maxOutage: Duration;
  /** Whether the stack installs it. */
  readonly isInstalled: boolean;
}

/** One cluster side. */
export interface ClusterDescription {
  /** Its name, which is a destination's of the hosts. */
  readonly name: string;
  /** Where its own objects are. */
  readonly namespace: string;
  /** What takes OTLP: those that all senders come to first. @default - nothing does */
  readonly tiers: readonly DescribedTier[];
  /** The names on the tailnet, and the signals that come in by each. */
  readonly endpoints: readonly (DescribedEndpoint & {
    readonly signals: readonly Signal[];
    /** Whether a collector stands behind it, rather than the store itself. */
    readonly toCollector: boolean;
  })[];
  /** What keeps each signal. */
  readonly stores: readonly DescribedStore[];
  /** The Job that asks the running stores for all of this. @default - nobody asks */
  readonly check?: string;
}

/** Something that says what is on a host. */
export interface IDescribesHost extends IConstruct {
  /** What the page has of it. @throws when something on the host can't be printed */
  describeHost(): HostDescription;
}

/** Something that says what is in a cluster. */
export interface IDescribesCluster extends IConstruct {
  /** What the page has of it. */
  describeCluster(): ClusterDescription;
}

/** Something that gives a name on the tailnet away. */
export interface IDescribesEndpoint extends IConstruct {
  /** What the page has of it. */
  describeEndpoint(): DescribedEndpoint;
}
