import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../support/programs';

/** How exposed a unit may be, of 10, by `systemd-analyze security`. */
export const EXPOSURE_LIMITS: Readonly<Record<string, number>> = {
  'alloy.service': 2.2,
  'alloy-ebpf.service': 4.2,
  'observability-tailnet-only.service': 1.9,
  'outage-buffer.service': 1.3,
};

/** What `systemd-analyze` says of a unit. */
export interface UnitAnalysis {
  /** What `verify` finds wrong; empty when nothing is. */
  readonly verify: string;
  /** `security`'s overall exposure, from 0, the safest, to 10; of a service. */
  readonly exposure?: number;
  /** Whether that is within `limit`, by systemd's own judgement. */
  readonly withinLimit: boolean;
}

/**
 * Has systemd judge a unit by its text alone. Its programs, which aren't on this machine, are replaced by one that is.
 *
 * @param name the unit's file name
 * @param units its text, and of those that it names, by file name
 */
export function analyzeUnit(
  analyze: string,
  name: string,
  units: Readonly<Record<string, string>>,
  limit = 10,
): UnitAnalysis {
  const folder = mkdtempSync(join(tmpdir(), 'units-'));
  try {
    for (const [each, text] of Object.entries(units)) {
      const known = text.replaceAll(/^(Exec\w+=)(?!\/(?!nix\/))\S+/gm, '$1/bin/true');
      writeFileSync(join(folder, each), known);
    }
    const file = join(folder, name);
    const verify = run(analyze, ['verify', '--man=no', file]).output;
    if (!name.endsWith('.service')) return { verify, withinLimit: true };
    const threshold = `--threshold=${Math.round(limit * 10)}`;
    const security = run(analyze, ['security', '--offline=yes', threshold, file]);
    const [, exposure] = /exposure level for \S+: ([\d.]+)/.exec(security.output) ?? [];
    if (exposure === undefined) throw new Error(security.output);
    return { verify, exposure: Number(exposure), withinLimit: security.status === 0 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
