import { join } from 'node:path';
import { readConstant } from '../../../lib/nixos/output';
import { shellQuote } from './shell-quote';

/** Where a running backend says what it runs. */
export interface RetentionPlace {
  /** What is fetched, as YAML or as JSON. */
  readonly url: string;
  /** The path in it under which the expected keys are. @default - none */
  readonly under?: string;
  /** Whether it may be missing (404) and then says nothing, such as runtime configuration that there is no file of. @default false */
  readonly optional?: boolean;
  /** Whether it decides by what it leaves out too, where it is there at all. @default false */
  readonly whole?: boolean;
}

/** Something that a running backend is asked, and what it has to answer. */
export interface RetentionQuestion {
  /** The backend's name. */
  readonly backend: string;
  /** The tenant to ask as. @default - none */
  readonly tenant?: string;
  /**
   * Where it says so. Of several places the first that says something decides, for each key by itself: what holds for a
   * tenant goes before what holds for everybody.
   */
  readonly at: readonly [RetentionPlace, ...RetentionPlace[]];
  /**
   * What must be there, by path in YAML or key in JSON; `path@key=value` only counts where `key` beside it is `value`.
   * Durations are compared as such (`30d` is `720h0m0s`); `|` separates what is as good, `not set` among it; `>0` is any
   * but zero, and `>=` and `<=` before a value bound it; `2.x` is any such version. Of a list each item is compared, but
   * `[a, b]` is the whole of one, and `with a, b` one that has these.
   */
  readonly expect: { readonly [path: string]: string };
}

/** How long unreachable backends are waited for, all together, in seconds: a first deploy may still be starting them. */
const PATIENCE = 120;

/**
 * A shell script that asks running backends and fails, naming each value found and wanted, when they don't run what the app
 * says. It needs `sh`, `curl` and `awk`, as busybox has them.
 *
 * @param patience how many seconds it waits for backends that give no answer, all together
 */
export function checkScript(questions: readonly RetentionQuestion[], patience = PATIENCE): string {
  const parts: Readonly<Record<string, string>> = {
    '@PATIENCE@': String(patience),
    '@LOOK_UP@\n': script('check.awk'),
    '# @QUESTIONS@': askedOf(questions).join('\n'),
  };
  return script('check.sh').replace(
    /@PATIENCE@|@LOOK_UP@\n|# @QUESTIONS@/g,
    (name) => parts[name] ?? name,
  );
}

/** The questions as lines of the script, those of one backend together, so that it is asked for each page once. */
function askedOf(questions: readonly RetentionQuestion[]): string[] {
  const whom = ({ backend, tenant = '' }: RetentionQuestion) => call('about', backend, tenant);
  return [...new Set(questions.map(whom))].flatMap((about) => {
    const own = questions.filter((question) => whom(question) === about);
    const places = own.flatMap(({ at }) => at);
    const urls = [...new Set(places.map(({ url }) => url))];
    const pages = urls.map((url) =>
      places.some((place) => place.url === url && !place.optional)
        ? call('page', url)
        : call('page', url, 'optional'),
    );
    const expected = own.flatMap(({ at, expect }) =>
      Object.entries(expect).map(([path, wanted]) => {
        const where = at.map(({ url, under, whole = false }) => {
          const prefix = under === undefined ? '' : `${under}.`;
          return `${urls.indexOf(url) + 1}${whole ? '!' : ''}:${prefix}${path}`;
        });
        return call('expect', wanted, ...where);
      }),
    );
    return [about, ...pages, ...expected];
  });
}

function call(name: string, ...words: readonly string[]): string {
  return [name, ...words.map(shellQuote)].join(' ');
}

/** A script of this folder, without the comment at its head, which is for readers of the file. */
function script(name: string): string {
  return readConstant(join(__dirname, name)).replace(/^(#.*\n)+\n/, '');
}
