/** How a text is set. */
export interface TextStyle {
  /** In pixels. */
  readonly size: number;
  /** @default false */
  readonly bold?: boolean;
}

/**
 * How wide a text is at most, in pixels: whoever looks has fonts of their own, and DejaVu Sans, the widest of those that a
 * sans serif is as a rule, is the measure.
 */
export function textWidth(text: string, { size, bold = false }: TextStyle): number {
  let ems = 0;
  for (const sign of text) ems += widthOf(sign, bold);
  return Math.ceil(ems * size);
}

/** As much of a text as fits, with … for the rest. */
export function fit(text: string, style: TextStyle, width: number): string {
  const { size, bold = false } = style;
  if (textWidth(text, style) <= width) return text;
  let kept = '';
  let ems = widthOf('…', bold);
  for (const sign of text) {
    ems += widthOf(sign, bold);
    if (ems * size > width) break;
    kept += sign;
  }
  return `${kept.trimEnd()}…`;
}

function widthOf(sign: string, bold: boolean): number {
  const [, regular, heavy] = CLASSES.find(([signs]) => signs.test(sign)) ?? OTHERS;
  return bold ? heavy : regular;
}

/** In ems: the widest of each class, in DejaVu Sans and in its bold. */
const CLASSES: readonly (readonly [RegExp, number, number])[] = [
  [/^['ijlIJ ,.·/:;\\|]$/, 0.34, 0.4],
  [/^[-f()[\]t!r]$/, 0.42, 0.5],
  [/^["*_`–sz?cL]$/, 0.56, 0.64],
  [/^[$0-9EFPSTYabdeghknopquvxy{}]$/, 0.64, 0.74],
  [/^[#&+<=>ABCDGHKNOQRUVXZ^w~→×]$/, 0.84, 0.93],
  [/^[\x20-\x7e…]$/, 1, 1.11],
];

/** Other scripts, and what is a picture. */
const OTHERS = [/^/, 1.43, 1.55] as const;
