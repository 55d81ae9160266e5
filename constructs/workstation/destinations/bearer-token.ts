import type { Construct } from 'constructs';
import { LocalFile } from '../../../lib/alloy/components/local/file';
import { OtelcolAuthBearer } from '../../../lib/alloy/components/otelcol/auth.bearer';
import { AlloyFile } from '../../../lib/alloy/file';
import { Alloy } from '../../../lib/alloy/stdlib';
import { fail, messageOf } from '../../../lib/errors';

/**
 * What authenticates requests by a token that stands in a credential of the unit, so neither in the Nix store nor in
 * Alloy's configuration. The host's NixOS configuration fails as long as it names no file for it.
 *
 * @param name the credential's
 * @throws when systemd would not take the name
 */
export function bearerToken(scope: Construct, name: string): OtelcolAuthBearer['handler'] {
  let filename: ReturnType<typeof Alloy.credential>;
  try {
    filename = Alloy.credential(name);
  } catch (error) {
    return fail(scope, messageOf(error, scope.node.path));
  }
  AlloyFile.of(scope).requireCredential(scope, name);
  const file = new LocalFile(scope, 'token', { filename, isSecret: true });
  return new OtelcolAuthBearer(scope, 'bearer', { token: file.content }).handler;
}
