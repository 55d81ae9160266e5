import type { Construct } from 'constructs';
import { LocalFile } from '../../../lib/alloy/components/local/file';
import type { AlloyExpression, AlloyString } from '../../../lib/alloy/expression';
import { Alloy } from '../../../lib/alloy/stdlib';
import { fail, messageOf } from '../../../lib/errors';

/**
 * A secret that stands in a credential of the unit, so neither in the Nix store nor in Alloy's configuration; its
 * `content` is the secret. The host's NixOS configuration fails as long as it names no file for it:
 * `observability.alloy.credentials.<name> = config.sops.secrets.<secret>.path;`
 *
 * @param scope a construct in the file that needs it, such as the scope that a destination's `bind` is given
 * @param name the credential's
 * @throws when systemd would not take the name
 */
export function credentialFile(scope: Construct, id: string, name: string): LocalFile {
  return secretFile(scope, id, credentialPath(scope, name));
}

/** What reads a secret of a file, and follows its changes. */
export function secretFile(scope: Construct, id: string, filename: AlloyString): LocalFile {
  return new LocalFile(scope, id, { filename, isSecret: true });
}

/** The path of a credential, for what reads it itself. @throws naming `scope` when systemd would not take the name */
export function credentialPath(scope: Construct, name: string): AlloyExpression<string> {
  try {
    return Alloy.credential(name);
  } catch (error) {
    return fail(scope, messageOf(error, scope.node.path));
  }
}
