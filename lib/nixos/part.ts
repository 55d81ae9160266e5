import { Construct } from 'constructs';
import { attrsAt } from '../nix/attrs';
import type { NixAttrs } from '../nix/value';
import { NixosHost } from './host';
import { NixosConfig } from './nixos-config';

/** A port that others than the host may reach, and which others. */
export interface OpenPort {
  /** 1 to 65535. */
  readonly port: number;
  /** @default tcp */
  readonly protocol?: 'tcp' | 'udp';
  /** Who: all that comes in by an interface, or from ranges of addresses. @default - everybody */
  readonly from?: { readonly interface: string } | { readonly ranges: readonly string[] };
}

/** A part of what runs on a host, and what it needs. */
export interface PartProps {
  /** The path of its options, such as `observability.journal`; a module declares them. */
  readonly option: string;
  /**
   * Whether the host's module switches it on; where it doesn't, the default of the part's own module decides.
   * @default true
   */
  readonly enable?: boolean;
  /** Capabilities that its process needs, such as `CAP_NET_RAW`. @default - none */
  readonly capabilities?: readonly string[];
  /** Groups whose files its process reads, such as `docker`. @default - none */
  readonly groups?: readonly string[];
  /** Loopback ports that it listens on, 1 to 65535: two that have one are an error when NixOS is built. @default - none */
  readonly ports?: readonly number[];
  /** Ports of those, or for UDP, that the host's firewall lets others reach while the part is on. @default - none */
  readonly openPorts?: readonly OpenPort[];
  /** More of its own options, by name; a function is asked at synth. @default - none */
  readonly settings?: NixAttrs | (() => NixAttrs);
}

/**
 * L1: a part of a host that NixOS can switch off, by `<option>.enable`. Files that are given to it come and go with it
 * (see `AlloyFile`), and so do the credentials, groups and capabilities that it asks for.
 *
 * @example
 * const part = new Part(thinkpad, 'part', {
 *   option: 'observability.sources.router-blackbox',
 *   capabilities: ['CAP_NET_RAW'],
 * });
 * new AlloyFile(alloy, 'router', { directory: alloy.directory, name: 'router', part });
 */
export class Part extends Construct {
  /** The path of its options. */
  readonly option: string;
  /** What the host's module sets of them. */
  readonly config: NixosConfig;

  /** @throws when `scope` is on no host */
  constructor(scope: Construct, id: string, props: PartProps) {
    super(scope, id);
    // whoever has a part is to be named, not the part
    NixosHost.of(scope);
    const {
      option,
      enable = true,
      capabilities = [],
      groups = [],
      ports = [],
      openPorts = [],
      settings = {},
    } = props;
    this.option = option;
    this.config = new NixosConfig(this, 'config', () => {
      const values = {
        enable: enable ? true : undefined,
        ...(typeof settings === 'function' ? settings() : settings),
        capabilities: capabilities.length > 0 ? capabilities : undefined,
        groups: groups.length > 0 ? groups : undefined,
        ports: ports.length > 0 ? ports : undefined,
        openPorts: openPorts.length > 0 ? openPorts.map(asOption) : undefined,
      };
      const says = Object.values(values).some((value) => value !== undefined);
      return says ? attrsAt(option.split('.'), values) : {};
    });
    this.node.defaultChild = this.config;
  }

  /** The path of one of its options, in parts. */
  path(...names: readonly string[]): string[] {
    return [...this.option.split('.'), ...names];
  }
}

/** Lists say it plainly: NixOS has no value that is one of two sets of names. */
function asOption({ port, protocol, from }: OpenPort): NixAttrs {
  return {
    port,
    protocol,
    interface: from && 'interface' in from ? from.interface : undefined,
    ranges: from && 'ranges' in from ? from.ranges : undefined,
  };
}
