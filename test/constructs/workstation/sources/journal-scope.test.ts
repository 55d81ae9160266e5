import { JournalScope, JournalUnit, type JournalPriority } from '../../../../index';
import { component, host } from '../../support';

const EVERYTHING = JournalScope.everything({
  minimumPriority: 'notice',
  excludeUnits: [JournalUnit.system('cron'), JournalUnit.user('app@x.service')],
});

describe('JournalScope', () => {
  test('becomes rules of the journal, which take overrides', () => {
    const { alloy, file } = host({ journal: EVERYTHING });
    alloy.journal?.rules.addOverride('rule.0.regex', 'debug');
    expect(component(file('alloy/journal.alloy'), 'loki.relabel "fleet_journal"')).toContain(
      'source_labels = ["__journal_priority_keyword"]\n\t\tregex         = "debug"\n',
    );
  });

  test('reads the whole journal without a match, and drops what is left out at its source', () => {
    const text = host({ journal: EVERYTHING }).file('alloy/journal.alloy') ?? '';
    expect(/loki\.source\.journal "\w+" \{\n([\s\S]*?)\n\}/.exec(text)?.[1]).not.toContain(
      'matches',
    );
    const rules = [...text.matchAll(/\trule \{\n([\s\S]*?)\n\t\}/g)].map(([, body = '']) =>
      body.replaceAll(/\t+/g, '').replaceAll(/ +=/g, ' ='),
    );
    expect(rules.slice(0, 3)).toEqual([
      'source_labels = ["__journal_priority_keyword"]\nregex = "info|debug"\naction = "drop"',
      'source_labels = ["__journal__systemd_unit"]\nregex = "cron\\\\.service"\naction = "drop"',
      'source_labels = ["__journal__systemd_user_unit"]\nregex = "app@x\\\\.service"\naction = "drop"',
    ]);
    expect(rules.slice(3).join('\n')).toContain('replacement = "${1}@${2}"');
  });

  test('drops nothing unless told to', () => {
    const { file } = host({ journal: JournalScope.everything() });
    expect(file('alloy/journal.alloy')).not.toContain('"drop"');
    expect(host({ journal: EVERYTHING }).file('alloy/journal.alloy')).toContain('"drop"');
  });

  test('fails for a priority that there is not', () => {
    const minimumPriority = 'warn' as JournalPriority;
    expect(() => host({ journal: JournalScope.everything({ minimumPriority }) })).toThrow(
      "[fleet/ryzen/alloy/journal] a priority is one of emerg, alert, crit, error, warning, notice, info, debug, but 'warn' was given",
    );
  });
});
