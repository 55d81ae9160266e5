import * as ts from 'typescript';
import { constantsOf, parse, textOf, type Scope } from './evaluate';

/** A message that a test expects. */
export interface Expected {
  /** The construct that it names, such as `fleet/ryzen/alloy`. */
  readonly path?: string;
  readonly text: string;
}

const MATCHERS = /^(?:toThrow|toBe|toEqual|toContain|toMatch|toMatchObject)$/;

/** The messages that the tests of a file expect, with the rows of `test.each` in their places. */
export function expectedIn(path: string, source: string): Expected[] {
  const file = parse(path, source);
  const constants = constantsOf(file);
  const found: Expected[] = [];
  const visit = (node: ts.Node, scope: Scope): void => {
    const scopes = ts.isCallExpression(node) ? rowsOf(node, scope) : undefined;
    if (scopes !== undefined) {
      const body = (node as ts.CallExpression).arguments[1];
      if (body) for (const row of scopes) visit(body, row);
      return;
    }
    if (ts.isCallExpression(node) && isMatcher(node))
      found.push(...node.arguments.flatMap((each) => messagesIn(each, scope)));
    ts.forEachChild(node, (child) => visit(child, scope));
  };
  visit(file, constants);
  return found;
}

function isMatcher({ expression }: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(expression) && MATCHERS.test(expression.name.text);
}

/** The scopes of a `test.each(rows)(title, body)`, one for each row; nothing for any other call. */
function rowsOf(call: ts.CallExpression, scope: Scope): Scope[] | undefined {
  const { expression: each } = call;
  if (!ts.isCallExpression(each) || !/\.each$/.test(each.expression.getText())) return undefined;
  const [, body] = call.arguments;
  if (body === undefined || !ts.isArrowFunction(body)) return undefined;
  return listOf(each.arguments[0], scope).map((row) => {
    const cells = listOf(row, scope);
    const named = body.parameters.flatMap(({ name }, i) => {
      const cell = cells.length > 0 ? cells[i] : row;
      return ts.isIdentifier(name) && cell ? [[name.text, cell] as const] : [];
    });
    return new Map([...scope, ...named]);
  });
}

/** The elements of a list, which may be a constant. */
function listOf(expression: ts.Expression | undefined, scope: Scope): readonly ts.Expression[] {
  if (expression === undefined) return [];
  if (ts.isArrayLiteralExpression(expression)) return expression.elements;
  if (ts.isAsExpression(expression)) return listOf(expression.expression, scope);
  if (ts.isIdentifier(expression)) return listOf(scope.get(expression.text), scope);
  return [];
}

/** The messages in an expectation: a text, or a list of them; validation's own list has one a line. */
function messagesIn(expression: ts.Expression, scope: Scope): Expected[] {
  const text = textOf(expression, scope);
  if (text === undefined)
    return listOf(expression, scope).flatMap((each) => messagesIn(each, scope));
  return text.split(/^\s*(?=\[[\w/.-]+\] )/m).flatMap((each) => {
    const [, path, rest] = /^\[([\w/.-]+)\] ([^]*)$/.exec(each) ?? [];
    const message = (rest ?? each).trim();
    return message === '' ? [] : [{ path, text: message }];
  });
}
