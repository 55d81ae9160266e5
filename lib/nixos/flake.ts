import { printNix } from '../nix/print';
import { NixFunction, NixPath } from '../nix/value';
import type { NixosHost } from './host';

/**
 * The text of `flake.nix`: one module per host and `default`, which has the options alone. Modules are exported as
 * paths, so that one imported twice counts once, and there are no inputs, so there is no lock to keep current.
 */
export function printFlake(
  header: string,
  description: string,
  hosts: readonly NixosHost[],
): string {
  const modules = Object.fromEntries(
    hosts.map((host) => [host.hostname, new NixPath(`./${host.modulePath}`)]),
  );
  const outputs = new NixFunction(['self'], {
    nixosModules: { default: new NixPath('./modules'), ...modules },
  });
  return `# ${header}\n${printNix({ description, outputs })}`;
}
