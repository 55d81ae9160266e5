import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { Duration, HostField, Inventory, NixosHost, Size } from '../../../index';
import { fleet } from '../../constructs/support';

const KINDS = {
  desktop: {
    profiles: HostField.flag.optional(),
    labels: HostField.mapOf(HostField.text).optional(),
    monitor: HostField.oneOf('i3', 'sway').optional(),
  },
  server: {
    units: HostField.listOf(HostField.text),
    interval: HostField.duration.optional(),
    buffer: HostField.size.optional(),
    port: HostField.port.optional(),
    cores: HostField.wholeNumber(1, 64).optional(),
    mac: HostField.matching(
      'a MAC address such as 02:00:00:00:00:01',
      /^(\w\w:){5}\w\w$/,
    ).optional(),
    disk: HostField.object('a disk', { path: HostField.text }).optional(),
  },
};

const FLEET = `
hosts:
  ryzen:
    kind: desktop
    profiles: true
    labels: { role: dev }
  web:
    kind: server
    units: [sshd, nginx]
    interval: 1m30s
    buffer: 200MiB
    port: 4319
    disk: { path: /srv }
`;

/** What is wrong with a text. */
function mistakes(text: string): string[] {
  try {
    Inventory.fromText(text, KINDS, 'fleet.yaml');
  } catch (error) {
    return (error as Error).message.split('\n');
  }
  return [];
}

