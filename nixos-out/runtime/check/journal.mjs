/** Whether the units are there whose journal is read, and whether Alloy may read it. */

import { fail, list, ok, skipped } from './result.mjs';
import { pidOf, processStatus, show } from './units.mjs';

/** Where journald writes: what outlives a boot, and what doesn't. */
const FOLDERS = ['/var/log/journal', '/run/log/journal'];

/** CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, which read what is others'. */
const READS_ALL = 0b110n;

/** @param {{ units: readonly string[], manager: 'system' | 'user' }} hop @param {import('./tools.mjs').Tools} tools @returns {Promise<import('./result.mjs').Result>} */
export async function journalUnits({ units, manager }, tools) {
  const flags = manager === 'user' ? ['--user'] : [];
  const states = await Promise.all(units.map((unit) => show(tools, unit, ['LoadState'], flags)));
  if (states.some((state) => state === undefined))
    return skipped(
      manager === 'user' ? "no user's systemd can be asked" : 'systemd can not be asked',
      manager === 'user' ? 'run it as the user whose units they are' : 'run it where systemd is',
    );
  const missing = units.filter((_, i) => states[i]?.LoadState === 'not-found');
  if (missing.length > 0)
    return fail(
      `there is no ${list(missing)}, so nothing of it is ever collected`,
      `${list(units)}`,
      'correct the name in the app, or enable what it belongs to',
    );
  return ok(list(units));
}

/** @param {{ unit: string }} hop @param {import('./tools.mjs').Tools} tools @returns {Promise<import('./result.mjs').Result>} */
export async function journalAccess({ unit }, tools) {
  const pid = await pidOf(tools, unit);
  const status = pid === undefined ? undefined : processStatus(tools, pid);
  if (status === undefined) return skipped(`${unit} has no process to look at`);
  const folders = FOLDERS.flatMap((path) => {
    const found = tools.stat(path);
    return 'code' in found ? [] : [{ path, gid: found.gid, mode: found.mode }];
  });
  if (folders.length === 0)
    return fail('there is no journal', list(FOLDERS), 'services.journald.storage = "persistent"');
  const groups = `${status.Groups ?? ''} ${status.Gid ?? ''}`.split(/\s+/);
  const readsAll = (BigInt(`0x${status.CapEff || '0'}`) & READS_ALL) !== 0n;
  const closed = folders.filter(
    ({ mode, gid }) => !(readsAll || (mode & 0o005) === 0o005 || groups.includes(String(gid))),
  );
  if (closed.length > 0)
    return fail(
      `${unit} can't read ${list(closed.map(({ path }) => path))}`,
      'a member of its group, systemd-journal',
      `systemctl show ${unit} --property=SupplementaryGroups, and who changes it`,
    );
  return ok(`${list(folders.map(({ path }) => path))}, readable by ${unit}`);
}
