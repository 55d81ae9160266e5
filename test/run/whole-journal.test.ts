import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JournalScope, JournalUnit, OtlpDestination } from '../../index';
import { host } from '../constructs/support';
import { Daemon } from '../support/daemon';
import { writeJournal } from '../support/journal';
import { namespaced } from '../support/namespace';
import { describeWith } from '../support/programs';
import { Recorder } from '../support/recorder';

const COLLECTOR_PORT = 24320;
const UI = '127.0.0.1:24321';

describeWith(
  ['alloy', 'unshare', 'systemd-journal-remote'],
  'the whole journal, read by the real Alloy',
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
        journal: JournalScope.everything({
          minimumPriority: 'info',
          excludeUnits: [JournalUnit.system('cron'), JournalUnit.user('chatty')],
        }),
      });
      mkdirSync(join(folder, 'config'));
      for (const name of ['collector', 'elsewhere', 'journal'])
        writeFileSync(join(folder, `config/${name}.alloy`), file(`alloy/${name}.alloy`)!);
      const journal = join(folder, 'journal', readFileSync('/etc/machine-id', 'utf8').trim());
      const scope = {
        _SYSTEMD_UNIT: 'user@1000.service',
        _SYSTEMD_USER_UNIT: 'app-mail-7712.scope',
      };
      writeJournal(journal, [
        { message: 'debugged', unit: 'sshd.service', priority: 7 },
        { message: 'ran', unit: 'cron.service' },
        { message: 'talked', userUnit: 'chatty.service' },
        { message: 'logged in', unit: 'sshd.service', priority: 5 },
        { message: 'dumped', unit: 'systemd-coredump@3-991-0.service', priority: 2 },
        { message: 'switched', userUnit: 'otel-ai-monitor.service', priority: 4 },
        { message: 'mailed', identifier: 'thunderbird', fields: scope },
        { message: 'oops', identifier: 'kernel', priority: 3 },
      ]);
      const [command = '', ...args] = namespaced(
        { unshare: programs.unshare, folder, journal: join(folder, 'journal') },
        [
          ...[
            programs.alloy,
            'run',
            '--disable-reporting',
            `--storage.path=${join(folder, 'data')}`,
          ],
          ...[`--server.http.listen-addr=${UI}`, join(folder, 'config')],
        ],
      );
      daemon = new Daemon(command, args, join(folder, 'log'));
      await daemon.until(() => Promise.resolve(recorder.logRecords().length >= 5), 30);
    });
    afterAll(async () => {
      await daemon.stop();
      await recorder.stop();
      rmSync(folder, { recursive: true });
    });

    test('names what lasts, leaves out what was left out, and keeps priorities', () => {
      const records = recorder.logRecords().map(({ record: { severityText }, body, resource }) => ({
        body,
        service: resource['service.name'],
        level: severityText,
        host: resource['host.name'],
      }));
      const record = (body: string, service: string, level: string) => ({
        body,
        service,
        level,
        host: 'ryzen',
      });
      expect(records).toEqual([
        record('logged in', 'sshd', 'notice'),
        record('dumped', 'systemd-coredump@', 'crit'),
        record('switched', 'otel-ai-monitor', 'warning'),
        record('mailed', 'thunderbird', 'info'),
        record('oops', 'kernel', 'error'),
      ]);
    });
  },
);
