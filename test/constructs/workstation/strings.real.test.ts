import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import {
  Alloy,
  AlloyFile,
  JournalUnit,
  OtlpDestination,
  SessionEnvironment,
  NixosHost,
} from '../../../index';
import { OtelcolExporterOtlphttp } from '../../../lib/alloy/components/otelcol/exporter.otlphttp';
import { Daemon } from '../../support/daemon';
import { describeWith, mustRun } from '../../support/programs';
import { temporaryFolder } from '../../lib/support';
import { fleet, host } from '../support';

const SEED = 2026;
const COUNT = 10_000;

const PIECES = ['${', '$', "''", '"', '\\', '\n', '\r\n', '\t', '@', ':', '.', '/', 'é', '😀', ' '];
const odd = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.string({ unit: fc.constantFrom(...PIECES, 'a', 'Z', '0', '_', '-'), maxLength: 20 }),
  )
  .filter((text) => !text.includes('\0'));
const unitName = fc.oneof(
  odd,
  fc.stringMatching(/^[A-Za-z0-9:_.\\@-]{1,40}$/),
  fc.stringMatching(/^[a-z][a-z0-9-]{0,20}@[a-z0-9:_\\-]{1,20}\.(service|socket)$/),
);

const credentialName = fc.oneof(
  odd,
  fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,40}$/),
  fc.stringMatching(/^[._-][a-z.]{0,10}$/),
);

/** Splits values into those that `use` takes and what it says of the others. */
function sorted<T>(values: readonly string[], use: (value: string) => T) {
  const taken = new Map<string, T>();
  const refused = new Map<string, string>();
  for (const value of new Set(values)) {
    try {
      taken.set(value, use(value));
    } catch (error) {
      refused.set(value, (error as Error).message);
    }
  }
  return { taken, refused };
}

interface Argument {
  readonly name: string;
  readonly body?: readonly Argument[];
  readonly value?: { readonly value: unknown };
}

describeWith(['alloy'], 'strings that a user gives', (programs) => {
  test(`${COUNT} names of units reach the real Alloy as given, or are refused by name`, async () => {
    const names = fc.sample(unitName, { numRuns: COUNT, seed: SEED });
    const { stack } = host();
    const { taken, refused } = sorted(names, (name) => JournalUnit.system(name).unitName(stack));
    expect(taken.size).toBeGreaterThan(COUNT / 10);
    expect(refused.size).toBeGreaterThan(COUNT / 10);
    for (const [name, message] of refused) expect(message).toContain(`'${name}'`);

    const units = [...new Set(taken.values())];
    const { file } = host({
      otlpHttpPort: 24318,
      journalUnits: units.map((name) => JournalUnit.system(name)),
    });
    const wanted = units.map((name) => `_SYSTEMD_UNIT=${name}`).join(' ');
    const read = await readArguments(
      programs.alloy,
      file,
      'loki.source.journal.fleet_journal_system',
    );
    expect(read.find(({ name }) => name === 'matches')?.value?.value).toBe(wanted);
  });

  test(`${COUNT} headers' values reach the real Alloy as given`, async () => {
    const values = [...new Set(fc.sample(odd, { numRuns: COUNT, seed: SEED }))].filter((value) =>
      value.isWellFormed(),
    );
    const headers = Object.fromEntries(values.map((value, i) => [`h${i}`, value]));
    const endpoint = 'http://elsewhere.example.ts.net:4318';
    const { file } = host({
      otlpHttpPort: 24318,
      destinations: [OtlpDestination.remote('elsewhere', { endpoint, headers })],
    });
    expect(await readHeaders(programs.alloy, file, 'elsewhere')).toEqual(headers);
  });

  test(`${COUNT} names of credentials reach the real Alloy as given, or are refused by name`, async () => {
    const names = fc.sample(credentialName, { numRuns: COUNT, seed: SEED });
    const { taken, refused } = sorted(names, (name) => Alloy.credential(name));
    expect(taken.size).toBeGreaterThan(COUNT / 10);
    expect(refused.size).toBeGreaterThan(COUNT / 10);
    for (const [name, message] of refused) expect(message).toContain(`'${name}'`);

    const { alloy: collector, file } = host({ otlpHttpPort: 24318 });
    const { directory } = collector;
    const own = new AlloyFile(collector, 'own', { directory, name: 'elsewhere' });
    const paths = [...taken.values()];
    new OtelcolExporterOtlphttp(own, 'elsewhere', {
      client: {
        endpoint: 'http://elsewhere.example.ts.net:4318',
        headers: Object.fromEntries(paths.map((path, i) => [`h${i}`, path])),
      },
    });
    const read = await readHeaders(programs.alloy, file, 'elsewhere');
    // outside a unit there is no directory of credentials
    expect(Object.values(read)).toEqual([...taken.keys()].map((name) => `/${name}`));
  });
});

