/** Whether a value is an object of no class, such as `{ a: 1 }`: data, whose keys are whoever wrote it's own. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const proto: unknown = Object.getPrototypeOf(value);
  return proto === Object.prototype || proto === null;
}

/** What a value is, for an error: its class, or `null`, `undefined`. */
export function kindOf(value: unknown): string {
  return (value as object | null | undefined)?.constructor.name ?? String(value);
}
