import { printNix } from '../../lib/nix/print';
import type { NixValue } from '../../lib/nix/value';
import type { DocumentedOption, OptionValue } from '../../test/nixos/evaluate';

/** The page of all options that a consumer may set, as Markdown. */
export function optionsPage(options: readonly DocumentedOption[]): string {
  const sections = options.map(({ name, type, description, ...option }) => {
    const facts = [
      `Type: ${type}`,
      ...(option.default ? [shown('Default', option.default)] : []),
      ...(option.example ? [shown('Example', option.example)] : []),
    ];
    const list = facts.map((fact) => `- ${fact}`).join('\n');
    return `## \`${name}\`\n\n${text(description)}\n\n${list}\n`;
  });
  return `# NixOS options\n\n${INTRODUCTION}\n\n${sections.join('\n')}`;
}

const INTRODUCTION = `What a machine's own configuration may set of \`observability.*\`, on a host of [\`nixos-out/\`](../nixos-out). A host's module sets
its values with \`lib.mkDefault\`, so each of these wins as it stands; lists add up. Written by
\`npm run generate:options\` from the modules themselves.`;

/** A description as Markdown, where no character of it means anything. */
function text(description: string): string {
  return description.trim().replaceAll(/[*_<>]/g, '\\$&');
}

/** A value in Nix; that of an option that is unset may be null, which nothing else of ours writes. */
function written(value: NixValue | null): string {
  return value === null ? 'null' : printNix(value).trimEnd();
}

function shown(what: string, value: OptionValue): string {
  const nix = 'text' in value ? value.text : written(value.value);
  return nix.includes('\n')
    ? `${what}:\n\n  \`\`\`nix\n${nix.replaceAll(/^(?=.)/gm, '  ')}\n  \`\`\``
    : `${what}: \`${nix}\``;
}
