import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JournalUnit, OtlpDestination } from '../../index';
import { host } from '../constructs/support';
import { Daemon } from '../support/daemon';
import { writeJournal } from '../support/journal';
import { namespaced } from '../support/namespace';
import { describeWith } from '../support/programs';
import { Recorder } from '../support/recorder';

const COLLECTOR_PORT = 24332;
const UI = '127.0.0.1:24333';

describeWith(
  ['alloy', 'unshare', 'systemd-journal-remote'],
  'the journal of units with labels, read by the real Alloy',
  (programs) => {
    const recorder = new Recorder();
    let folder: string;
    let daemon: Daemon;
    beforeAll(async () => {
      await recorder.start();
      folder = mkdtempSync(join(tmpdir(), 'journal-'));
      const { file } = host({
        otlpHttpPort: COLLECTOR_PORT,
        destinations: [OtlpDestination.remote('elsewhere', { endpoint: recorder.url })],
        labels: { role: 'desktop' },
        journalUnits: [
          JournalUnit.system('nginx', { labels: { role: 'web', price: '5$1' } }),
          JournalUnit.system('sshd'),
          JournalUnit.user('nginx', { labels: { team: 'mine' } }),
        ],
      });
      mkdirSync(join(folder, 'config'));
      for (const name of ['collector', 'elsewhere', 'journal'])
        writeFileSync(join(folder, `config/${name}.alloy`), file(`alloy/${name}.alloy`)!);
      const journal = join(folder, 'journal', readFileSync('/etc/machine-id', 'utf8').trim());
      writeJournal(journal, [
        { message: 'served', unit: 'nginx.service' },
        { message: 'logged in', unit: 'sshd.service' },
        { message: 'previewed', userUnit: 'nginx.service' },
      ]);
      const [command = '', ...args] = namespaced(
        { unshare: programs.unshare, folder, journal: join(folder, 'journal') },
        [
          ...[programs.alloy, 'run', '--disable-reporting'],
          `--storage.path=${join(folder, 'data')}`,
          ...[`--server.http.listen-addr=${UI}`, join(folder, 'config')],
        ],
      );
      daemon = new Daemon(command, args, join(folder, 'log'));
      await daemon.until(() => Promise.resolve(recorder.logRecords().length >= 3), 30);
    });
    afterAll(async () => {
      await daemon.stop();
      await recorder.stop();
      rmSync(folder, { recursive: true });
    });

    test("are on its entries' resources, of which Loki makes labels, and nowhere else", () => {
      const records = recorder.logRecords().map(({ body, resource, attributes }) => {
        const { 'service.name': _, 'host.name': __, ...labels } = resource;
        return { body, labels, attributes };
      });
      const record = (body: string, unit: string, labels: Record<string, string>) => ({
        body,
        labels,
        attributes: { 'systemd.unit': unit },
      });
      expect(records).toHaveLength(3);
      expect(records).toEqual(
        expect.arrayContaining([
          record('served', 'nginx.service', { role: 'web', price: '5$1' }),
          record('logged in', 'sshd.service', { role: 'desktop' }),
          record('previewed', 'nginx.service', { role: 'desktop', team: 'mine' }),
        ]),
      );
    });
  },
);
