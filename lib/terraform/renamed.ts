import { App, TerraformResource, TerraformStack } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';

/**
 * Tells Terraform that a construct had another id: the resources in it are then what they were, where it would otherwise
 * destroy the old ones and make new ones. Where there are none of the old id it does nothing.
 *
 * @param construct everything that is in it by now
 * @param oldId the id that it had in the same scope
 */
export function renamed(construct: IConstruct, oldId: string): void {
  const stack = TerraformStack.of(construct);
  const depth = construct.node.scopes.length - 1;
  for (const resource of construct.node.findAll()) {
    if (!TerraformResource.isTerraformResource(resource)) continue;
    const ids = resource.node.scopes.map(({ node }) => node.id);
    ids[depth] = oldId;
    const old = logicalId(ids.slice(stack.node.scopes.length));
    const made = resource;
    made.moveFromId(`${made.terraformResourceType}.${old}`);
  }
}

/** What a stack calls an element by the ids on the way to it: a stack that is then thrown away tells. */
function logicalId(ids: readonly string[]): string {
  const root = new TerraformStack(new App(), 'renamed');
  const element = ids.reduce<Construct>((scope, id) => new Construct(scope, id), root);
  return root.getLogicalId(element.node);
}
