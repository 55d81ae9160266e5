import type { Construct } from 'constructs';
import { OtelcolAuthBearer } from '../../../lib/alloy/components/otelcol/auth.bearer';
import type { BearerToken } from '../../wiring/destination';
import { credentialFile } from './credential-file';

/**
 * What authenticates requests by a token that stands in a credential of the host's: give it to `connect` as `bearerToken`
 * and the exporter the `auth` that comes back, or a component that sends by itself its `handler`.
 *
 * @param name the credential's
 * @throws when systemd would not take the name
 */
export function bearerToken(scope: Construct, name: string): BearerToken {
  const { content } = credentialFile(scope, 'token', name);
  const { handler } = new OtelcolAuthBearer(scope, 'bearer', { token: content });
  return { credential: name, handler };
}