describe('an inventory', () => {
  test('has typed hosts, in the order of the file', () => {
    const { hosts } = Inventory.fromText(FLEET, KINDS);
    expect(hosts).toEqual([
      { name: 'ryzen', kind: 'desktop', props: { profiles: true, labels: { role: 'dev' } } },
      {
        name: 'web',
        kind: 'server',
        props: {
          units: ['sshd', 'nginx'],
          interval: Duration.seconds(90),
          buffer: Size.mebibytes(200),
          port: 4319,
          disk: { path: '/srv' },
        },
      },
    ]);
    // what the compiler knows of them
    for (const host of hosts) {
      if (host.kind === 'server') expect(host.props.units.join()).toBe('sshd,nginx');
      // @ts-expect-error -- a desktop has no units
      else expect(host.props.units).toBeUndefined();
    }
  });

  test('makes each host by its kind', () => {
    const stack = fleet();
    const made = Inventory.fromText(FLEET, KINDS).create<NixosHost>({
      desktop: ({ name }) => new NixosHost(stack, name),
      server: ({ name, props }) => new NixosHost(stack, `${name}-${props.units.length}`),
    });
    expect(made.map(({ hostname }) => hostname)).toEqual(['ryzen', 'web-2']);
  });

  test('is read from a file, of JSON too', () => {
    const folder = mkdtempSync(join(tmpdir(), 'inventory-'));
    const path = join(folder, 'fleet.json');
    writeFileSync(path, JSON.stringify({ hosts: { ryzen: { kind: 'desktop' } } }, null, '\t'));
    expect(Inventory.fromFile(path, KINDS).hosts).toEqual([
      { name: 'ryzen', kind: 'desktop', props: {} },
    ]);
    rmSync(folder, { recursive: true });
  });

  test('takes what YAML has for what hosts have in common', () => {
    const text = `
hosts:
  a: &server
    kind: server
    units: [sshd]
  b:
    <<: *server
    port: 80
`;
    expect(Inventory.fromText(text, KINDS).hosts[1]?.props).toEqual({ units: ['sshd'], port: 80 });
  });

  test.each([
    [
      'a kind that there is not',
      'hosts:\n  ryzen:\n    kind: dekstop\n',
      "[fleet.yaml:3:11] hosts.ryzen.kind is one of desktop, server, but 'dekstop' was given: did you mean desktop?",
    ],
    [
      'no kind',
      'hosts:\n  ryzen:\n    profiles: true\n',
      '[fleet.yaml:2:3] hosts.ryzen lacks kind, one of desktop, server: add it',
    ],
    [
      'a host with nothing in it',
      'hosts:\n  ryzen:\n',
      '[fleet.yaml:2:9] hosts.ryzen is a mapping with a kind, but nothing was given',
    ],
    [
      'a field that there is not',
      'hosts:\n  ryzen:\n    kind: desktop\n    lables: { role: dev }\n',
      '[fleet.yaml:4:5] hosts.ryzen.lables is no field of a desktop, which has profiles, labels, monitor: did you mean labels?',
    ],
    [
      'a field of another kind',
      '{"hosts": {"ryzen": {"kind": "desktop", "units": []}}}',
      '[fleet.yaml:1:41] hosts.ryzen.units is no field of a desktop, which has profiles, labels, monitor: leave it out',
    ],
    [
      'a field that is missing',
      'hosts:\n  web:\n    kind: server\n',
      '[fleet.yaml:2:3] hosts.web lacks units, a list, each of which is a text: add it',
    ],
    [
      'a number where a text is wanted',
      'hosts:\n  web:\n    kind: server\n    units: [sshd, 1.16]\n',
      '[fleet.yaml:4:19] hosts.web.units[1] is a text, but 1.16 was given: put it in quotes',
    ],
    [
      'a bare number for a length of time',
      'hosts:\n  web: { kind: server, units: [], interval: 30 }\n',
      '[fleet.yaml:2:45] hosts.web.interval is a length of time such as 30s, 15m or 24h, but 30 was given',
    ],
    [
      'a part of a millisecond',
      'hosts:\n  web: { kind: server, units: [], interval: 0.1ms }\n',
      "[fleet.yaml:2:45] hosts.web.interval is a length of time such as 30s, 15m or 24h, but '0.1ms' was given",
    ],
    [
      'a port out of range',
      'hosts:\n  web: { kind: server, units: [], port: 0 }\n',
      '[fleet.yaml:2:41] hosts.web.port is a port, a whole number from 1 to 65535, but 0 was given',
    ],
    [
      'a number out of range',
      'hosts:\n  web: { kind: server, units: [], cores: 0 }\n',
      '[fleet.yaml:2:42] hosts.web.cores is a whole number from 1 to 64, but 0 was given',
    ],
    [
      'a word that is none of several',
      'hosts:\n  a: { kind: desktop, monitor: i4 }\n',
      "[fleet.yaml:2:32] hosts.a.monitor is one of 'i3', 'sway', but 'i4' was given: did you mean i3?",
    ],
    [
      'a text of another form',
      'hosts:\n  web: { kind: server, units: [], mac: eth0 }\n',
      "[fleet.yaml:2:40] hosts.web.mac is a MAC address such as 02:00:00:00:00:01, but 'eth0' was given",
    ],
    [
      'what is wrong in a field of its own fields',
      'hosts:\n  web: { kind: server, units: [], disk: { pth: /srv } }\n',
      '[fleet.yaml:2:43] hosts.web.disk.pth is no field of a disk, which has path: did you mean path?',
    ],
    [
      'a size in other units',
      'hosts:\n  web: { kind: server, units: [], buffer: 1GB }\n',
      "[fleet.yaml:2:43] hosts.web.buffer is a size such as 100MiB or 2GiB, but '1GB' was given",
    ],
    [
      'hosts as a list',
      'hosts:\n  - ryzen\n',
      '[fleet.yaml:2:3] hosts is a mapping of hosts by name, but ["ryzen"] was given',
    ],
    [
      'no host',
      'hosts: {}\n',
      '[fleet.yaml:1:8] hosts is a mapping of hosts by name, but {} was given: add one, or leave the inventory out',
    ],
    [
      'nothing',
      '',
      '[fleet.yaml:1:1] the inventory is a mapping with hosts, but nothing was given',
    ],
    [
      'what is beside the hosts',
      'host: {}\nhosts:\n  ryzen: { kind: desktop }\n',
      '[fleet.yaml:1:1] host is no field of an inventory, which has hosts: did you mean hosts?',
    ],
    [
      'a host twice',
      'hosts:\n  ryzen: { kind: desktop }\n  ryzen: { kind: desktop }\n',
      '[fleet.yaml:3:3] is no YAML: Map keys must be unique',
    ],
    [
      'an alias of nothing',
      'hosts: *all\n',
      '[fleet.yaml:1:1] is no YAML: Unresolved alias (the anchor must be set before the alias): all',
    ],
    [
      'a tag that means nothing',
      'hosts:\n  ryzen: { kind: !secret desktop }\n',
      '[fleet.yaml:2:18] is no YAML: Unresolved tag: !secret',
    ],
  ])('fails for %s', (_, text, message) => {
    expect(mistakes(text)).toContain(message);
  });

  test('fails for a document too many', () => {
    expect(mistakes('hosts: {}\n---\nhosts: {}\n')[0]).toMatch(/^\[fleet\.yaml:2:1\] is no YAML: /);
  });

  test('fails for all that is wrong at once', () => {
    expect(mistakes('hosts:\n  a: { kind: no }\n  b: { kind: server, port: 0 }\n')).toEqual([
      "[fleet.yaml:2:14] hosts.a.kind is one of desktop, server, but 'no' was given",
      '[fleet.yaml:3:3] hosts.b lacks units, a list, each of which is a text: add it',
      '[fleet.yaml:3:28] hosts.b.port is a port, a whole number from 1 to 65535, but 0 was given',
    ]);
  });

  test("fails with a host's place for what its constructs refuse", () => {
    const stack = fleet();
    const inventory = Inventory.fromText(
      'hosts:\n  My_Laptop: { kind: desktop }\n',
      KINDS,
      'fleet.yaml',
    );
    const make = ({ name }: { readonly name: string }) => new NixosHost(stack, name);
    expect(() => inventory.create({ desktop: make, server: make })).toThrow(
      "[fleet/My_Laptop] a host name is 1 to 63 lower-case letters, digits and hyphens inside, but 'My_Laptop' was given " +
        '(hosts.My_Laptop, fleet.yaml:2:3)',
    );
  });

  test('fails for a file that is not there, and for a kind whose field would hide what it is', () => {
    expect(() => Inventory.fromFile('nowhere.yaml', KINDS)).toThrow(
      /^\[nowhere\.yaml\] can't be read: ENOENT/,
    );
    expect(() => Inventory.fromText(FLEET, { vm: { kind: HostField.text } })).toThrow(
      "hosts of the kind 'vm' can't have a field 'kind': give it another name",
    );
  });
});

