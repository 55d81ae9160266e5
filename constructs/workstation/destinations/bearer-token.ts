import type { Construct } from 'constructs';
import { OtelcolAuthBearer } from '../../../lib/alloy/components/otelcol/auth.bearer';
import { credentialFile } from './credential-file';

/**
 * What authenticates requests by a token that stands in a credential of the unit.
 *
 * @param name the credential's
 * @throws when systemd would not take the name
 */
export function bearerToken(scope: Construct, name: string): OtelcolAuthBearer['handler'] {
  const { content } = credentialFile(scope, 'token', name);
  return new OtelcolAuthBearer(scope, 'bearer', { token: content }).handler;
}
