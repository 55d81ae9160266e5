/** A table of Markdown; prettier, which every page goes through, makes its columns as wide as they have to be. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return [columns, columns.map(() => '---'), ...rows].map(row).join('\n');
}

/** Text that stays in its cells. */
function row(cells: readonly string[]): string {
  const texts = cells.map((text) => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim());
  return `| ${texts.join(' | ')} |`;
}
