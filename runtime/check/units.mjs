/** What systemd says of units. */

/** @typedef {import('./tools.mjs').Tools} Tools */

/**
 * A unit's properties; none where there is no systemd to ask.
 *
 * @param {Tools} tools @param {string} unit @param {readonly string[]} properties @param {readonly string[]} [manager]
 * @returns {Promise<Record<string, string> | undefined>}
 */
export async function show(tools, unit, properties, manager = []) {
  const args = [...manager, 'show', unit, ...properties.map((each) => `--property=${each}`)];
  const { status, output } = await tools.run('systemctl', args);
  if (status !== 0) return undefined;
  const pairs = output.split('\n').flatMap((line) => {
    const [, name, value = ''] = /^(\w+)=(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(pairs);
}

/** The process of a unit that runs. @param {Tools} tools @param {string} unit */
export async function pidOf(tools, unit) {
  const pid = Number((await show(tools, unit, ['MainPID']))?.MainPID);
  return pid > 0 ? pid : undefined;
}

/** Fields of /proc/PID/status. @param {Tools} tools @param {number} pid @returns {Record<string, string> | undefined} */
export function processStatus(tools, pid) {
  const text = tools.read(`/proc/${pid}/status`);
  if (typeof text !== 'string') return undefined;
  return Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const [, name, value = ''] = /^(\w+):\s*(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, value]];
    }),
  );
}
