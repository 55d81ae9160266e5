import * as ts from 'typescript';

/** What stands for a part of a text that is only known when a program runs. */
export const UNKNOWN = '…';

/** Expressions by the names that stand for them. */
export type Scope = ReadonlyMap<string, ts.Expression>;

/** The text of an expression, as far as it can be seen without running it; nothing for what is no text. */
export function textOf(expression: ts.Expression, scope: Scope, depth = 0): string | undefined {
  const inner = (each: ts.Expression) => textOf(each, scope, depth + 1);
  if (depth > 20) return undefined;
  if (ts.isStringLiteralLike(expression)) return expression.text;
  if (ts.isNumericLiteral(expression)) return expression.text;
  if (
    ts.isParenthesizedExpression(expression) ||
    ts.isAsExpression(expression) ||
    ts.isNonNullExpression(expression)
  )
    return inner(expression.expression);
  if (ts.isTemplateExpression(expression))
    return expression.templateSpans.reduce(
      (text, span) => text + (inner(span.expression) ?? UNKNOWN) + span.literal.text,
      expression.head.text,
    );
  if (ts.isBinaryExpression(expression)) {
    if (expression.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
    const [left, right] = [inner(expression.left), inner(expression.right)];
    return left === undefined && right === undefined
      ? undefined
      : (left ?? UNKNOWN) + (right ?? UNKNOWN);
  }
  if (ts.isIdentifier(expression)) {
    const meant = scope.get(expression.text);
    return meant === undefined || meant === expression ? undefined : inner(meant);
  }
  if (ts.isCallExpression(expression) && ts.isIdentifier(expression.expression))
    return resultOf(expression, scope.get(expression.expression.text), scope, depth + 1);
  return undefined;
}

/** What a function of one expression, such as a test's own `error(what)`, makes of its arguments. */
function resultOf(
  call: ts.CallExpression,
  called: ts.Expression | undefined,
  scope: Scope,
  depth: number,
): string | undefined {
  if (called === undefined || !ts.isArrowFunction(called) || ts.isBlock(called.body))
    return undefined;
  const parameters = called.parameters.flatMap(({ name }, i) => {
    const argument = call.arguments[i];
    return ts.isIdentifier(name) && argument ? [[name.text, argument] as const] : [];
  });
  return textOf(called.body, new Map([...scope, ...parameters]), depth);
}

/** Every constant that a file declares, and its functions of one expression. */
export function constantsOf(file: ts.SourceFile): Scope {
  const scope = new Map<string, ts.Expression>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      scope.set(node.name.text, node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return scope;
}

/** A file, as TypeScript sees it. */
export function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}
