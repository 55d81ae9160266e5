/** The parts that a host's own module switches on, by their options, but for the collector, without which there is nothing. */
export function switchesOf(settings: unknown, path = ''): string[] {
  if (typeof settings !== 'object' || settings === null) return [];
  const own = path !== '' && path !== '.alloy' && 'enable' in settings && settings.enable === true;
  return [
    ...(own ? [path.slice(1)] : []),
    ...Object.entries(settings).flatMap(([key, value]) => switchesOf(value, `${path}.${key}`)),
  ];
}
