import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OtlpDestination, type AlloyCollectorProps } from '../../index';
import { host } from '../constructs/support';
import { Daemon } from '../support/daemon';
import { writeJournal, type JournalEntry } from '../support/journal';
import { namespaced } from '../support/namespace';
import type { Programs } from '../support/programs';
import { Recorder } from '../support/recorder';

const COLLECTOR_PORT = 24320;
const UI = '127.0.0.1:24321';

/**
 * What the real Alloy sends of a journal that it finds in a host's place, with the files that a collector has.
 *
 * @param props the collector's own, but for where it listens and sends
 * @param wanted how many records there are to be
 */
export async function readJournal(
  programs: Programs<'alloy' | 'unshare'>,
  props: Omit<Partial<AlloyCollectorProps>, 'destinations' | 'otlpHttpPort'>,
  entries: readonly JournalEntry[],
  wanted: number,
): Promise<ReturnType<Recorder['logRecords']>> {
  const recorder = new Recorder();
  await recorder.start();
  const folder = mkdtempSync(join(tmpdir(), 'journal-'));
  const { file } = host({
    ...props,
    otlpHttpPort: COLLECTOR_PORT,
    destinations: [OtlpDestination.remote('elsewhere', { endpoint: recorder.url })],
  });
  mkdirSync(join(folder, 'config'));
  for (const name of ['collector', 'elsewhere', 'journal'])
    writeFileSync(join(folder, `config/${name}.alloy`), file(`alloy/${name}.alloy`)!);
  const journal = join(folder, 'journal');
  writeJournal(join(journal, readFileSync('/etc/machine-id', 'utf8').trim()), entries);
  const [command = '', ...args] = namespaced({ unshare: programs.unshare, folder, journal }, [
    ...[programs.alloy, 'run', '--disable-reporting', `--storage.path=${join(folder, 'data')}`],
    ...[`--server.http.listen-addr=${UI}`, join(folder, 'config')],
  ]);
  const daemon = new Daemon(command, args, join(folder, 'log'));
  try {
    await daemon.until(() => Promise.resolve(recorder.logRecords().length >= wanted), 30);
    return recorder.logRecords();
  } finally {
    await daemon.stop();
    await recorder.stop();
    rmSync(folder, { recursive: true });
  }
}
