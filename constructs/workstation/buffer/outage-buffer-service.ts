import { Construct, type IConstruct } from 'constructs';
import { fail } from '../../../lib/errors';
import { HostFile } from '../../../lib/nixos/host-file';
import { NixosHost } from '../../../lib/nixos/host';
import { Part } from '../../../lib/nixos/part';
import type { Duration, Size } from '../../../lib/units';
import type { DestinationSecrets, UpstreamProtocol } from '../../wiring/destination';
import { MAX_REQUEST_SIZE } from '../../wiring/limits';
import { TAILNET_ADDRESSES } from '../../wiring/tailnet';
import { SelfCheck } from '../check/self-check';
import { loopbackUrl } from '../loopback';
import { UPSTREAM_PATHS, type OutageBufferUpstream } from './upstream';

/** What the service holds, and where it listens. */
export interface OutageBufferServiceProps {
  /** Of everything that is held. */
  readonly size: Size;
  /** What is older isn't sent any more. @default - whatever fits is sent */
  readonly maxAge?: Duration;
  /** The loopback port. @default 24347 */
  readonly port?: number;
}

/** One signal of one destination, as the program reads it. */
interface Upstream extends DestinationSecrets {
  readonly destination: string;
  readonly signal: string;
  /** Whose rules say what is tried again. */
  readonly protocol: UpstreamProtocol;
  /** Whether its receiver takes several messages in one body. */
  readonly joins?: boolean;
  /** Whether it is looked for on the tailnet alone. */
  readonly onTailnet?: boolean;
  /** From a path of the service to the URL that it sends on to. */
  readonly routes: { readonly [path: string]: string };
}

/**
 * A host's `outage-buffer.service` (`runtime/outage-buffer`), between Alloy's exporters and their destinations. The
 * exporters make it; a host has one at most.
 *
 * @example
 * const service: OutageBufferService | undefined = OutageBufferService.find(alloy);
 * new StackFile(stack, 'port', { path: 'port.txt', content: () => `${service?.port}\n` });
 */
export class OutageBufferService extends Construct {
  /** The one of the host that `scope` is on, made at the first call. */
  static of(scope: IConstruct, props: OutageBufferServiceProps): OutageBufferService {
    return (
      OutageBufferService.find(scope) ?? new OutageBufferService(NixosHost.of(scope), ID, props)
    );
  }

  /** The one of the host that `scope` is on, if it has one. */
  static find(scope: IConstruct): OutageBufferService | undefined {
    const found = NixosHost.of(scope).node.tryFindChild(ID);
    return found instanceof OutageBufferService ? found : undefined;
  }

  /** The loopback port that it listens on. */
  readonly port: number;
  /** Its switch and its options. */
  readonly part: Part;
  /** What its program reads. */
  readonly file: HostFile;

  private readonly upstreams: Upstream[] = [];
  private readonly variables = new Map<string, string>();

  private constructor(scope: Construct, id: string, props: OutageBufferServiceProps) {
    super(scope, id);
    this.port = props.port ?? 24347;
    NixosHost.of(this).claimPort(this, this.port, this, 'the outage buffer');
    this.file = new OutageBufferFile(this, 'file', () => ({
      port: this.port,
      budgetBytes: props.size.toBytes(),
      maxRequestBytes: MAX_REQUEST_SIZE.toBytes(),
      maxAgeSeconds: props.maxAge && props.maxAge.toMilliseconds() / 1000,
      tailnet: this.upstreams.some(({ onTailnet }) => onTailnet) ? TAILNET_ADDRESSES : undefined,
      upstreams: this.upstreams,
    }));
    this.part = new Part(this, 'part', {
      option: 'observability.outageBuffer',
      ports: [this.port],
      settings: () => ({
        configFile: this.file.nixPath,
        environment: Object.fromEntries(this.variables),
        memoryMax: `${Math.ceil((2 * props.size.toBytes()) / MEBIBYTE) + BASE_MEBIBYTES}M`,
      }),
    });
    SelfCheck.of(this).buffersAt(loopbackUrl(this.port), this.part, `${ID}.service`);
    this.node.defaultChild = this.part;
  }

  /**
   * Lets requests of a protocol through to a URL.
   *
   * @returns the environment variable that has the URL in its place
   * @throws naming `scope` when the destination has another URL for that protocol already
   */
  addUpstream(scope: IConstruct, upstream: OutageBufferUpstream): string {
    const {
      destinationName: destination,
      url,
      protocol,
      joins,
      onTailnet,
      bearerToken,
      secrets,
    } = upstream;
    const variable = `OUTAGE_BUFFER_${destination}_${protocol}`.toUpperCase();
    const { pathname } = new URL(url);
    const base = `/${destination}${pathname === '/' ? '' : pathname}`;
    const here = `${loopbackUrl(this.port)}${base}`;
    // the same again, such as the profiles of two files
    const known = this.variables.has(variable);
    const upstreams = Object.entries(UPSTREAM_PATHS[protocol]).map(([signal, paths]) => ({
      destination,
      signal,
      protocol,
      joins,
      onTailnet: onTailnet === true ? true : undefined,
      bearerTokenCredential: bearerToken?.credential,
      ...secrets,
      routes: Object.fromEntries(paths.map((path) => [`${base}${path}`, `${url}${path}`])),
    }));
    const routes = this.upstreams.flatMap((each) => Object.entries(each.routes));
    for (const [path, to] of upstreams.flatMap((each) => Object.entries(each.routes))) {
      const other = routes.find(([taken]) => taken === path);
      if (known ? other?.[1] !== to : other !== undefined)
        fail(
          scope,
          `${destination} has two upstreams for ${protocol} in the outage buffer: give each a destination of its own`,
        );
    }
    if (!known) this.upstreams.push(...upstreams);
    this.variables.set(variable, here);
    return variable;
  }
}

/** What the program reads. */
class OutageBufferFile extends HostFile {
  constructor(
    scope: Construct,
    id: string,
    private readonly config: () => object,
  ) {
    super(scope, id, { path: `${ID}.json` });
  }

  protected override body(): string {
    return `${JSON.stringify(this.config(), null, 2)}\n`;
  }
}

const ID = 'outage-buffer';

const MEBIBYTE = 1024 * 1024;

/** What Node itself takes, and then some. */
const BASE_MEBIBYTES = 80;