/** Hosts as data, as a file has them. */
const HOSTS = fc.dictionary(
  fc.oneof(
    fc.string({ minLength: 1 }),
    fc.constantFrom('__proto__', '10', 'null', 'true', '- a', '<<x'),
  ),
  fc.oneof(
    fc.record(
      {
        kind: fc.constant('desktop'),
        profiles: fc.boolean(),
        labels: fc.dictionary(fc.string(), fc.string({ minLength: 1 })),
        monitor: fc.constantFrom('i3', 'sway'),
      },
      { requiredKeys: ['kind'] },
    ),
    fc.record(
      {
        kind: fc.constant('server'),
        units: fc.array(fc.string({ minLength: 1 })),
        port: fc.integer({ min: 1, max: 65535 }),
        disk: fc.record({ path: fc.string({ minLength: 1 }) }),
      },
      { requiredKeys: ['kind', 'units'] },
    ),
  ),
  { minKeys: 1, maxKeys: 5 },
);
const WRITTEN = fc.constantFrom<(value: unknown) => string>(
  (value) => JSON.stringify(value),
  (value) => JSON.stringify(value, null, 2),
  (value) => JSON.stringify(value, null, '\t'),
  (value) => stringify(value),
  (value) => stringify(value, { indent: 4, lineWidth: 20 }),
);

describe('any inventory', () => {
  test('is read as it was written, as YAML and as JSON', () => {
    fc.assert(
      fc.property(HOSTS, WRITTEN, (hosts, write) => {
        const read = Inventory.fromText(write({ hosts }), KINDS).hosts;
        expect(new Map(read.map(({ name, kind, props }) => [name, { kind, ...props }]))).toEqual(
          new Map(Object.entries(hosts)),
        );
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test('that is wrong in one place fails in one line, at the line and column where that is', () => {
    fc.assert(
      fc.property(HOSTS, WRITTEN, fc.nat(), (hosts, write, at) => {
        const names = Object.keys(hosts);
        const wrong = names[at % names.length] as string;
        const marked = new Map(Object.entries(hosts));
        const text = write({
          hosts: Object.fromEntries(
            [...marked].map(([name, host]) => [
              name,
              name === wrong ? { ...host, kind: 'WRONGKIND' } : host,
            ]),
          ),
        });
        const offset = text.indexOf('WRONGKIND');
        fc.pre(offset === text.lastIndexOf('WRONGKIND'));
        const quoted = text[offset - 1] === '"' ? 1 : 0;
        const before = text.slice(0, offset - quoted).split('\n');
        const place = `[fleet.yaml:${before.length}:${(before.at(-1) as string).length + 1}]`;
        const said = mistakes(text);
        expect(said.join('\n').startsWith(`${place} hosts.`)).toBe(true);
        expect(said.join('\n')).toContain("is one of desktop, server, but 'WRONGKIND' was given");
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  test('of whatever text gives hosts, or an error with a place', () => {
    const bits = fc.constantFrom(
      'hosts',
      ': ',
      '\n',
      '  ',
      '- ',
      '{',
      '}',
      '[',
      ']',
      'kind',
      'desktop',
      '&a ',
      '*a',
      '"',
      '|',
      '#',
      '\t',
      '<<',
      'server',
      'é',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(bits).map((all) => all.join('')),
        ),
        (text) => {
          for (const message of mistakes(text).slice(0, 1))
            expect(message).toMatch(/^\[fleet\.yaml:\d+:\d+\] /);
        },
      ),
      { seed: 3, numRuns: 1000 },
    );
  });
});
