import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UNKNOWN } from './evaluate';
import { expectedIn, type Expected } from './expected';
import { templatesIn, templatesOfNix, type Template } from './sources';

const ROOT = join(__dirname, '../..');

/** A message as a user sees it. */
export interface Message extends Template {
  /** The construct that it names, of the example that a test has. */
  readonly path?: string;
}

/** The files below folders of the repository, sorted, by their paths. */
function filesIn(folders: readonly string[], ending: RegExp): [path: string, text: string][] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(
        (path) => `${folder}/${path}`,
      ),
    )
    .filter((path) => ending.test(path) && !path.startsWith('lib/alloy/components/'))
    .sort()
    .map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]);
}

/**
 * Every error and warning of the library, in the order of its sources: as a test expects it, which is how a user sees it, and
 * with `…` for what is only known then where no test has the whole of it.
 */
export function catalogue(): Message[] {
  const templates = [
    ...filesIn(['constructs', 'lib'], /\.ts$/).flatMap(([path, text]) => templatesIn(path, text)),
    ...filesIn(['constructs'], /\.nix$/).flatMap(([path, text]) => templatesOfNix(path, text)),
  ];
  const expected = filesIn(['test'], /\.test\.ts$/).flatMap(([path, text]) =>
    expectedIn(path, text),
  );
  const examples = new Map<Template, Expected>();
  for (const each of expected) {
    const template = bestFor(each.text, templates);
    if (template === undefined) continue;
    const known = examples.get(template);
    // the first that says where it is
    if (known === undefined || (known.path === undefined && each.path !== undefined))
      examples.set(template, each);
  }
  return templates.flatMap((template) => {
    const example = examples.get(template);
    if (example === undefined) return template.isSaid ? [template] : [];
    // what tests expect of a text that is no message has no construct's path
    if (!template.isSaid && example.path === undefined && !IS_MESSAGE.test(example.text)) return [];
    return [{ ...template, text: example.text.replaceAll(/\s+/g, ' '), path: example.path }];
  });
}

/** How validation's messages read, of which a test may expect the text alone: what is found, and what is wanted. */
const IS_MESSAGE = /^(?:[a-z][\w.-]* |pipeline '|there ).*(?:, (?:but|so|which) |: )/;

/** The template that made a message: of those that fit, the one of which most is in it. */
function bestFor(message: string, templates: readonly Template[]): Template | undefined {
  const text = message.replaceAll(/\s+/g, ' ').trim();
  const length = (template: Template) => template.text.replaceAll(UNKNOWN, '').length;
  return templates
    .filter((template) => patternOf(template.text).test(text))
    .sort((a, b) => length(b) - length(a))[0];
}

const patterns = new Map<string, RegExp>();

/** What fits a template: anything in the place of what isn't known, some of which a test may leave open too. */
function patternOf(template: string): RegExp {
  const known =
    patterns.get(template) ??
    new RegExp(
      `^${template
        .split(UNKNOWN)
        .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('[^]*?')}$`,
    );
  patterns.set(template, known);
  return known;
}