describeWith(['nix-instantiate'], 'variables that a user gives', (programs) => {
  test(`${COUNT} values reach the real Nix as given, or are refused by name`, () => {
    const values = fc.sample(odd, { numRuns: COUNT, seed: SEED });
    const { alloy: collector } = host();
    const { taken, refused } = sorted(values, (value) => {
      const one = new NixosHost(fleet(), 'ryzen');
      new SessionEnvironment(one, 'session', { collector, variables: { A: value } });
      return value;
    });
    expect(taken.size).toBeGreaterThan(COUNT / 20);
    expect(refused.size).toBeGreaterThan(COUNT / 20);
    for (const [value, message] of refused) expect(message).toContain(`'${value}'`);

    const variables = Object.fromEntries([...taken.keys()].map((value, i) => [`V${i}`, value]));
    const { file } = host({ sessionEnvironment: { variables } });
    const module = file('hosts/ryzen.nix') ?? '';
    const read = JSON.parse(
      mustRun(
        programs['nix-instantiate'],
        ['--eval', '--strict', '--json', '-'],
        `((${module}) { lib.mkDefault = value: value; }).observability.sessionEnvironment.variables`,
      ),
    ) as Record<string, string>;
    expect(read).toMatchObject(variables);
  });
});

/** The headers that a running Alloy sends to a destination, by name in the order in which they were given. */
async function readHeaders(
  alloy: string,
  file: (path: string) => string | undefined,
  destination: string,
): Promise<Record<string, unknown>> {
  const id = `otelcol.exporter.otlphttp.fleet_${destination}`;
  const client = (await readArguments(alloy, file, id)).find(({ name }) => name === 'client');
  const headers = client?.body?.find(({ name }) => name === 'headers')?.value?.value;
  const entries = headers as readonly { key: string; value: { value: unknown } }[];
  const named = entries.map(({ key, value }) => [key, value.value] as const);
  return Object.fromEntries(named.sort(([a], [b]) => Number(a.slice(1)) - Number(b.slice(1))));
}

/** What a running Alloy has understood of a component of a host's files. */
async function readArguments(
  alloy: string,
  file: (path: string) => string | undefined,
  id: string,
): Promise<readonly Argument[]> {
  const folder = temporaryFolder();
  for (const name of ['collector', 'ai_monitor', 'lgtm', 'elsewhere', 'journal', 'node-metrics']) {
    const text = file(`alloy/${name}.alloy`);
    if (text === undefined) continue;
    const path = join(folder, 'config', `${name}.alloy`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const address = '127.0.0.1:24319';
  const daemon = new Daemon(
    alloy,
    [
      ...['run', '--disable-reporting', `--storage.path=${join(folder, 'data')}`],
      ...[`--server.http.listen-addr=${address}`, join(folder, 'config')],
    ],
    join(folder, 'log'),
  );
  try {
    await daemon.until(async () => (await fetch(`http://${address}/-/ready`)).ok, 30);
    const url = `http://${address}/api/v0/web/components/${id}`;
    const { arguments: read } = (await (await fetch(url)).json()) as { arguments: Argument[] };
    return read;
  } finally {
    await daemon.stop();
  }
}
