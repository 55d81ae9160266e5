import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../support/programs';

/** How exposed a unit may be, of 10, by `systemd-analyze security`. */
export const EXPOSURE_LIMITS: Readonly<Record<string, number>> = {
  'alloy.service': 2.5,
  'alloy-ebpf.service': 4.5,
  'observability-tailnet-only.service': 2.5,
  'outage-buffer.service': 2.5,
};

/** What `systemd-analyze` says of a unit. */
export interface UnitAnalysis {
  /** What `verify` finds wrong; empty when nothing is. */
  readonly verify: string;
  /** `security`'s overall exposure, from 0, the safest, to 10. */
  readonly exposure: number;
  /** Whether that is within `limit`, by systemd's own judgement. */
  readonly withinLimit: boolean;
}

/**
 * Has systemd judge a unit by its text alone. Its programs, which aren't on this machine, are replaced by one that is.
 *
 * @param name the unit's file name
 */
export function analyzeUnit(analyze: string, name: string, text: string, limit = 10): UnitAnalysis {
  const folder = mkdtempSync(join(tmpdir(), 'units-'));
  try {
    const file = join(folder, name);
    // what it can't do without, as far as it is there
    for (const other of /^Requires=(.*)$/m.exec(text)?.[1]?.split(' ') ?? [])
      writeFileSync(join(folder, other), '[Service]\nType=oneshot\nExecStart=/bin/true\n');
    writeFileSync(file, text.replaceAll(/^(Exec\w+=)(?!\/)\S+/gm, '$1/bin/true'));
    const threshold = `--threshold=${Math.round(limit * 10)}`;
    const security = run(analyze, ['security', '--offline=yes', threshold, file]);
    const [, exposure] = /exposure level for \S+: ([\d.]+)/.exec(security.output) ?? [];
    if (exposure === undefined) throw new Error(security.output);
    return {
      verify: run(analyze, ['verify', '--man=no', file]).output,
      exposure: Number(exposure),
      withinLimit: security.status === 0,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
