import type { IConstruct } from 'constructs';
import { NixosHost } from '../../lib/nixos/host';
import type {
  ClusterDescription,
  DescribedEndpoint,
  HostDescription,
  IDescribesCluster,
  IDescribesEndpoint,
  IDescribesHost,
} from '../wiring/description';
import { OTLP_SIGNALS, type Signal } from '../wiring/signal';

/** Every signal, in the order in which they are printed. */
export const SIGNALS: readonly Signal[] = [...OTLP_SIGNALS, 'profiles'];

/** A host, and what is on it. */
export interface FleetHost extends HostDescription {
  /** Its name. */
  readonly name: string;
  /** Its NixOS module, in the output directory. */
  readonly modulePath: string;
}

/** All that the page is made of. */
export interface Fleet {
  /** By name. */
  readonly hosts: readonly FleetHost[];
  /** In the order of their definition. */
  readonly clusters: readonly ClusterDescription[];
  /** What is on the tailnet besides. */
  readonly others: readonly DescribedEndpoint[];
}

/** Has everything below `scope` say what it is. @throws when something on a host can't be printed */
export function fleetIn(scope: IConstruct): Fleet {
  const all = scope.node.findAll();
  const hosts = NixosHost.allIn(scope).map((host) => {
    const says = host.node.findAll().find(describesHost);
    const { hostname: name, modulePath } = host;
    return { ...NOTHING, ...says?.describeHost(), name, modulePath };
  });
  const clusters = all.filter(describesCluster).map((each) => each.describeCluster());
  const known = new Set(clusters.flatMap(({ endpoints }) => endpoints.map(({ fqdn }) => fqdn)));
  const endpoints = all.filter(describesEndpoint).map((each) => each.describeEndpoint());
  return { hosts, clusters, others: endpoints.filter(({ fqdn }) => !known.has(fqdn)) };
}

/** The part of a host that takes what an emitter has. */
export function partOf({ parts }: HostDescription, into: string): string | undefined {
  return parts.find((part) => part.switch === into || part.listens.some(({ url }) => url === into))
    ?.name;
}

const NOTHING: HostDescription = { parts: [], destinations: [], emitters: [] };

function describesHost(construct: IConstruct): construct is IDescribesHost {
  return 'describeHost' in construct;
}

function describesCluster(construct: IConstruct): construct is IDescribesCluster {
  return 'describeCluster' in construct;
}

function describesEndpoint(construct: IConstruct): construct is IDescribesEndpoint {
  return 'describeEndpoint' in construct;
}
