import { coveringArray } from './covering-array';

const SWITCH = [true, false];

test.each([
  ['two switches', [SWITCH, SWITCH], 4],
  ['eleven switches', Array<boolean[]>(11).fill(SWITCH), 12],
  ['factors of different sizes', [[1, 2, 3], [1, 2], [1, 2, 3, 4], [1]], 16],
])('every two values of every two of %s are in a row, and there are few', (_, factors, most) => {
  const rows = coveringArray<unknown>(factors);
  factors.forEach((values, i) =>
    factors.slice(0, i).forEach((others, j) => {
      for (const a of values)
        for (const b of others)
          expect(rows.filter((row) => row[i] === a && row[j] === b)).not.toEqual([]);
    }),
  );
  for (const row of rows) expect(row).toHaveLength(factors.length);
  expect(rows.length).toBeLessThanOrEqual(most);
});
