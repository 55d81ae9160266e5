import type { IConstruct } from 'constructs';
import { fail, shown } from '../../lib/errors';

/**
 * A name that Kubernetes takes for a Service, and so for everything that we make: the API server would refuse another
 * one in the middle of an apply.
 *
 * @param what what the name is, in the error's words
 * @param suffix what is appended to it
 * @throws when it is not 1 to 63 lower-case letters, digits and hyphens, a letter first (RFC 1035), `suffix` included
 */
export function kubernetesName(scope: IConstruct, what: string, name: string, suffix = ''): string {
  const longest = 63 - suffix.length;
  if (!/^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(name) || name.length > longest) {
    fail(
      scope,
      `${what} is 1 to ${longest} lower-case letters, digits and hyphens inside, a letter first, ` +
        `since Kubernetes names go by it, but ${shown(name)} was given`,
    );
  }
  return `${name}${suffix}`;
}

/** A Service has addresses of both families where the cluster has them, whatever its first is. */
export const DUAL_STACK = 'PreferDualStack';
