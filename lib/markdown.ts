/** A table; a row is its cells, which hold Markdown of one line. Not padded, so that a longer cell changes its own row alone. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}

/** A text as code, whatever is in it. */
export function code(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  const space = line.startsWith('`') || line.endsWith('`') || line === '' ? ' ' : '';
  return `${ticks}${space}${line}${space}${ticks}`;
}

/** A text within a line, as it is: none of its signs Markdown's or HTML's. */
export function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>|~&]/g, String.raw`\$&`);
}

/** A link to a file beside, or to a heading. @param text Markdown */
export function link(text: string, to: string): string {
  return `[${text}](${encodeURI(to).replaceAll(/[()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)})`;
}

/** What a forge makes of a heading, to link to it. @param text without Markdown's own signs but for code */
export function anchor(text: string): string {
  return `#${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-')}`;
}

/** A bar would end the cell, in code too. */
function cell(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').replaceAll(/(?<!\\)((?:\\\\)*)\|/g, String.raw`$1\|`);
}
