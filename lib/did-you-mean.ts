/** The one of several names that a misspelt one probably meant, if there is one. */
export function didYouMean(name: string, names: readonly string[]): string | undefined {
  const plain = (text: string) => text.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
  const ranked = names
    .map((each) => ({ each, distance: edits(plain(name), plain(each)) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best !== undefined && best.distance <= Math.min(3, name.length / 2)
    ? best.each
    : undefined;
}

/** How many letters must be put in, taken out or changed to make one text of the other (Levenshtein's distance). */
function edits(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const row = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const change = (previous[j] ?? 0) + (letter === other ? 0 : 1);
      row.push(Math.min(change, (previous[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
