import type { IConstruct } from 'constructs';
import { fail, shown } from '../errors';
import { eachPath } from './each-path';
import type { AlloyBody } from './value';

/**
 * Which version of Alloy first knew what of a component, by upstream's names: `''` for the component itself,
 * `discovery.instrument.cmd_args` for an argument. What isn't named is as old as what it stands in.
 */
export interface Since {
  /** A version by the path of what it knew first. */
  readonly [path: string]: string;
}

/** One thing in a component's body, and the version that first knew it. */
export interface Need {
  /** Where it stands, `''` for the component itself. */
  readonly path: string;
  /** Such as `1.15`. */
  readonly version: string;
}

/** What of a body not every version knows, the component itself first. */
export function needsOf(since: Since, body: AlloyBody): readonly Need[] {
  const needs = new Map<string, string>();
  const look = (path: string) => {
    if (Object.hasOwn(since, path)) needs.set(path, since[path]!);
  };
  look('');
  // most components are as old as all that is known here
  if (Object.keys(since).length > 0) eachPath(body, look);
  return [...needs].map(([path, version]) => ({ path, version }));
}

/** What the Alloy that a host's files are written for doesn't know, it refuses: the host's build would fail. */
export function tooNew(
  component: string,
  needs: readonly Need[],
  written: string | undefined,
  host: string,
): string[] {
  return needs
    .filter(({ version }) => written !== undefined && isNewer(version, written))
    .map(
      ({ path, version }) =>
        `${path === '' ? '' : `${path} of `}${component} exists since Alloy ${version}, but the files of ${host} are ` +
        `written for ${written}: leave it out, or, where it has a newer one, set alloyVersion: '${version}'`,
    );
}

/** The version that first knows a path and all that it stands in, where that is newer than the one written for. */
export function missingIn(since: Since, path: string, written?: string): string | undefined {
  const parts = path.split('.');
  const above = ['', ...parts.map((_, i) => parts.slice(0, i + 1).join('.'))];
  const first = newestOf(above.flatMap((each) => since[each] ?? []));
  return written !== undefined && first !== undefined && isNewer(first, written)
    ? first
    : undefined;
}

/** The newest of some versions; none of none. */
export function newestOf(versions: readonly string[]): string | undefined {
  return versions.reduce<string | undefined>(
    (newest, version) => (newest === undefined || isNewer(version, newest) ? version : newest),
    undefined,
  );
}

/** Whether a version comes after another; `1.16` is the first of its patches. */
export function isNewer(version: string, other: string): boolean {
  return order(version) > order(other);
}

function order(version: string): number {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return (major * 1000 + minor) * 1000 + patch;
}

/** @throws naming the construct when a version isn't one as Alloy has them */
export function checkVersion(scope: IConstruct, version: string): void {
  if (!/^\d{1,3}\.\d{1,3}(\.\d{1,3})?$/.test(version))
    fail(
      scope,
      `a version of Alloy is written such as 1.16 or 1.16.3, but ${shown(version)} was given`,
    );
}
