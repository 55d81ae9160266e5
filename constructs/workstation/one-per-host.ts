import type { IConstruct } from 'constructs';
import { fail } from '../../lib/errors';
import { NixosHost } from '../../lib/nixos/host';

/**
 * Has a construct be the only one of its kind on its host.
 *
 * @param kind its class
 * @param fix what to do about a second one
 * @throws when there is another, or the construct is on no host
 */
export function onePerHost(
  construct: IConstruct,
  kind: abstract new (...args: never[]) => IConstruct,
  fix: string,
): void {
  const first = NixosHost.of(construct)
    .node.findAll()
    .find((other) => other !== construct && other instanceof kind);
  if (first) fail(construct, `the host has one already, ${first.node.path}: ${fix}`);
}
