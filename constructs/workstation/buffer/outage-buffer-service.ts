import { Construct, type IConstruct } from 'constructs';
import { OtelcolReceiverPrometheus } from '../../../lib/alloy/components/otelcol/receiver.prometheus';
import { PrometheusScrape } from '../../../lib/alloy/components/prometheus/scrape';
import { AlloyFile } from '../../../lib/alloy/file';
import { fail } from '../../../lib/errors';
import { HostFile } from '../../../lib/nixos/host-file';
import { NixosConfig } from '../../../lib/nixos/nixos-config';
import { NixosHost } from '../../../lib/nixos/host';
import type { Size } from '../../../lib/units';
import { Duration } from '../../../lib/units';
import type { AlloyCollector } from '../collector/alloy-collector';
import { UPSTREAM_PATHS, type UpstreamProtocol } from './buffered-upstream';
import { loopbackAddress, loopbackUrl } from '../loopback';

/** What the service holds, and where it listens. */
export interface OutageBufferServiceProps {
  /** Of everything that is held. */
  readonly size: Size;
  /** What is older isn't sent any more. @default - whatever fits is sent */
  readonly maxAge?: Duration;
  /** The loopback port. @default 12347 */
  readonly port?: number;
}

/** One signal of one destination, as the program reads it. */
interface Upstream {
  readonly destination: string;
  readonly signal: string;
  /** From a path of the service to the URL that it sends on to. */
  readonly routes: { readonly [path: string]: string };
}

/**
 * A host's `outage-buffer.service` (`runtime/outage-buffer`), between Alloy's exporters and their destinations. The
 * exporters make it; a host has one at most.
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

  private readonly upstreams: Upstream[] = [];
  private readonly variables = new Map<string, string>();
  private metrics?: AlloyFile;

  private constructor(scope: Construct, id: string, props: OutageBufferServiceProps) {
    super(scope, id);
    this.port = props.port ?? 12347;
    NixosHost.of(this).claimPort(this, this.port, this, 'the outage buffer');
    const file = new OutageBufferFile(this, 'file', () => ({
      port: this.port,
      budgetBytes: props.size.toBytes(),
      maxAgeSeconds: props.maxAge && props.maxAge.toMilliseconds() / 1000,
      upstreams: this.upstreams,
    }));
    new NixosConfig(this, 'nixos', () => ({
      observability: {
        outageBuffer: {
          enable: true,
          configFile: file.nixPath,
          environment: Object.fromEntries(this.variables),
          memoryMax: `${Math.ceil((2 * props.size.toBytes()) / MEBIBYTE) + BASE_MEBIBYTES}M`,
        },
      },
    }));
  }

  /**
   * Lets requests of a protocol through to a URL.
   *
   * @returns the environment variable that has the URL in its place
   * @throws when the destination has that protocol already
   */
  addUpstream(scope: IConstruct, url: string, protocol: UpstreamProtocol): string {
    const destination = destinationOf(scope);
    const variable = `OUTAGE_BUFFER_${destination}_${protocol}`.toUpperCase();
    const { pathname } = new URL(url);
    const base = `/${destination}${pathname === '/' ? '' : pathname}`;
    const here = `${loopbackUrl(this.port)}${base}`;
    // the same again, such as the profiles of two files
    const known = this.variables.has(variable);
    const upstreams = Object.entries(UPSTREAM_PATHS[protocol]).map(([signal, paths]) => ({
      destination,
      signal,
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

  /** Has a collector read the service's own metrics; once is enough. */
  watchedBy(collector: AlloyCollector): void {
    if (this.metrics) return;
    this.metrics = new AlloyFile(this, 'metrics', {
      directory: collector.directory,
      name: ID,
      part: 'observability.outageBuffer',
    });
    new PrometheusScrape(this.metrics, 'scrape', {
      targets: [{ __address__: loopbackAddress(this.port) }],
      jobName: ID,
      scrapeInterval: Duration.seconds(30),
      scrapeTimeout: Duration.seconds(5),
      forwardTo: () => [receiver.receiver],
    });
    const receiver = new OtelcolReceiverPrometheus(this.metrics, 'prometheus', {
      output: () => ({ metrics: collector.toRemote('metrics') }),
    });
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

/** The name of the destination that a scope belongs to: its own scope in the file is named after it. */
function destinationOf(scope: IConstruct): string {
  const { scopes } = scope.node;
  const file = scopes.findIndex((each) => each instanceof AlloyFile);
  return scopes[file + 1]?.node.id ?? scope.node.id;
}

const ID = 'outage-buffer';

const MEBIBYTE = 1024 * 1024;

/** What Node itself takes, and then some. */
const BASE_MEBIBYTES = 80;
