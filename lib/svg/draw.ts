import { layered, type LayeredPicture, type PictureBox } from './layers';
import {
  LINE,
  LINE_HEIGHT,
  MARGIN,
  PADDING,
  placed,
  TITLE,
  type Placed,
  type PlacedEdge,
} from './place';
import { fit, textWidth } from './text';
import { element, escapeXml } from './xml';

/** Where the first layer begins, below the layers' titles. */
const TOP = MARGIN + 24;
/** What the legend takes below. */
const LEGEND = 44;
const SAMPLE = 34;

/**
 * Draws a picture of layers as SVG: for eyes in light and in dark, by what the reader's system prefers, and for those who
 * have it read to them. Kinds differ in colour and in their line.
 *
 * @param comment stands at its beginning, such as where it comes from
 * @throws for an edge that leads to no later layer, or to or from no box
 */
export function drawLayers(given: LayeredPicture, comment: string): string {
  const picture = { ...given, boxes: given.boxes.map(inLines) };
  const { kinds } = picture;
  const graph = layered(picture);
  const { width: columnsWidth, height, nodes, edges, columns } = placed(graph, TOP, kinds);
  const legend = legendOf(kinds, TOP + height + LEGEND - 12);
  const size = { width: Math.max(columnsWidth, legend.width), height: TOP + height + LEGEND };
  const classOf = (kind: string) => `e k${kinds.indexOf(kind) % COLOURS.length}`;
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${size.width} ${size.height}`,
      ...size,
      role: 'img',
      'aria-labelledby': 'title description',
    },
    [
      element('title', { id: 'title' }, [escapeXml(picture.title)]),
      element('desc', { id: 'description' }, [escapeXml(picture.description)]),
      element('style', {}, [STYLE]),
      element('rect', { class: 'paper', ...size }),
      ...graph.titles.map((title, i) =>
        text('head', columns[i]?.x ?? 0, MARGIN + LINE.size - 4, title),
      ),
      ...edges.map((edge) => element('path', { class: classOf(edge.kind), d: curve(edge) })),
      ...nodes.flatMap((node) => (node.box ? boxed(node) : passage(node, edges, classOf))),
      ...legend.parts,
    ],
  );
  return `<!-- ${escapeXml(comment).replaceAll('--', '- -')} -->\n${svg}\n`;
}

/** A text is one line, as it is measured. */
function inLines(box: PictureBox): PictureBox {
  const line = (text: string) => text.replaceAll(/\s+/g, ' ');
  return { ...box, title: line(box.title), lines: box.lines?.map(line) };
}

function boxed({ box, x, y, width, height }: Placed): string[] {
  const inner = width - 2 * PADDING;
  const lines = box?.lines ?? [];
  const texts = TITLE.size + lines.length * LINE_HEIGHT;
  const first = y + Math.round((height - texts) / 2) + TITLE.size - 2;
  return [
    element('rect', { class: 'box', x, y, width, height, rx: 6 }),
    text('name', x + PADDING, first, fit(box?.title ?? '', TITLE, inner)),
    ...lines.map((line, i) =>
      text('line', x + PADDING, first + (i + 1) * LINE_HEIGHT, fit(line, LINE, inner)),
    ),
  ];
}

/** What leads through a layer goes straight. */
function passage(
  { id, x, width }: Placed,
  edges: readonly PlacedEdge[],
  classOf: (kind: string) => string,
): string[] {
  const found = edges.find(({ to }) => to === id);
  if (!found) return [];
  return [element('path', { class: classOf(found.kind), d: `M${x} ${found.y2}H${x + width}` })];
}

function curve({ x1, y1, x2, y2 }: PlacedEdge): string {
  const middle = Math.round((x1 + x2) / 2);
  return y1 === y2
    ? `M${x1} ${y1}H${x2}`
    : `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}

function legendOf(kinds: readonly string[], y: number) {
  let x = MARGIN;
  const parts = kinds.flatMap((kind, i) => {
    const d = `M${x} ${y - 4}H${x + SAMPLE}`;
    const sample = element('path', { class: `e k${i % COLOURS.length}`, d });
    const label = text('line', x + SAMPLE + 8, y, kind);
    x += SAMPLE + 8 + textWidth(kind, LINE) + 18;
    return [sample, label];
  });
  return { parts, width: x };
}

function text(className: string, x: number, y: number, content: string): string {
  return element('text', { class: className, x, y }, [escapeXml(content)]);
}

/** In light and in dark, after Okabe and Ito, whom the colour-blind can tell apart; and a line of its own for each. */
const COLOURS = [
  { light: '#0072b2', dark: '#58b6f0', dashes: 'none' },
  { light: '#00795a', dark: '#2fc496', dashes: '7 3' },
  { light: '#b84a00', dark: '#f3934e', dashes: '2 3' },
  { light: '#a2487d', dark: '#e79cc6', dashes: '9 3 2 3' },
];

const STYLE = [
  `text{font-family:system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif;font-size:${LINE.size}px;fill:#59636e}`,
  `.name{font-size:${TITLE.size}px;font-weight:600;fill:#1f2328}`,
  '.paper{fill:#fff}',
  '.box{fill:#f6f8fa;stroke:#818b98}',
  '.e{fill:none;stroke-width:2}',
  ...COLOURS.map(({ light, dashes }, i) => `.k${i}{stroke:${light};stroke-dasharray:${dashes}}`),
  '@media (prefers-color-scheme:dark){',
  'text{fill:#9198a1}',
  '.name{fill:#f0f6fc}',
  '.paper{fill:#0d1117}',
  '.box{fill:#151b23;stroke:#656c76}',
  ...COLOURS.map(({ dark }, i) => `.k${i}{stroke:${dark}}`),
  '}',
].join('\n');
