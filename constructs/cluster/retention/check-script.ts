import { join } from 'node:path';
import { readConstant } from '../../../lib/nixos/output';
import { shellQuote } from './shell-quote';

/** Something that a running backend is asked, and what it has to answer. */
export interface RetentionQuestion {
  /** The backend's name. */
  readonly backend: string;
  /** What is fetched: its configuration, as YAML or as JSON. */
  readonly url: string;
  /** The tenant to ask as. @default - none */
  readonly tenant?: string;
  /**
   * What must be there, by path in YAML or key in JSON. Durations are compared as such (`30d` is `720h0m0s`); `|`
   * separates what is as good; `>0` is any but zero, and `>=` and `<=` before a value bound it. Of a list each item is
   * compared.
   */
  readonly expect: { readonly [path: string]: string };
}

/**
 * A shell script that asks running backends and fails, naming each value found and wanted, when they don't run what the app
 * says. It needs `sh`, `curl` and `awk`, as busybox has them.
 *
 * @param tries how often an unreachable backend is asked, every 5 seconds
 */
export function checkScript(questions: readonly RetentionQuestion[], tries = 24): string {
  const asked = questions.map(({ backend, url, tenant = '', expect }) =>
    [
      `ask ${[backend, url, tenant].map(shellQuote).join(' ')}`,
      ...Object.entries(expect).map(([path, value]) => `  ${shellQuote(`${path}=${value}`)}`),
    ].join(' \\\n'),
  );
  const parts: Readonly<Record<string, string>> = {
    '@TRIES@': String(tries),
    '@LOOK_UP@\n': script('check.awk'),
    '# @QUESTIONS@': asked.join('\n'),
  };
  return script('check.sh').replace(
    /@TRIES@|@LOOK_UP@\n|# @QUESTIONS@/g,
    (name) => parts[name] ?? name,
  );
}

/** A script of this folder, without the comment at its head, which is for readers of the file. */
function script(name: string): string {
  return readConstant(join(__dirname, name)).replace(/^(#.*\n)+\n/, '');
}
