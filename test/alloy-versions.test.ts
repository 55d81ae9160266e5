import { Testing } from 'cdktf';
import { exampleFleet } from '../bin/fleet';
import {
  AlloyCollector,
  BeylaAgent,
  JournalScope,
  JournalUnit,
  NixosHost,
  OtlpDestination,
  OutageBuffer,
  PprofScrape,
  PyroscopeAgent,
  PythonMemoryProfile,
  Size,
} from '../index';
import { isNewer } from '../lib/alloy/since';
import { innerType, readSchema } from '../tools/alloy-bindings/schema';
import { readSince } from '../tools/alloy-bindings/since';
import { host, MONITOR, warnings } from './constructs/support';
import { errorsIn } from './lib/support';
import { pathsIn } from './support/alloy-text';

const schema = readSchema();
const since = readSince();

/** Everything that the newest Alloy knows, by path, with the version that knew it first. */
const known = new Map<string, string>();
for (const [name, { arguments: id }] of Object.entries(schema.components)) {
  const visit = (type: string, path: string, above: readonly string[], from: string) => {
    for (const field of schema.types[type] ?? []) {
      const here = `${path}.${field.name}`;
      const own = since.of.get(here) ?? from;
      known.set(here, own);
      const inner = innerType(field);
      if (inner !== undefined && !above.includes(inner)) visit(inner, here, [...above, inner], own);
    }
  };
  const from = since.of.get(name) ?? '0.0';
  known.set(name, from);
  if (id !== undefined) visit(id, name, [id], from);
}

/** What an Alloy of a version would refuse in some files. */
function refusedBy(version: string, files: ReadonlyMap<string, string>): string[] {
  return [...files]
    .filter(([name]) => name.endsWith('.alloy'))
    .flatMap(([name, text]) => {
      const unknown = pathsIn(text).filter((path) => {
        const first = known.get(path);
        return first === undefined || isNewer(first, version);
      });
      return unknown.map((path) => `${name}: ${path}`);
    });
}

/** The versions that NixOS releases have, from the oldest, and those between that changed something that we print. */
const VERSIONS = ['1.11', '1.15', '1.16', '1.18', '1.19'];

describe('which version of Alloy first knew what', () => {
  test('is told of nothing but what the newest one knows, or an older one knew', () => {
    expect([...since.of.keys()].filter((path) => !known.has(path))).toEqual([]);
    const experimental = Object.keys(schema.components).flatMap((name) =>
      since.lessStable(name).experimental.map((path) => `${name}.${path.replace(/=.*/, '')}`),
    );
    expect(experimental.length).toBeGreaterThan(20);
    expect(experimental.filter((path) => !known.has(path))).toEqual([]);
  });

  test('is read from files by what stands in them', () => {
    const text =
      'beyla.ebpf "fleet_x" {\n\tdiscovery {\n\t\tinstrument {\n\t\t\tcmd_args = "a{"\n\t\t}\n\t}\n}\n';
    const files = new Map([['x.alloy', text]]);
    expect(refusedBy('1.15', files)).toEqual([]);
    expect(refusedBy('1.14', files)).toEqual(['x.alloy: beyla.ebpf.discovery.instrument.cmd_args']);
  });
});

describe.each(VERSIONS)('the example fleet, written for Alloy %s', (alloyVersion) => {
  const files = exampleFleet(Testing.app(), { alloyVersion }).renderNixos();

  test('has nothing that this version would refuse', () => {
    expect(refusedBy(alloyVersion, files)).toEqual([]);
  });

  test('asks NixOS for no newer one, and for no more than what it has needs', () => {
    const asked = [...files.values()].flatMap((text) => [
      ...text.matchAll(/leastVersions\.\w+ = lib\.mkDefault "(.*)"/g),
    ]);
    const versions = new Set(asked.map(([, version = '']) => version));
    expect([...versions].sort()).toEqual(
      isNewer('1.15', alloyVersion) ? ['1.11'] : ['1.11', '1.15'],
    );
  });
});

