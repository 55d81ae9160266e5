import type { Criterion } from '../proof';

const WIDTH = 760;
const ROW = 26;
const LABEL = 130;
const BAR = 420;
const TOP = 34;

/** What of each limit was used, as a picture: a bar for each criterion that is a figure. */
export function chart(criteria: readonly Criterion[]): string {
  const rows = criteria.flatMap(({ id, wanted, met, figure }) =>
    figure ? [{ id, wanted, met, figure }] : [],
  );
  const height = TOP + rows.length * ROW + 12;
  const bars = rows.flatMap(({ id, wanted, met, figure: { value, limit, unit } }, i) => {
    const y = TOP + i * ROW;
    // one that is too much ends beyond the line
    const width = Math.min(value / limit, 1.1) * BAR;
    const text = `${amount(value)} of ${amount(limit)} ${unit}`;
    return [
      `<g><title>${escaped(`${id}: ${wanted}`)}</title>`,
      `<text x="${LABEL - 10}" y="${y + 13}" text-anchor="end">${escaped(id)}</text>`,
      `<rect class="${met ? 'met' : 'failed'}" x="${LABEL}" y="${y}" width="${width.toFixed(1)}" height="18"/>`,
      `<text x="${LABEL + BAR + 12}" y="${y + 13}">${escaped(text)}</text></g>`,
    ];
  });
  const line = LABEL + BAR;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
    '<title>What of each limit was used</title>',
    '<style>',
    'text { font: 13px sans-serif; fill: #333; } .met { fill: #4c8c6b; } .failed { fill: #c0392b; } .limit { stroke: #333; stroke-dasharray: 3 3; }',
    '@media (prefers-color-scheme: dark) { text { fill: #ddd; } .limit { stroke: #ddd; } }',
    '</style>',
    `<text x="${LABEL}" y="16">nothing</text><text x="${line}" y="16" text-anchor="middle">the limit</text>`,
    ...bars,
    `<line class="limit" x1="${line}" y1="${TOP - 8}" x2="${line}" y2="${height - 8}"/>`,
    '</svg>',
    '',
  ].join('\n');
}

/** A number with two digits that count, or three. */
function amount(value: number): string {
  return String(value >= 10 ? Math.round(value) : Number(value.toPrecision(2)));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
