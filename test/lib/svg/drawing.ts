import { textWidth } from '../../../lib/svg/text';

/** An element of a drawing: its attributes, and the text in it. */
export interface Drawn {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

const ATTRIBUTE = /\s+([\w:-]+)="([^"<]*)"/g;
const TAG = new RegExp(`^<(/?)([a-z]+)((?:${ATTRIBUTE.source})*)(/?)>$`);

/**
 * The elements of an XML document, in their order.
 *
 * @throws when it isn't well-formed, as far as what we print of XML goes: comments, elements, quoted attributes, text
 */
export function elementsIn(xml: string): Drawn[] {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: (typeof found)[number][] = [];
  let roots = 0;
  // eslint-disable-next-line no-control-regex
  if (/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/.test(xml) || !xml.isWellFormed())
    throw new Error('a character that XML has not');
  for (const part of xml.split(/(<!--[^]*?-->|<[^>]*>)/)) {
    if (part.startsWith('<!--')) {
      if (part.slice(4, -3).includes('--')) throw new Error(`-- inside of ${part}`);
    } else if (part.startsWith('<')) {
      const [, end, name = '', attributes = '', , , empty] = TAG.exec(part) ?? [];
      if (name === '') throw new Error(`no tag: ${part}`);
      if (end) {
        if (open.pop()?.name !== name) throw new Error(`${part} ends another`);
        continue;
      }
      const pairs = [...attributes.matchAll(ATTRIBUTE)].map(([, k = '', v = '']) => [
        k,
        unescaped(v),
      ]);
      if (new Set(pairs.map(([key]) => key)).size < pairs.length) throw new Error(`twice: ${part}`);
      const element = {
        name,
        attributes: Object.fromEntries(pairs) as Record<string, string>,
        text: '',
      };
      if (open.length === 0) roots++;
      found.push(element);
      if (!empty) open.push(element);
    } else {
      const text = unescaped(part);
      const inside = open.at(-1);
      if (inside) inside.text += text;
      else if (text.trim() !== '') throw new Error(`text outside of all: ${text}`);
    }
  }
  if (open.length > 0 || roots !== 1) throw new Error(`${open.length} open, ${roots} roots`);
  return found;
}

/** @throws for an & that begins none of the references that we print */
function unescaped(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    '#39': "'",
  };
  return text.replaceAll(/&(\w*|#39);?/g, (whole, name: string) => {
    const sign = whole.endsWith(';') ? signs[name] : undefined;
    if (sign === undefined) throw new Error(`no reference: ${whole}`);
    return sign;
  });
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is wrong with where things are in a drawing. */
export function misplacedIn(xml: string): string[] {
  const all = elementsIn(xml);
  const boxes = all.filter(({ attributes }) => attributes.class === 'box').map(boxOf);
  const paper = boxOf({
    ...all[0],
    attributes: { x: '0', y: '0', ...all[0]?.attributes },
  } as Drawn);
  const texts = all.filter(({ name }) => name === 'text').map(textBoxOf);
  const paths = all
    .filter(({ name }) => name === 'path')
    .map(({ attributes: { d = '' } }) => pathOf(d));
  const bottom = Math.max(0, ...boxes.map(({ y, height }) => y + height));
  const top = Math.min(bottom, ...boxes.map(({ y }) => y));
  // without the legend's samples, at the foot
  const edges = paths.filter((path) => path.y1 < paper.height - 16);
  return [
    ...boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter((b) => overlap(a, b))
        .map((b) => `${show(a)} overlaps ${show(b)}`),
    ),
    ...texts
      .filter((text) => text.y >= top && text.y + text.height <= bottom + 4)
      .filter((text) => boxes.filter((box) => within(text, box)).length !== 1)
      .map((text) => `${show(text)} is in no box`),
    ...[...texts, ...boxes]
      .filter((each) => !within(each, paper))
      .map((each) => `${show(each)} is off the paper`),
    ...edges.flatMap(({ d, x1, y1, x2, y2 }) => [
      ...(
        [
          [x1, y1, 'begins'],
          [x2, y2, 'ends'],
        ] as const
      )
        .filter(([x, y]) => !boxes.some((box) => atSide(x, y, box)) && !joins(x, y, d, edges))
        .map(([, , does]) => `${d} ${does} nowhere`),
      ...boxes
        .filter((box) => crosses({ x1, y1, x2, y2 }, box))
        .map((box) => `${d} crosses ${show(box)}`),
    ]),
  ];
}

function boxOf({ attributes: { x, y, width, height } }: Drawn): Box {
  return { x: Number(x), y: Number(y), width: Number(width), height: Number(height) };
}

function textBoxOf({ attributes: { x, y, class: kind }, text }: Drawn): Box {
  const style = kind === 'name' ? { size: 13, bold: true } : { size: 11 };
  return {
    x: Number(x),
    y: Number(y) - style.size + 2,
    width: textWidth(text, style),
    height: style.size,
  };
}

function pathOf(d: string) {
  const [, x1, y1, rest = ''] = /^M(\d+) (\d+)(.*)$/.exec(d) ?? [];
  const straight = /^H(\d+)$/.exec(rest)?.[1];
  const [x2, y2] = straight === undefined ? rest.split(' ').slice(-2) : [straight, y1];
  return { d, x1: Number(x1), y1: Number(y1), x2: Number(x2), y2: Number(y2) };
}

/** A curve stays between its ends. */
function crosses(path: { x1: number; y1: number; x2: number; y2: number }, box: Box): boolean {
  const [above, below] = [Math.min(path.y1, path.y2), Math.max(path.y1, path.y2)];
  return (
    path.x2 > box.x && path.x1 < box.x + box.width && below >= box.y && above <= box.y + box.height
  );
}

function joins(
  x: number,
  y: number,
  d: string,
  paths: readonly ReturnType<typeof pathOf>[],
): boolean {
  return paths.some(
    (other) =>
      other.d !== d && ((other.x1 === x && other.y1 === y) || (other.x2 === x && other.y2 === y)),
  );
}

function atSide(x: number, y: number, box: Box): boolean {
  return (x === box.x || x === box.x + box.width) && y > box.y && y < box.y + box.height;
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function within(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function show({ x, y, width, height }: Box): string {
  return `${width}×${height} at ${x},${y}`;
}
