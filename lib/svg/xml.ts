/** An attribute's value, or nothing, for one that is left out. */
export type XmlAttribute = string | number | undefined;

/**
 * An element on a line of its own, or, with several lines in it, around them.
 *
 * @param children what stands in it, printed already
 */
export function element(
  name: string,
  attributes: { readonly [name: string]: XmlAttribute } = {},
  children: readonly string[] = [],
): string {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const head = [name, ...given.map(([key, value]) => `${key}="${escapeXml(String(value))}"`)];
  if (children.length === 0) return `<${head.join(' ')}/>`;
  const inner = children.join('\n');
  const [before, after] = children.length > 1 || inner.includes('\n') ? ['\n', '\n'] : ['', ''];
  return `<${head.join(' ')}>${before}${inner}${after}</${name}>`;
}

/** A text, or an attribute's value, with what XML would take for its own; what no XML may hold is replaced. */
export function escapeXml(text: string): string {
  return text.replaceAll(FORBIDDEN, '\uFFFD').replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '');
}

/** @see https://www.w3.org/TR/xml/#charsets; half of a surrogate pair is none of them either */
const FORBIDDEN =
  // eslint-disable-next-line no-control-regex
  /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
