import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { fail } from '../errors';

/**
 * Refuses Terraform tokens: values known only after a deploy, which would reach a NixOS file as `${TfToken[…]}`.
 * Looks at values, not at text, because a number's token prints as an ordinary number.
 *
 * @throws naming the construct and where in its data the token stands
 */
export function refuseTokens(scope: IConstruct, data: unknown, at: readonly string[] = []): void {
  if (Token.isUnresolved(data) || (typeof data === 'string' && data.includes('TfToken['))) {
    fail(
      scope,
      `${at.join('.') || 'it'} holds a value that Terraform knows only after a deploy (${String(data)}), ` +
        'but NixOS needs it now: give the literal value',
    );
  }
  if (typeof data !== 'object' || data === null || !isPlain(data)) return;
  for (const [key, value] of Object.entries(data)) refuseTokens(scope, value, [...at, key]);
}

function isPlain(data: object): boolean {
  return Array.isArray(data) || Object.getPrototypeOf(data) === Object.prototype;
}
