import { Duration, JournalLogs, JournalScope, JournalUnit } from '../../../../index';
import { belowHeader, component, fleet, host } from '../../support';

describe('JournalLogs', () => {
  test('has what makes log records as its default child, and takes overrides of all that it made', () => {
    const { host: ryzen, alloy, file } = host();
    const journal = new JournalLogs(ryzen, 'journal', {
      collector: alloy,
      units: [JournalUnit.system('sshd'), JournalUnit.user('i3')],
    });
    expect(journal.node.defaultChild).toBe(journal.record);
    journal.record.addOverride('error_mode', 'propagate');
    journal.rules.addOverride('rule.0.target_label', 'systemd_unit');
    journal.reader('system')?.addOverride('max_age', '1h');
    journal.reader('user')?.addOverride('max_age', '2h');
    const text = file('alloy/journal.alloy');
    expect(component(text, 'otelcol.processor.transform "fleet_journal"')).toContain(
      'error_mode = "propagate"',
    );
    expect(component(text, 'loki.relabel "fleet_journal"')).toContain(
      'target_label  = "systemd_unit"',
    );
    expect(component(text, 'loki.source.journal "fleet_journal_system"')).toMatch(
      /max_age += "1h"/,
    );
    expect(component(text, 'loki.source.journal "fleet_journal_user"')).toMatch(/max_age += "2h"/);
    expect(journal.reader('everything')).toBeUndefined();
  });

  test.each([
    [
      'units',
      { units: [JournalUnit.system('sshd'), JournalUnit.user('otel-ai-monitor')] },
      { journalUnits: [JournalUnit.system('sshd'), JournalUnit.user('otel-ai-monitor')] },
    ],
    [
      'the whole of it',
      { scope: JournalScope.everything({ minimumPriority: 'info' }), maxAge: Duration.hours(1) },
      {
        journal: JournalScope.everything({ minimumPriority: 'info' }),
        journalMaxAge: Duration.hours(1),
      },
    ],
  ])(
    "prints the same beside the collector as by the collector's props, for %s",
    (_, own, props) => {
      const { host: ryzen, alloy, file } = host();
      const journal = new JournalLogs(ryzen, 'journal', { collector: alloy, ...own });
      expect(journal.node.path).toBe('fleet/ryzen/journal');
      expect(alloy.journal).toBeUndefined();
      const byProps = host(props);
      expect(belowHeader(file('alloy/journal.alloy'))).toBe(
        belowHeader(byProps.file('alloy/journal.alloy')),
      );
      expect(file('hosts/ryzen.nix')).toBe(byProps.file('hosts/ryzen.nix'));
    },
  );

  test('reads system and user units by the fields that journald files them under', () => {
    const { file } = host({
      journalUnits: [
        JournalUnit.system('sshd'),
        JournalUnit.user('otel-ai-monitor'),
        JournalUnit.system('getty@tty1'),
      ],
    });
    const matches = file('alloy/journal.alloy')?.match(/matches += ".*"/g);
    expect(matches).toEqual([
      'matches       = "_SYSTEMD_UNIT=sshd.service _SYSTEMD_UNIT=getty@tty1.service"',
      'matches       = "_SYSTEMD_USER_UNIT=otel-ai-monitor.service"',
    ]);
  });

  test('tells NixOS the system units that it reads, those of users not being its own', () => {
    const { file } = host({ journalUnits: [JournalUnit.system('sshd'), JournalUnit.user('i3')] });
    expect(file('hosts/ryzen.nix')).toContain(`journal = {
      enable = lib.mkDefault true;
      configFiles.journal = lib.mkDefault ../files/ryzen/alloy/journal.alloy;
      pipeline = {
        receiver = lib.mkDefault "otelcol.receiver.loki.fleet_journal.receiver";
        rules = lib.mkDefault "loki.relabel.fleet_journal.rules";
      };
      units = [ "sshd.service" ];
    };`);
  });

  test('has no file without units', () => {
    expect(host().file('alloy/journal.alloy')).toBeUndefined();
  });

  test('fails for a second one on a host, whether a collector made the first or a user', () => {
    const units = [JournalUnit.system('sshd')];
    const { host: ryzen, alloy } = host({ journalUnits: units });
    expect(() => new JournalLogs(ryzen, 'journal', { collector: alloy, units })).toThrow(
      '[fleet/ryzen/journal] the host has one already, fleet/ryzen/alloy/journal: ' +
        'leave this one out, and add its units by addUnit',
    );
    const { host: other, alloy: collector } = host();
    new JournalLogs(other, 'journal', { collector, units });
    expect(() => collector.addJournalUnit(JournalUnit.system('docker'))).toThrow(
      '[fleet/ryzen/alloy/journal] the host has one already, fleet/ryzen/journal',
    );
  });

  test('fails outside of a host', () => {
    const { alloy } = host();
    expect(() => new JournalLogs(fleet(), 'journal', { collector: alloy })).toThrow(
      '[fleet/journal] is not on a host: pass a NixosHost, or a construct on one, as the scope',
    );
  });
});
