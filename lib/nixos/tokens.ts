import { Token } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import { fail } from '../errors';

/**
 * The text that `print` makes of `data`, without Terraform tokens: values known only after a deploy, which would reach a
 * NixOS file as `${TfToken[…]}`. They are looked for in the text, where none hides and a look costs next to nothing;
 * their place in `data` is worked out when there may be one, or when it is perhaps why `print` fails.
 *
 * @throws naming the construct and where in its data a token stands; otherwise what `print` throws
 */
export function printWithoutTokens(scope: IConstruct, data: unknown, print: () => string): string {
  let text: string;
  try {
    text = print();
  } catch (error) {
    refuseTokens(scope, data);
    throw error;
  }
  if (mayHoldToken(text)) {
    refuseTokens(scope, data);
    // what was made of it in between no longer stands in the data
    refuseTokens(scope, text);
  }
  return text;
}

/**
 * Refuses Terraform tokens, whatever prints of them.
 *
 * @param at where `data` stands in the construct's own
 * @throws naming the construct and where in its data the token stands
 */
export function refuseTokens(
  scope: IConstruct,
  data: unknown,
  at: readonly string[] = ['its text'],
): void {
  // nearly nothing may hold one, and finding its place asks cdktf for each value
  if (!mayHoldToken(data)) return;
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

/** Whether something may be or contain a token; it is true of a little else, such as a number of a token's size. */
function mayHoldToken(data: unknown): boolean {
  if (typeof data === 'string') return MARK.test(data);
  if (typeof data === 'number') return data < LEAST_NUMBER;
  if (typeof data !== 'object' || data === null) return false;
  const { resolve, toJSON } = data as { resolve?: unknown; toJSON?: () => unknown };
  if (typeof resolve === 'function') return true;
  if (Construct.isConstruct(data)) return false;
  if (toJSON) return mayHoldToken(toJSON.call(data));
  if (Array.isArray(data)) return data.some(mayHoldToken);
  return Object.entries(data).some(([key, value]) => mayHoldToken(key) || mayHoldToken(value));
}

/** The token that `data` is or that its text contains. */
function tokenIn(data: unknown): string | undefined {
  if (Token.isUnresolved(data)) return TOKEN.exec(String(data))?.[0] ?? String(data);
  if (typeof data !== 'string') return undefined;
  const numbers = data.match(NUMBER_TOKENS) ?? [];
  return numbers.find((number) => Token.isUnresolved(Number(number))) ?? TOKEN.exec(data)?.[0];
}

/** One as it was given, or what becomes of it in a URL, a label or a variable's name. */
const TOKEN = /[$#&]\{TfToken\[[^\]]*\]\}|[$#&]?(%7B|_)TfToken(\[|%5B|_)TOKEN[\w.%\]-]*/i;
/** What `http://host:${port}` has in it when the port is a token: cdktf hides them in numbers of this size. */
const NUMBER_TOKENS = /-\d(\.\d+)?e\+\d+/g;
/** What every token's text has in it, whatever becomes of it. */
const MARK = /TfToken|-\d(\.\d+)?e\+\d+/i;
/** What every number that is a token is below: -1.9e+289 and -8.1e+298 are. */
const LEAST_NUMBER = -1e288;
