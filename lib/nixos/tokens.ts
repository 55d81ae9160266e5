import { Token } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import { fail } from '../errors';

/**
 * Refuses Terraform tokens: values known only after a deploy, which would reach a NixOS file as `${TfToken[…]}`.
 * Looks at values, not at text, because a number's token prints as an ordinary number.
 *
 * @param at where `data` stands in the construct's own
 * @throws naming the construct and where in its data the token stands
 */
export function refuseTokens(
  scope: IConstruct,
  data: unknown,
  at: readonly string[] = ['its text'],
): void {
  const token = tokenIn(data);
  if (token !== undefined) {
    fail(
      scope,
      `${at.join('.')} holds a value that Terraform knows only after a deploy (${token}), ` +
        'but NixOS needs it now: give the literal value',
    );
  }
  if (typeof data !== 'object' || data === null || Construct.isConstruct(data)) return;
  const { toJSON } = data as { toJSON?: () => unknown };
  // blocks and calls say by toJSON what they hold, so that their own fields don't show in the path
  if (toJSON) return refuseTokens(scope, toJSON.call(data), at);
  const path = at[0] === 'its text' ? [] : at;
  for (const [key, value] of Object.entries(data)) {
    refuseTokens(scope, key, at);
    refuseTokens(scope, value, [...path, key]);
  }
}

/** The token that `data` is or that its text contains. */
function tokenIn(data: unknown): string | undefined {
  if (Token.isUnresolved(data)) return TOKEN.exec(String(data))?.[0] ?? String(data);
  if (typeof data !== 'string') return undefined;
  const [number] = NUMBER_TOKEN.exec(data) ?? [];
  return Token.isUnresolved(Number(number)) ? number : TOKEN.exec(data)?.[0];
}

const TOKEN = /[$#&]\{TfToken\[[^\]]*\]\}/;
/** What `http://host:${port}` has in it when the port is a token: cdktf hides them in numbers of this size. */
const NUMBER_TOKEN = /-\d(\.\d+)?e\+\d+/;
