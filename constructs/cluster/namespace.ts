import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { Aspects, dependable, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { objectOf } from '../../lib/terraform/unique-objects';

/**
 * The namespace of this name that `scope`'s stack makes: one for all who ask for it. Everything that the stack puts into it,
 * whoever makes it, waits for it, and is gone before it.
 */
export function makeNamespace(scope: Construct, name: string): NamespaceV1 {
  const stack = TerraformStack.of(scope);
  const id = `namespace-${name}`;
  const made = stack.node.tryFindChild(id);
  if (made instanceof NamespaceV1) return made;
  const namespace = new NamespaceV1(stack, id, { metadata: { name } });
  Aspects.of(stack).add({
    visit: (construct) => {
      const object = objectOf(construct);
      if (object?.namespace !== name) return;
      const { resource } = object;
      resource.dependsOn = [...new Set([...(resource.dependsOn ?? []), dependable(namespace)])];
    },
  });
  return namespace;
}
