import type { AnnotationMetadataEntryType } from 'cdktf';
import type { IConstruct } from 'constructs';

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
