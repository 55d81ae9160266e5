/**
 * Rows with a value of each factor, few of them, such that every two values of every two factors are together in one:
 * most of what goes wrong takes no more than two. Greedy: a row begins with a pair that is missing, and takes of each
 * further factor the value that adds most.
 */
export function coveringArray<T>(factors: readonly (readonly T[])[]): T[][] {
  const missing = new Set<string>();
  const pair = (i: number, a: number, j: number, b: number) =>
    i < j ? `${i}=${a} ${j}=${b}` : `${j}=${b} ${i}=${a}`;
  factors.forEach((values, i) =>
    factors.slice(0, i).forEach((others, j) => {
      values.forEach((_, a) => others.forEach((_, b) => missing.add(pair(i, a, j, b))));
    }),
  );
  const rows: T[][] = [];
  for (const first of missing) {
    // by factor, the number of its value
    const row = new Map(
      first.split(' ').map((each) => each.split('=').map(Number) as [number, number]),
    );
    const adds = (i: number, a: number) =>
      [...row].filter(([j, b]) => i !== j && missing.has(pair(i, a, j, b))).length;
    factors.forEach((values, i) => {
      if (row.has(i)) return;
      const most = values.map((_, a) => adds(i, a));
      row.set(i, most.indexOf(Math.max(...most)));
    });
    for (const [i, a] of row) for (const [j, b] of row) missing.delete(pair(i, a, j, b));
    rows.push(factors.map((values, i) => values[row.get(i)!]!));
  }
  return rows;
}
