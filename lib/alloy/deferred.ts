/** A value, or a function that is asked for it at synth, when everything has been added. It must be pure. */
export type Deferrable<T> = T | (() => T);

/** The value itself. */
export function produce<T extends object | undefined>(value: Deferrable<T>): T {
  return typeof value === 'function' ? (value as () => T)() : value;
}
