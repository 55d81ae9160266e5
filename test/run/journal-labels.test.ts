import { JournalUnit } from '../../index';
import { describeWith } from '../support/programs';
import { readJournal } from './journal-read';

describeWith(
  ['alloy', 'unshare', 'systemd-journal-remote'],
  'the journal of units with labels, read by the real Alloy',
  (programs) => {
    test("are on its entries' resources, of which Loki makes labels, and nowhere else", async () => {
      const props = {
        labels: { role: 'desktop' },
        journalUnits: [
          JournalUnit.system('nginx', { labels: { role: 'web', price: '5$1' } }),
          JournalUnit.system('sshd'),
          JournalUnit.user('nginx', { labels: { team: 'mine' } }),
        ],
      };
      const entries = [
        { message: 'served', unit: 'nginx.service' },
        { message: 'logged in', unit: 'sshd.service' },
        { message: 'previewed', userUnit: 'nginx.service' },
      ];
      const read = await readJournal(programs, props, entries, 3);
      const records = read.map(({ body, resource, attributes }) => {
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
