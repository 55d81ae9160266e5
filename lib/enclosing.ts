import type { IConstruct } from 'constructs';
import { fail } from './errors';

/**
 * The nearest construct of a kind that another one is in, or is itself.
 *
 * @param otherwise what is wrong when there is none, for the error
 * @throws naming `construct` when it is in none
 */
export function enclosing<T extends IConstruct>(
  construct: IConstruct,
  isOne: (scope: IConstruct) => scope is T,
  otherwise: string,
): T {
  return construct.node.scopes.reverse().find(isOne) ?? fail(construct, otherwise);
}
