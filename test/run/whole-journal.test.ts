import { JournalScope, JournalUnit } from '../../index';
import { describeWith } from '../support/programs';
import { readJournal } from './journal-read';

describeWith(
  ['alloy', 'unshare', 'systemd-journal-remote'],
  'the whole journal, read by the real Alloy',
  (programs) => {
    test('names what lasts, leaves out what was left out, and keeps priorities', async () => {
      const journal = JournalScope.everything({
        minimumPriority: 'info',
        excludeUnits: [JournalUnit.system('cron'), JournalUnit.user('chatty')],
      });
      const scope = {
        _SYSTEMD_UNIT: 'user@1000.service',
        _SYSTEMD_USER_UNIT: 'app-mail-7712.scope',
      };
      const entries = [
        { message: 'debugged', unit: 'sshd.service', priority: 7 },
        { message: 'ran', unit: 'cron.service' },
        { message: 'talked', userUnit: 'chatty.service' },
        { message: 'logged in', unit: 'sshd.service', priority: 5 },
        { message: 'dumped', unit: 'systemd-coredump@3-991-0.service', priority: 2 },
        { message: 'switched', userUnit: 'otel-ai-monitor.service', priority: 4 },
        { message: 'mailed', identifier: 'thunderbird', fields: scope },
        { message: 'oops', identifier: 'kernel', priority: 3 },
      ];
      const read = await readJournal(programs, { journal }, entries, 5);
      const records = read.map(({ record: { severityText }, body, resource }) => ({
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
