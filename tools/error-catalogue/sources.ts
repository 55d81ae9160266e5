import * as ts from 'typescript';
import { constantsOf, parse, textOf, UNKNOWN } from './evaluate';

/** A text in the source that may be a message. */
export interface Template {
  /** The file that has it. */
  readonly source: string;
  /** The text, with `…` for what is only known when it is said. */
  readonly text: string;
  readonly level: 'error' | 'warning';
  /** Whether nothing but a message stands there. */
  readonly isSaid: boolean;
}

/** What says a message, and which of its arguments that is. */
const SAYS: ReadonlyMap<string, readonly [argument: number, level: Template['level']]> = new Map([
  ['fail', [1, 'error']],
  ['warn', [1, 'warning']],
  ['Error', [0, 'error']],
]);

/** The texts in a TypeScript file that are long enough to be messages. */
export function templatesIn(source: string, text: string): Template[] {
  const file = parse(source, text);
  const constants = constantsOf(file);
  const found: Template[] = [];
  const visit = (node: ts.Node, said?: Template['level']): void => {
    if (isText(node)) {
      const whole = textOf(node, constants);
      if (whole !== undefined && (said !== undefined || isProse(whole))) {
        found.push({ source, text: whole, level: said ?? 'error', isSaid: said !== undefined });
        return;
      }
    }
    const says = saying(node);
    ts.forEachChild(node, (child) => visit(child, says?.message === child ? says.level : said));
  };
  visit(file);
  return found;
}

function isText(node: ts.Node): node is ts.Expression {
  return (
    ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || ts.isBinaryExpression(node)
  );
}

/** Whether a text has a few words of its own. */
function isProse(text: string): boolean {
  return text.replaceAll(UNKNOWN, '').split(' ').length > 4;
}

function saying(node: ts.Node) {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return undefined;
  const [argument, level] = SAYS.get(node.expression.getText()) ?? [];
  if (argument === undefined || level === undefined) return undefined;
  return { message: node.arguments?.[argument], level };
}

/** The messages of a NixOS module: of its assertions, and of its warnings. */
export function templatesOfNix(source: string, text: string): Template[] {
  const found = [...text.matchAll(/(message = |warnings[^;]*?)''\n([^]*?)''/g)];
  return found.map(([, before = '', message = '']) => ({
    source,
    text: message
      .replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, UNKNOWN)
      .replaceAll(/\s+/g, ' ')
      .trim(),
    level: before.startsWith('message') ? 'error' : 'warning',
    isSaid: true,
  }));
}
