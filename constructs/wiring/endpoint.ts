import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { fail, shown } from '../../lib/errors';

/**
 * A base URL to which exporters append their own paths, without a slash at its end.
 *
 * @throws when it is no http or https URL, holds a Terraform token, or already names a signal's path: `…/v1/traces` would be sent to
 *   `…/v1/traces/v1/traces`, which is how the hand-written predecessor lost its traces
 */
export function baseUrl(scope: IConstruct, url: string): string {
  // before the parser encodes it, after which nobody knows it for one
  if (Token.isUnresolved(url)) {
    fail(
      scope,
      `an endpoint is needed now, but ${shown(url)} holds a value that Terraform knows only after a deploy: give the literal value`,
    );
  }
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.search !== '' || parsed.hash !== '') {
    fail(
      scope,
      `an endpoint is a base URL such as http://otel-collector.example.ts.net:4318, but ${shown(url)} was given`,
    );
  }
  if (parsed.username !== '' || parsed.password !== '') {
    fail(
      scope,
      `the endpoint at ${parsed.host} holds credentials, which would end up in the Nix store: leave them out`,
    );
  }
  // the parser's spelling, since it forgives blanks and line breaks that nobody else does
  const trimmed = parsed.href.replace(/\/+$/, '');
  const signalPath = /\/v1\/(traces|metrics|logs|development\/profiles)$/.exec(trimmed)?.[0];
  if (signalPath !== undefined) {
    const fixed = trimmed.slice(0, -signalPath.length);
    fail(
      scope,
      `an endpoint is a base URL, to which ${signalPath} is appended, but ${shown(url)} was given: write ${shown(fixed)}`,
    );
  }
  return trimmed;
}

/** The TCP port of a URL. */
export function portOf({ protocol, port }: URL): number {
  return Number(port || (protocol === 'https:' ? 443 : 80));
}
