import { TerraformStack } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import { fail, shown } from '../errors';
import { clashes, haveClash, inOrder, merge } from '../nix/attrs';
import { printNix } from '../nix/print';
import { NixFunction, NixPath } from '../nix/value';
import { enclosing } from '../enclosing';
import { generatedFrom } from './header';
import type { IHostFile, INixosConfig } from './members';
import type { OptionTree } from './option-tree';
import { isPort } from './port';
import { WRITES_NIXOS, type WritesNixos } from './writes-nixos';

/** A host of the fleet. */
export interface NixosHostProps {
  /**
   * Its name in the flake, in the file names and on all of its telemetry; what `networking.hostName` says on it.
   * 1 to 63 lower-case letters, digits and hyphens.
   * @default - the construct's id
   */
  readonly hostname?: string;
}

/**
 * One NixOS workstation: to the NixOS output what a stack is to Terraform's. Lives in a stack whose synthesizer writes
 * NixOS output, such as `ObservabilityStack`.
 *
 * @example
 * const thinkpad = new NixosHost(stack, 'thinkpad');
 * new AlloyCollector(thinkpad, 'alloy', { destinations: [lgtm] });
 */
export class NixosHost extends Construct {
  /** The host that a construct is on. @throws when it is on none */
  static of(construct: IConstruct): NixosHost {
    return enclosing(
      construct,
      (scope) => scope instanceof NixosHost,
      'is not on a host: pass a NixosHost, or a construct on one, as the scope',
    );
  }

  /** The hosts below a construct, sorted by name: declaration order must not show in the output. */
  static allIn(scope: IConstruct): NixosHost[] {
    const hosts = [...(HOSTS.get(scope.node.root)?.values() ?? [])].flat();
    return hosts
      .filter((host) => isBelow(host, scope))
      .sort((a, b) => (a.hostname < b.hostname ? -1 : 1));
  }

  /** Its name in the flake and on its telemetry. */
  readonly hostname: string;

  /** The options that the modules beside it declare. */
  readonly options: OptionTree;

  private readonly hostFiles: IHostFile[] = [];
  private readonly configs: INixosConfig[] = [];
  private readonly ports = new Map<number, { owner: unknown; use: string }>();

  /** @throws for an invalid or repeated host name, and in a stack that doesn't write NixOS output */
  constructor(scope: Construct, id: string, props: NixosHostProps = {}) {
    const hostname = props.hostname ?? id;
    const path = [...scope.node.path.split('/').filter(Boolean), id].join('/');
    const { options } = checkHost(scope, path, hostname);
    super(scope, id);
    this.options = options;
    this.hostname = hostname;
    const named = HOSTS.get(this.node.root) ?? new Map<string, NixosHost[]>();
    HOSTS.set(this.node.root, named.set(hostname, [...(named.get(hostname) ?? []), this]));
    this.node.addValidation({ validate: () => this.conflicts() });
  }

  /** @internal called by `HostFile` itself. @throws when another file has its path */
  addFile(file: IHostFile): void {
    const other = this.hostFiles.find(({ path }) => path === file.path);
    if (other)
      fail(
        file,
        `${this.hostname} already has ${file.path}, from ${other.node.path}: give one another name`,
      );
    this.hostFiles.push(file);
  }

  /** @internal called by `NixosConfig` itself */
  addConfig(config: INixosConfig): void {
    this.configs.push(config);
  }

  /**
   * Takes a TCP port of the host's loopback for `owner`, so that no two things listen on one.
   *
   * @param owner whoever holds it; the same owner may ask again
   * @param use what it is for, in the error's words: `OTLP over HTTP`
   * @throws when `port` is not 1 to 65535 or somebody else has it
   */
  claimPort(scope: Construct, port: number, owner: unknown, use: string): void {
    if (!isPort(port)) {
      fail(
        scope,
        `a port is a whole number from 1 to 65535, but ${shown(port)} was given for ${use}`,
      );
    }
    const taken = this.ports.get(port);
    if (taken && taken.owner !== owner) {
      fail(
        scope,
        `port ${port} for ${use} is taken on ${this.hostname} by ${taken.use}: give one of them another port`,
      );
    }
    this.ports.set(port, { owner, use });
  }

  /** What a TCP port of its loopback is taken for, as known at synth; nothing when nobody has it. */
  useOfPort(port: number): string | undefined {
    return this.ports.get(port)?.use;
  }

  /** Everything that it adds to the output directory, by path. @throws when a file can't be made */
  render(): Map<string, string> {
    const files = this.hostFiles.map((file) => [file.outputPath, file.content()] as const);
    return new Map([[this.modulePath, this.renderModule()], ...files]);
  }

  /** Its NixOS module in the output directory. */
  get modulePath(): string {
    return `hosts/${this.hostname}.nix`;
  }

  private renderModule(): string {
    const { imports, ...options } = this.configs
      .map((config) => config.values())
      .reduce(merge, { imports: [new NixPath('../modules')] });
    const module = new NixFunction(['lib', '...'], { imports, ...inOrder(options) });
    return `# ${generatedFrom(this)}\n${printNix(module)}`;
  }

  /** What two of its configs set. Those that can't be made say so themselves. */
  private conflicts(): string[] {
    const sound = this.configs.flatMap((config) => {
      try {
        return [{ path: config.node.path, values: config.values() }];
      } catch {
        return [];
      }
    });
    if (!haveClash(sound.map(({ values }) => values))) return [];
    return sound.flatMap((second, i) =>
      sound.slice(0, i).flatMap((first) => {
        const options = clashes(first.values, second.values);
        return options.map(
          (o) => `${o} is set twice, by ${first.path} and by ${second.path}: leave one out`,
        );
      }),
    );
  }
}

/**
 * Every host that was ever made in a tree, by the tree's root and by name: a walk through the tree for each new one would
 * take the square of their number.
 */
const HOSTS = new WeakMap<IConstruct, Map<string, NixosHost[]>>();

/** Whether a construct is another one or below it; what `tryRemoveChild` took out is below nothing. */
function isBelow({ node }: IConstruct, scope: IConstruct): boolean {
  if (node === scope.node) return true;
  return node.scope?.node.tryFindChild(node.id)?.node === node && isBelow(node.scope, scope);
}

/** Before the construct exists, so that the error is ours and not that of a half-made tree. */
function checkHost(scope: Construct, path: string, hostname: string): WritesNixos {
  if (!HOSTNAME.test(hostname)) {
    fail(
      path,
      `a host name is 1 to 63 lower-case letters, digits and hyphens inside, but ${shown(hostname)} was given`,
    );
  }
  if (hostname === 'default')
    fail(path, `the host name 'default' is taken by nixosModules.default: give another one`);
  const stack = scope.node.scopes.reverse().find((c) => TerraformStack.isStack(c));
  const synthesizer = stack?.synthesizer as { [WRITES_NIXOS]?: WritesNixos } | undefined;
  const writes = synthesizer?.[WRITES_NIXOS];
  if (!stack || !writes) {
    const found = stack
      ? `the stack '${stack.node.path}' writes Terraform only`
      : 'it is in no stack';
    fail(
      path,
      `a host belongs in a stack that writes NixOS output, but ${found}: use an ObservabilityStack`,
    );
  }
  const named = HOSTS.get(stack.node.root)?.get(hostname);
  const other = named?.find((host) => isBelow(host, stack));
  if (other)
    fail(
      path,
      `the host name '${hostname}' is taken by ${other.node.path}: give one of them another id or hostname`,
    );
  return writes;
}

/** What `networking.hostName` takes, in lower case since DNS and labels are. */
const HOSTNAME = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
