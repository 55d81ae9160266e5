import { Aspects, TerraformResource, type TerraformProvider } from 'cdktf';
import type { IConstruct } from 'constructs';
import { fail } from '../lib/errors';

/**
 * Has all that is made below a construct be made by these providers, each what is of its kind: two clusters are two
 * providers of one kind, of which a resource doesn't know by itself which is meant.
 *
 * @throws for two of a kind
 */
export function makeBy(scope: IConstruct, providers: readonly TerraformProvider[]): void {
  const byKind = new Map(providers.map((each) => [each.terraformResourceType, each]));
  if (byKind.size < providers.length)
    fail(scope, 'providers are one of a kind each, but two of one were given: leave one out');
  Aspects.of(scope).add({
    visit(node) {
      if (!(node instanceof TerraformResource)) return;
      const [kind = ''] = node.terraformResourceType.split('_');
      node.provider ??= byKind.get(kind);
    },
  });
}
