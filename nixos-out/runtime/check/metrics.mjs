/** Prometheus' text format, as far as counters of ours and of Alloy's go. */

/** @typedef {{ name: string, labels: Record<string, string>, value: number }} Sample */

const LINE = /^([A-Za-z_:][\w:]*)(?:\{(.*)\})? (\S+)/;
const LABEL = /([A-Za-z_]\w*)="((?:[^"\\]|\\.)*)"/g;

/** @param {string} text @returns {Sample[]} */
export function samples(text) {
  return text.split('\n').flatMap((line) => {
    const [, name, inner = '', value] = LINE.exec(line) ?? [];
    if (name === undefined) return [];
    const labels = [...inner.matchAll(LABEL)].map(([, label = '', is = '']) => [label, is]);
    return [{ name, labels: Object.fromEntries(labels), value: Number(value) }];
  });
}

/**
 * The sum of those that have a name and such labels; undefined where there is none.
 *
 * @param {readonly Sample[]} all @param {string} name @param {Record<string, string>} [labels]
 */
export function sum(all, name, labels = {}) {
  const found = all.filter(
    (each) =>
      each.name === name &&
      Object.entries(labels).every(([label, is]) => each.labels[label] === is),
  );
  return found.length > 0 ? found.reduce((total, { value }) => total + value, 0) : undefined;
}
