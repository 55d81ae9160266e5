import { Testing, type TerraformElement, type TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';

/** A construct's default child, which is what overrides are for. @throws when it has none */
export function defaultChildOf<T extends IConstruct>(construct: IConstruct): T {
  const child = construct.node.defaultChild;
  if (child === undefined) throw new Error(`${construct.node.path} has no default child`);
  return child as T;
}

/** What a stack's Terraform says of one element, wherever in it that is. @throws when it says nothing */
export function synthesized(stack: TerraformStack, element: TerraformElement): unknown {
  const {
    resource = {},
    data = {},
    output = {},
  } = JSON.parse(Testing.synth(stack, true)) as {
    readonly [section: string]: Record<string, Record<string, unknown>> | undefined;
  };
  const blocks = [...Object.values(resource), ...Object.values(data), output];
  const found = blocks.find((named) => element.friendlyUniqueId in named);
  if (found === undefined) throw new Error(`${element.node.path} is not in the Terraform`);
  return found[element.friendlyUniqueId];
}
