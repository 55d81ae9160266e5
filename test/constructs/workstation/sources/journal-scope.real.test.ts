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
    expect(file('alloy/elsewhere.alloy')).toMatch(
      /auth +=\s+\{\s+direct = otelcol\.auth\.bearer\./,
    );
    expect(file('hosts/ryzen.nix')).toContain(
      'requiredCredentials.otlp-token = lib.mkDefault "fleet/ryzen/alloy/destination-elsewhere/elsewhere/token";',
    );
    expect(run(programs.alloy, ['validate', folder])).toMatchObject({ status: 0 });
  });
});
