import type { IConstruct } from 'constructs';
import { fail, shown } from '../../lib/errors';

/**
 * A container's image as a registry is asked for it: `registry/path:tag@sha256:…`, whoever's registry it is.
 *
 * @param what whose image it is, in the error's words
 * @throws for what no registry takes, such as blanks, capital letters in the path, or a digest that isn't one
 * @see https://pkg.go.dev/github.com/distribution/reference
 */
export function imageReference(scope: IConstruct, what: string, image: string): string {
  const [, reference, digest] = /^([^@]*)(?:@(.*))?$/s.exec(String(image)) ?? [];
  if (digest !== undefined && !/^sha256:[0-9a-f]{64}$/.test(digest)) {
    fail(
      scope,
      `an image's digest is sha256: and 64 hexadecimal digits, but ${shown(image)} was given`,
    );
  }
  if (!REFERENCE.test(reference ?? '')) {
    fail(
      scope,
      `${what} is registry/path:tag, in lower case but for the tag, and may have @sha256:… behind it, but ${shown(image)} was given`,
    );
  }
  return image;
}

const COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const REGISTRY = '(?:[A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+\\])(?::[0-9]+)?';
const REFERENCE = new RegExp(
  `^(?:${REGISTRY}/)?${COMPONENT}(?:/${COMPONENT})*(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?$`,
);
