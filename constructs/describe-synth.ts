import { AnnotationMetadataEntryType, type TerraformStack } from 'cdktf';
import { NixosHost } from '../lib/nixos/host';
import type { OutputPlan } from '../lib/nixos/output';

/** What a synth wrote, in a few lines. The CLI prints warnings itself; whoever runs the app directly would miss them. */
export function describeSynth(
  stack: TerraformStack & { readonly nixosOutdir: string },
  { write, remove, unchanged }: OutputPlan,
  terraformOutdir: string,
): string {
  const hosts = NixosHost.allIn(stack).map(({ hostname }) => hostname);
  const resources = stack.node
    .findAll()
    .filter((c) => 'terraformResourceType' in c && c.node.id !== 'kubernetes');
  return [
    ...warnings(stack),
    `${stack.nixosOutdir}: ${hosts.length} hosts (${hosts.join(', ')}); ` +
      `${write.length} files written, ${remove.length} removed, ${unchanged} unchanged`,
    `${terraformOutdir}: stack '${stack.node.id}' with ${resources.length} resources`,
    `next: git add ${stack.nixosOutdir}, and npx cdktf deploy ${stack.node.id} for the cluster side`,
  ].join('\n');
}

function warnings(stack: TerraformStack): string[] {
  const level: string = AnnotationMetadataEntryType.WARN;
  return stack.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => type === level)
        .map(({ data }) => `warning: [${node.path}] ${String(data)}`),
    );
}
