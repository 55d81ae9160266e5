import { printNix } from '../nix/print';
import { NixFunction, NixPath } from '../nix/value';
import type { NixosHost } from './host';

/** What a flake offers. */
export interface FlakeProps {
  /** What `nix flake show` says of it. */
  readonly description: string;
  /** Each has a module of its name. */
  readonly hosts: readonly NixosHost[];
  /** Whether there is a module for home-manager, in `home-modules`. */
  readonly homeModules: boolean;
}

/**
 * The text of `flake.nix`: one module per host and `default`, which has the options alone. Modules are exported as
 * paths, so that one imported twice counts once, and there are no inputs, so there is no lock to keep current.
 */
export function printFlake(header: string, props: FlakeProps): string {
  const { description, hosts, homeModules } = props;
  const modules = Object.fromEntries(
    hosts.map((host) => [host.hostname, new NixPath(`./${host.modulePath}`)]),
  );
  const outputs = new NixFunction(['self'], {
    homeModules: homeModules ? { default: new NixPath('./home-modules') } : undefined,
    nixosModules: { default: new NixPath('./modules'), ...modules },
  });
  return `# ${header}\n${printNix({ description, outputs })}`;
}
