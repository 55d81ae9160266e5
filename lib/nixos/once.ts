/** What has been made since things settled, by who made it; nothing is kept before, nor outside of a synth. */
let synth: { made?: Map<object, unknown> } | undefined;

/** Runs a synth: what `oncePerSynth` keeps is forgotten at its end. */
export function inOneSynth<T>(run: () => T): T {
  const outer = synth;
  synth = {};
  try {
    return run();
  } finally {
    synth = outer;
  }
}

/** Says that the tree of the synth that is going on, if one is, changes no more: its aspects have run. */
export function settled(): void {
  if (synth) synth.made ??= new Map();
}

/**
 * What `make` makes, made once between validation and writing, where everybody needs it again: a file's text for its own
 * validation, its host's and the output. At any other time it is made anew, because anything may have changed. What
 * throws is tried again.
 */
export function oncePerSynth<T>(owner: object, make: () => T): T {
  const made = synth?.made;
  if (!made) return make();
  if (made.has(owner)) return made.get(owner) as T;
  const result = make();
  made.set(owner, result);
  return result;
}
