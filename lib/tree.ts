import type { AnnotationMetadataEntryType } from 'cdktf';
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

/** The annotations of a level in a tree, each as cdktf prints it: `[construct/path] message`. */
export function annotationsIn(scope: IConstruct, level: AnnotationMetadataEntryType): string[] {
  const wanted: string = level;
  return scope.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => type === wanted)
        .map(({ data }) => `[${node.path}] ${String(data)}`),
    );
}
