import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { writeJournal } from './journal';
import { describeWith } from './programs';

describeWith(['systemd-journal-remote', 'journalctl'], 'a journal file', (programs) => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'journal-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const journalctl = (...args: string[]): Record<string, unknown>[] =>
    execFileSync(programs.journalctl, ['--output=json', '--all', '--quiet', ...args], {
      encoding: 'utf8',
    })
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  test('has the fields that journald stores', () => {
    const file = writeJournal(dir, [
      {
        message: 'started',
        unit: 'tailscaled.service',
        priority: 4,
        realtimeMicros: 1_700_000_000_000_000n,
      },
      {
        message: 'session done',
        userUnit: 'otel-ai-monitor.service',
        identifier: 'monitor',
        fields: { TRACE_ID: '0102030405060708090a0b0c0d0e0f10' },
        realtimeMicros: 1_700_000_000_000_001n,
        hostname: 'ryzen',
        machineId: 'a'.repeat(32),
        bootId: 'b'.repeat(32),
      },
      { message: 'two\nlines, an = and ünïcode' },
    ]);
    expect(file).toBe(path.join(dir, 'system.journal'));
    execFileSync(programs.journalctl, ['--verify', '--quiet', '--file', file], { stdio: 'pipe' });
    expect(journalctl('--file', file)).toMatchObject([
      {
        MESSAGE: 'started',
        PRIORITY: '4',
        SYSLOG_IDENTIFIER: 'tailscaled',
        _SYSTEMD_UNIT: 'tailscaled.service',
        _HOSTNAME: 'thinkpad',
        _TRANSPORT: 'stdout',
        __REALTIME_TIMESTAMP: '1700000000000000',
      },
      {
        MESSAGE: 'session done',
        PRIORITY: '6',
        SYSLOG_IDENTIFIER: 'monitor',
        _SYSTEMD_UNIT: 'user@1000.service',
        _SYSTEMD_USER_UNIT: 'otel-ai-monitor.service',
        TRACE_ID: '0102030405060708090a0b0c0d0e0f10',
        _HOSTNAME: 'ryzen',
        _MACHINE_ID: 'a'.repeat(32),
        _BOOT_ID: 'b'.repeat(32),
        __REALTIME_TIMESTAMP: '1700000000000001',
      },
      { MESSAGE: 'two\nlines, an = and ünïcode' },
    ]);
  });

  test('is found in its directory, and by unit', () => {
    writeJournal(dir, [
      { message: 'a', unit: 'a.service' },
      { message: 'b', userUnit: 'b.service' },
    ]);
    const messages = (...args: string[]) =>
      journalctl('--directory', dir, ...args).map(({ MESSAGE }) => MESSAGE);
    expect(messages()).toEqual(['a', 'b']);
    expect(messages('_SYSTEMD_UNIT=a.service')).toEqual(['a']);
    expect(messages('_SYSTEMD_USER_UNIT=b.service')).toEqual(['b']);
    expect(messages('_SYSTEMD_UNIT=b.service')).toEqual([]);
  });

  test('can be appended to', () => {
    writeJournal(dir, [{ message: 'first' }]);
    const file = writeJournal(dir, [{ message: 'second' }, { message: 'third' }]);
    expect(journalctl('--file', file).map(({ MESSAGE }) => MESSAGE)).toEqual([
      'first',
      'second',
      'third',
    ]);
  });

  test('takes no entry that is older than the one before', () => {
    const entries = [2n, 1n].map((realtimeMicros) => ({ message: '', realtimeMicros }));
    expect(() => writeJournal(dir, entries)).toThrow('found time 1, wanted 2 or later');
  });

  test('takes no entry of two units', () => {
    expect(() => writeJournal(dir, [{ message: '', unit: 'a', userUnit: 'b' }])).toThrow(
      'wanted one of them',
    );
  });
});
