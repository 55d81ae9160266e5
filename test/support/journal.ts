import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import * as path from 'node:path';
import { findProgram } from './programs';

/** One entry of a journal. */
export interface JournalEntry {
  readonly message: string;
  /** System unit that it is of, such as `tailscaled.service`. Exclusive with `userUnit`. */
  readonly unit?: string;
  /** User unit that it is of, such as `otel-ai-monitor.service`. */
  readonly userUnit?: string;
  /** Syslog priority, 0 emergency to 7 debug. @default 6, info */
  readonly priority?: number;
  /** @default the unit's name without its suffix */
  readonly identifier?: string;
  /** Further fields, such as `TRACE_ID`; they win over those that follow from the rest. */
  readonly fields?: Record<string, string>;
  /** Not before that of the entry before. @default the present, a microsecond later for each */
  readonly realtimeMicros?: bigint;
  /** @default 'thinkpad' */
  readonly hostname?: string;
  /** @default a constant */
  readonly machineId?: string;
  /** @default a constant */
  readonly bootId?: string;
}

const MACHINE_ID = '0123456789abcdef0123456789abcdef';
const BOOT_ID = 'fedcba9876543210fedcba9876543210';

/** The user that user units belong to. */
const UID = '1000';

/**
 * Writes entries to the journal file `<dir>/<name>`, which systemd's own program makes, and returns
 * its path. A file that is there already is appended to, so that a reader can be watching.
 *
 * Mind the reader's idea of what is too old: `loki.source.journal` starts 7 hours back (`max_age`).
 */
export function writeJournal(
  dir: string,
  entries: readonly JournalEntry[],
  name = 'system.journal',
): string {
  const program = findProgram('systemd-journal-remote');
  if (program === undefined) throw new Error('systemd-journal-remote: not found');
  mkdirSync(dir, { recursive: true });
  const file = path.join(dir, name);
  const { status, stderr, error } = spawnSync(
    program,
    ['--output', file, '--split-mode=none', '-'],
    { input: exportFormat(entries) },
  );
  if (error || status !== 0) {
    throw error ?? new Error(`systemd-journal-remote: status ${status}: ${stderr.toString()}`);
  }
  return file;
}

/** Entries in the Journal Export Format. Source: systemd.io, "Journal Export Formats". */
export function exportFormat(entries: readonly JournalEntry[]): Buffer {
  const now = BigInt(Date.now()) * 1000n;
  let last = 0n;
  return Buffer.concat(
    entries.flatMap((entry, i) => {
      const realtime = entry.realtimeMicros ?? now + BigInt(i);
      if (realtime < last) {
        // systemd writes it all the same, into a file that `journalctl --verify` calls corrupt.
        throw new Error(`journal entry ${i}: found time ${realtime}, wanted ${last} or later`);
      }
      last = realtime;
      const fields = {
        __REALTIME_TIMESTAMP: `${realtime}`,
        // Any time since the boot, so long as it grows from entry to entry and from call to call.
        __MONOTONIC_TIMESTAMP: `${realtime}`,
        ...fieldsOf(entry),
      };
      return [...Object.entries(fields).map(([key, value]) => field(key, value)), NEWLINE];
    }),
  );
}

const NEWLINE = Buffer.from('\n');

/** A value with a newline can't be text: it comes with its length, 64 bits, little end first. */
function field(name: string, value: string): Buffer {
  const bytes = Buffer.from(value);
  if (!bytes.includes(NEWLINE)) {
    return Buffer.from(`${name}=${value}\n`);
  }
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(bytes.length));
  return Buffer.concat([Buffer.from(`${name}\n`), length, bytes, NEWLINE]);
}

/** The fields as journald stores them. Source: systemd.journal-fields(7). */
function fieldsOf(entry: JournalEntry): Record<string, string> {
  const { unit, userUnit } = entry;
  const name = userUnit ?? unit;
  return {
    _BOOT_ID: entry.bootId ?? BOOT_ID,
    _MACHINE_ID: entry.machineId ?? MACHINE_ID,
    _HOSTNAME: entry.hostname ?? 'thinkpad',
    _TRANSPORT: 'stdout',
    _PID: '4242',
    PRIORITY: `${entry.priority ?? 6}`,
    SYSLOG_IDENTIFIER: entry.identifier ?? name?.replace(/\.\w+$/, '') ?? 'test',
    ...unitFields(unit, userUnit),
    MESSAGE: entry.message,
    ...entry.fields,
  };
}

/** A user unit runs inside its user's manager, and that is the system unit that journald names. */
function unitFields(
  unit: string | undefined,
  userUnit: string | undefined,
): Record<string, string> {
  if (unit !== undefined && userUnit !== undefined) {
    throw new Error(
      `journal entry: found unit ${unit} and userUnit ${userUnit}, wanted one of them`,
    );
  }
  if (userUnit !== undefined) {
    return {
      _UID: UID,
      _SYSTEMD_OWNER_UID: UID,
      _SYSTEMD_UNIT: `user@${UID}.service`,
      _SYSTEMD_SLICE: `user-${UID}.slice`,
      _SYSTEMD_USER_UNIT: userUnit,
      _SYSTEMD_USER_SLICE: 'app.slice',
      _SYSTEMD_CGROUP: `/user.slice/user-${UID}.slice/user@${UID}.service/app.slice/${userUnit}`,
    };
  }
  return unit === undefined
    ? { _UID: '0' }
    : {
        _UID: '0',
        _SYSTEMD_UNIT: unit,
        _SYSTEMD_SLICE: 'system.slice',
        _SYSTEMD_CGROUP: `/system.slice/${unit}`,
      };
}
