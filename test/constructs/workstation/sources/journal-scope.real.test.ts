import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { JournalScope, JournalUnit, OtlpDestination } from '../../../../index';
import { temporaryFolder } from '../../../lib/support';
import { describeWith, run } from '../../../support/programs';
import { host } from '../../support';

const EVERYTHING = JournalScope.everything({
  minimumPriority: 'notice',
  excludeUnits: [JournalUnit.system('cron'), JournalUnit.user('app@x.service')],
});

test('the whole journal is read without a match, and what is left out is dropped at its source', () => {
  const text = host({ journal: EVERYTHING }).file('alloy/journal.alloy') ?? '';
  expect(/loki\.source\.journal "\w+" \{\n([\s\S]*?)\n\}/.exec(text)?.[1]).not.toContain('matches');
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

describeWith(['alloy'], 'the real Alloy', (programs) => {
  test('takes the whole journal, and a bearer token from a credential', () => {
    const { file } = host({
      journal: EVERYTHING,
      destinations: [
        OtlpDestination.remote('elsewhere', {
          endpoint: 'https://otel.example.com',
          bearerTokenCredential: 'otlp-token',
        }),
      ],
    });
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    for (const name of ['collector', 'elsewhere', 'journal', 'node-metrics'])
      writeFileSync(join(folder, `${name}.alloy`), file(`alloy/${name}.alloy`)!);
    expect(file('alloy/elsewhere.alloy')).toContain(
      'filename  = sys.env("CREDENTIALS_DIRECTORY") + "/otlp-token"',
    );
    expect(file('alloy/elsewhere.alloy')).toMatch(/auth +=\s+otelcol\.auth\.bearer\./);
    expect(file('hosts/ryzen.nix')).toContain(
      'requiredCredentials.otlp-token = lib.mkDefault "fleet/ryzen/alloy/destination-elsewhere/elsewhere";',
    );
    expect(run(programs.alloy, ['validate', folder])).toMatchObject({ status: 0 });
  });
});
