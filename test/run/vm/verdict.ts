import type { Vm } from './vm';

/** What the kernel answers in a unit's sandbox, by what is asked, at a `kernel.perf_event_paranoid`. */
export type Verdict = { readonly level: number } & Readonly<Record<string, string | number>>;

/**
 * Asks the kernel, in the sandbox of a unit, for what Beyla and the profiler ask it for.
 *
 * @param unit the unit's text, whose program verdict.py takes the place of
 * @param levels of kernel.perf_event_paranoid, which is 2 again afterwards
 * @param more lines of its [Service]
 */
export async function verdicts(
  vm: Vm,
  unit: string,
  levels: readonly number[],
  more: readonly string[] = [],
): Promise<Verdict[]> {
  const service = [
    'Type=oneshot',
    `ExecStart=python3 /lab/programs/verdict.py ${levels.at(-1)}`,
    'StandardOutput=truncate:/run/verdicts',
    ...more,
  ];
  const text = unit
    .replaceAll(
      /^(Exec\w+|Restart|RestartSec|CPUQuota|StateDirectory|WorkingDirectory|Type|WantedBy)=.*\n/gm,
      '',
    )
    .replace('[Service]', ['[Service]', ...service].join('\n'));
  const file = '/run/systemd/system/verdict.service';
  // each level stands until there is an answer to it
  const output = await vm.sh(
    `base64 -d > ${file} <<'end'
${Buffer.from(text).toString('base64')}
end
set -e
rm -f /run/verdicts
level=/proc/sys/kernel/perf_event_paranoid
echo ${levels[0]} > $level
systemctl daemon-reload
systemctl start --no-block verdict
lines=0
for each in ${levels.join(' ')}; do
  echo $each > $level
  lines=$((lines + 1))
  until [ "$(grep -c . /run/verdicts 2> /dev/null)" = $lines ]; do ! systemctl -q is-failed verdict || break 2; sleep 0.1; done
done
echo 2 > $level
cat /run/verdicts
! systemctl -q is-failed verdict || journalctl -u verdict -n 5`,
    120,
  );
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Verdict);
}

/** The verdicts as a table: what is asked, and the answer at each level. */
export function table(all: readonly Verdict[]): string {
  const asked = Object.keys(all[0]!).filter((name) => name !== 'level');
  const width = Math.max(...asked.map((name) => name.length));
  const rows = asked.map((name) => [name, ...all.map((verdict) => String(verdict[name]))]);
  const lines = [['kernel.perf_event_paranoid', ...all.map(({ level }) => String(level))], ...rows];
  return lines
    .map(
      ([name, ...cells]) =>
        `${name!.padEnd(width)} ${cells.map((cell) => cell.padStart(7)).join('')}`,
    )
    .join('\n');
}