describe('a host with all that it can have', () => {
  test('has nothing that the oldest Alloy would refuse, but command lines', () => {
    const {
      host: ryzen,
      alloy,
      lgtm,
      stack,
    } = host({
      alloyVersion: '1.11',
      buffer: OutageBuffer.alloyQueue(Size.mebibytes(60)),
      journal: JournalScope.everything({ minimumPriority: 'info' }),
      otlpGrpcPort: 4317,
      destinations: [
        MONITOR,
        OtlpDestination.remote('cloud', {
          endpoint: 'https://otlp.example.net',
          bearerTokenCredential: 'token',
          metricsTemporality: 'cumulative',
        }),
      ],
    });
    alloy.addDestination(lgtm);
    new BeylaAgent(ryzen, 'beyla', {
      collector: alloy,
      instrument: [{ name: 'api', openPorts: [8080], sampleRatio: 0.5 }],
      exclude: [{ exePath: '*/x' }],
      protocols: ['http', 'grpc'],
      routes: ['/users/{id}'],
      sampleRatio: 0.5,
      metrics: ['red', 'service-graph', 'process'],
      contextPropagation: 'headers',
    });
    const agent = new PyroscopeAgent(ryzen, 'pyroscope', { collector: alloy });
    new PprofScrape(ryzen, 'pprof', { agent, name: 'api', port: 6060 });
    new PythonMemoryProfile(ryzen, 'memory', { agent, name: 'x', unit: JournalUnit.user('x') });
    const files = stack.renderNixos();
    expect([...files.keys()].filter((name) => name.endsWith('.alloy')).length).toBeGreaterThan(8);
    expect(refusedBy('1.11', files)).toEqual([]);
    expect(errorsIn(stack)).toEqual([]);
  });
});

describe('a host whose Alloy is older', () => {
  test('does without i3pm, which only its command line tells from other programs, and says so', () => {
    const { host: ryzen, alloy, file, stack } = host({ alloyVersion: '1.11' });
    new BeylaAgent(ryzen, 'beyla', { collector: alloy });
    expect(file('alloy-ebpf/beyla.alloy')).not.toContain('cmd_args');
    expect(warnings(stack)).toContain(
      "[fleet/ryzen/beyla] i3pm isn't watched: only its command line tells it from other Python programs, and Alloy " +
        "selects by that from 1.15 on, but the host's files are written for 1.11: set alloyVersion where the host has a newer one, " +
        'or give instrument what is to be watched',
    );
  });

  test('fails for a selection that it does not know, with the one that it does', () => {
    const { host: ryzen, alloy } = host({ alloyVersion: '1.14' });
    const instrument = [{ name: 'x', cmdArgs: '*x*' }];
    expect(() => new BeylaAgent(ryzen, 'beyla', { collector: alloy, instrument })).toThrow(
      "[fleet/ryzen/beyla] an entry of instrument selects by cmdArgs '*x*', which exist since Alloy 1.15, but the host's " +
        "files are written for 1.14: select it by openPorts or exePath, or, where the host has a newer one, set alloyVersion: '1.15'",
    );
  });

  test('fails for what an override makes that is newer, with the construct, the argument, both versions and the fix', () => {
    const { alloy, lgtm, stack } = host({ alloyVersion: '1.12' });
    alloy.exporter(lgtm).addOverride('client.force_attempt_http2', true);
    expect(errorsIn(stack)).toEqual([
      '[fleet/ryzen/alloy/destination-lgtm/lgtm/otlphttp] client.force_attempt_http2 of otelcol.exporter.otlphttp exists since ' +
        "Alloy 1.13, but the files of ryzen are written for 1.12: leave it out, or, where it has a newer one, set alloyVersion: '1.13'",
    ]);
  });

  test('fails for a version that is none', () => {
    expect(() => host({ alloyVersion: 'v1.16' })).toThrow(
      "a version of Alloy is written such as 1.16 or 1.16.3, but 'v1.16' was given",
    );
  });

  test("is told by its collector, and is the stack's otherwise, in both of its processes", () => {
    const { stack, lgtm } = host();
    const other = new NixosHost(stack, 'other');
    const alloy = new AlloyCollector(other, 'alloy', {
      destinations: [lgtm, MONITOR],
      alloyVersion: '1.19',
    });
    const beyla = new BeylaAgent(other, 'beyla', { collector: alloy });
    expect(beyla.beyla.file.directory.version).toBe('1.19');
    expect(beyla.receiver.file.directory.version).toBe('1.19');
    expect(stack.alloyVersion).toBe('1.16');
  });
});
