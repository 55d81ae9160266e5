import { AnnotationMetadataEntryType, TerraformResource, type TerraformStack } from 'cdktf';
import { annotationsIn } from '../annotations';
import { NixosHost } from '../nixos/host';
import type { OutputPlan } from '../nixos/output-plan';
import { describeChanges } from './describe-changes';

/** What a synth did. */
export interface SynthResult {
  /** Where the flake is. */
  readonly nixosOutdir: string;
  /** What was done there. */
  readonly plan: OutputPlan;
  /** Where cdktf writes. */
  readonly terraformOutdir: string;
  /** Whether it wrote nothing, and only says what it would. @default false */
  readonly dryRun?: boolean;
}

/**
 * What the synth of a stack wrote and what to do next, in a few lines for whoever ran it. Warnings come first, unless
 * the CLI runs the app: it prints them itself.
 */
export function describeSynth(
  stack: TerraformStack,
  { nixosOutdir, plan, terraformOutdir, dryRun = false }: SynthResult,
): string {
  const { write, remove, unchanged } = plan;
  const hosts = NixosHost.allIn(stack).map(({ hostname }) => hostname);
  const resources = stack.node.findAll().filter((c) => TerraformResource.isTerraformResource(c));
  const warnings = runByCli() ? [] : annotationsIn(stack, AnnotationMetadataEntryType.WARN);
  const next = [
    ...(write.length + remove.length > 0 ? [`git add ${nixosOutdir}`] : []),
    ...(resources.length > 0 ? [`npx cdktf deploy ${stack.node.id} for the cluster side`] : []),
  ];
  const written = [
    `${terraformOutdir}: stack '${stack.node.id}' with ${counted(resources.length, 'resource')}`,
    ...(next.length > 0 ? [`next: ${next.join(', and ')}`] : []),
  ];
  return [
    ...warnings.map((warning) => `warning: ${warning}`),
    `${nixosOutdir}: ${counted(hosts.length, 'host')}${named(hosts)}; ` +
      `${counted(write.length, 'file')} ${dryRun ? 'to write' : 'written'}, ` +
      `${remove.length} ${dryRun ? 'to remove' : 'removed'}, ${unchanged} unchanged`,
    ...describeChanges(plan.changes),
    ...plan.yielded.map(
      (path) => `  ${path} there isn't generated, and stays: the page isn't written`,
    ),
    ...(dryRun ? [] : written),
  ].join('\n');
}

/** Whether synths are silent by default: in CI, where nobody reads them and logs are kept. */
export function isQuietByDefault(): boolean {
  return !['', 'false', undefined].includes(process.env.CI);
}

/** The CLI sets it to report error annotations itself, after the app's end. */
function runByCli(): boolean {
  return process.env.CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS !== undefined;
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** A line is read, so it names as many as one can take in. */
const NAMED = 10;

function named(hosts: readonly string[]): string {
  if (hosts.length === 0) return '';
  const more = hosts.length > NAMED ? ` and ${hosts.length - NAMED} more` : '';
  return ` (${hosts.slice(0, NAMED).join(', ')}${more})`;
}
