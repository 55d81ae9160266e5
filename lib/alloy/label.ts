import type { IConstruct } from 'constructs';
import type { AlloyFile } from './file';
import { toIdentifier } from './value';

/** The label that a component's construct path gives it: see `AlloyComponent`. */
export function labelOf(
  component: IConstruct & { readonly component: string },
  file: AlloyFile,
): string {
  const { directory } = file;
  const shared = new Set<IConstruct>(directory.node.scopes);
  const saying = component.node.scopes.filter((scope) => {
    const named =
      scope === component && component.component.endsWith(`.${toIdentifier(component.node.id)}`);
    return !shared.has(scope) && scope !== file && !named;
  });
  const { labelPrefix } = directory;
  const ids = saying.map(({ node }) => node.id);
  return toIdentifier([...(labelPrefix ? [labelPrefix] : []), ...ids].join('_')) || 'default';
}
