import { Annotations } from 'cdktf';
import type { IConstruct } from 'constructs';

/**
 * Throws an error in the form in which cdktf prints those of validation, `[construct/path] message`,
 * so that eager and late errors read alike.
 *
 * @param scope the construct whose arguments are wrong, or its path when it doesn't exist yet
 * @param message lower case, with the value found, the value wanted and the fix
 */
export function fail(scope: IConstruct | string, message: string): never {
  throw new Error(`[${typeof scope === 'string' ? scope : scope.node.path}] ${message}`);
}

/** The text of anything that was thrown, without the `[construct/path]` that `fail` put before it. */
export function messageOf(error: unknown, path = ''): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.startsWith(`[${path}] `) ? text.slice(path.length + 3) : text;
}

/**
 * Whether an error is that of a construct below `scope`, which says it in its own validation: then `scope` doesn't
 * say it again.
 */
export function saidBelow(error: unknown, scope: IConstruct): boolean {
  return messageOf(error).startsWith(`[${scope.node.path}/`);
}

/** Warns at synth, once, however often validation asks. */
export function warn(scope: IConstruct, message: string): void {
  if (scope.node.metadata.some(({ data }) => data === message)) return;
  Annotations.of(scope).addWarning(message);
}

/** How a value that a user gave is shown in an error: quoted when it's a string, so that blanks show. */
export function shown(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? `'${value}'` : String(JSON.stringify(value) ?? value);
}
