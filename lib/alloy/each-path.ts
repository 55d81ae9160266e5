import { isPlainObject } from '../plain-object';
import { AlloyBlock, type AlloyBody } from './value';

/** Visits all that stands in a body, by its path of upstream's names such as `discovery.instrument.cmd_args`. */
export function eachPath(body: AlloyBody, see: (path: string, value: unknown) => void): void {
  const visit = (value: unknown, at: string) => {
    const inner = value instanceof AlloyBlock ? value.body : value;
    if (Array.isArray(inner)) return inner.forEach((item) => visit(item, at));
    if (!isPlainObject(inner)) return;
    for (const [key, given] of Object.entries(inner)) {
      if (given === undefined) continue;
      for (const item of Array.isArray(given) && given.length > 0 ? given : [given]) {
        // `stage.json` and others share a key
        const name = (item instanceof AlloyBlock ? item.head.name : undefined) ?? key;
        const path = at === '' ? name : `${at}.${name}`;
        see(path, item);
        visit(item, path);
      }
    }
  };
  visit(body, '');
}
