import { AnnotationMetadataEntryType, TerraformResource, type TerraformStack } from 'cdktf';
import { NixosHost } from '../lib/nixos/host';
import type { OutputPlan } from '../lib/nixos/output';
import { annotationsIn } from '../lib/annotations';

/** What a synth wrote, in a few lines. The CLI prints warnings itself; whoever runs the app directly would miss them. */
export function describeSynth(
  stack: TerraformStack & { readonly nixosOutdir: string },
  { write, remove, unchanged }: OutputPlan,
  terraformOutdir: string,
): string {
  const hosts = NixosHost.allIn(stack).map(({ hostname }) => hostname);
  const resources = stack.node.findAll().filter((c) => TerraformResource.isTerraformResource(c));
  const warnings = annotationsIn(stack, AnnotationMetadataEntryType.WARN);
  const deploy = `, and npx cdktf deploy ${stack.node.id} for the cluster side`;
  return [
    ...warnings.map((warning) => `warning: ${warning}`),
    `${stack.nixosOutdir}: ${counted(hosts.length, 'host')} (${hosts.join(', ')}); ` +
      `${counted(write.length, 'file')} written, ${remove.length} removed, ${unchanged} unchanged`,
    `${terraformOutdir}: stack '${stack.node.id}' with ${counted(resources.length, 'resource')}`,
    `next: git add ${stack.nixosOutdir}${resources.length > 0 ? deploy : ''}`,
  ].join('\n');
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
