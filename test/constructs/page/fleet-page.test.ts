import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Testing } from 'cdktf';
import { exampleFleet } from '../../../bin/fleet';
import {
  AlloyCollector,
  AlloyComponent,
  AlloyFile,
  block,
  FileLogs,
  JournalUnit,
  LgtmBackend,
  Loki,
  NixosHost,
  ObservabilityStack,
  OtlpDestination,
  OutageBuffer,
  Size,
  sourceFile,
  synthNixos,
  TailscaleService,
  type AlloyCollectorProps,
  type OtelcolConsumer,
} from '../../../index';
import { elementsIn, misplacedIn } from '../../lib/svg/drawing';
import { Debug } from '../workstation/own-destinations';
import { BACKENDS, cluster, fleet, host, MONITOR } from '../support';

/** The page of a fleet and its picture. */
function page(stack: ObservabilityStack) {
  const all = synthNixos(stack);
  return { all, text: all.get('README.md') ?? '', picture: all.get('fleet.svg') ?? '' };
}

/** What follows a heading, up to the next one. */
function section(text: string, heading: string): string {
  const found = text.split(/^(?=#{1,3} )/m).find((each) => each.startsWith(`${heading}\n`));
  return found?.slice(heading.length).trim() ?? `there is no ${heading} in:\n${text}`;
}

/** The titles of a picture's boxes, in their order from left to right and from top to bottom. */
function boxes(picture: string): string[] {
  return elementsIn(picture)
    .filter(({ attributes }) => attributes.class === 'name')
    .map(({ text }) => text);
}

/** Every link of a page that leads to a file beside. */
function links(text: string): string[] {
  return [...text.matchAll(/\]\(([^)#]+)\)/g)].map(([, to = '']) => to);
}

describe('the page of a fleet', () => {
  test('leads to files that are there, and to headings of its own', () => {
    const { all, text } = page(exampleFleet(Testing.app()));
    expect(links(text)).toHaveLength(7);
    expect(links(text).filter((path) => !all.has(path))).toEqual([]);
    const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(
      ([, heading = '']) => `#${heading.toLowerCase().replaceAll(' ', '-')}`,
    );
    const anchors = [...text.matchAll(/\]\((#[^)]+)\)/g)].map(([, to = '']) => to);
    expect(anchors).toHaveLength(3);
    expect(anchors.filter((to) => !headings.includes(to))).toEqual([]);
  });

  test('has each URL that a host has, and no other', () => {
    const { all, text } = page(exampleFleet(Testing.app()));
    const checked = [...all]
      .filter(([path]) => path.endsWith('check.json'))
      .flatMap(([, json]) => json.match(/http:\/\/[\w.:-]+/g) ?? [])
      .map((url) => url.replace('http://', ''));
    const shown = text.match(/(127\.0\.0\.1|[a-z-]+\.example\.ts\.net):\d+/g) ?? [];
    expect([...new Set(shown)].sort()).toEqual([...new Set(checked)].sort());
  });

  test('has each switch that a host has, and no other', () => {
    const { all, text } = page(exampleFleet(Testing.app()));
    const checked = [...all]
      .filter(([path]) => path.endsWith('check.json'))
      .flatMap(([, json]) => [...json.matchAll(/"switch": "observability\.([^"]+)"/g)])
      .map(([, name]) => name);
    const rows = [...text.matchAll(/^\| [\w\\-]+ \| `([\w.]+)` \| /gm)].map(([, name]) => name);
    expect([...new Set(rows)].sort()).toEqual([...new Set([...checked, 'alloy'])].sort());
  });

  test('puts hosts that are alike together, whatever their units are, and stays short', () => {
    const { stack, lgtm } = cluster();
    for (let i = 1; i <= 50; i++)
      new AlloyCollector(new NixosHost(stack, `ws-${String(i).padStart(2, '0')}`), 'alloy', {
        destinations: [MONITOR, lgtm],
        journalUnits: [
          JournalUnit.system('sshd'),
          ...(i > 48 ? [JournalUnit.system('upower')] : []),
        ],
        nodeMetrics: i === 7 ? false : undefined,
      });
    const { text, picture } = page(stack);
    expect(text.split('\n').length).toBeLessThan(130);
    expect(section(text, '### Hosts like ws-01')).toContain(
      '49 hosts: `ws-01`, `ws-02`, `ws-03`, `ws-04`, `ws-05` and 44 more.',
    );
    expect(section(text, '### Host ws-07')).not.toContain('node-metrics');
    expect(text).toContain('| [`ws-50`](hosts/ws-50.nix) | [ws-01](#hosts-like-ws-01) |');
    expect(section(text, '## Emitters')).toMatchInlineSnapshot(`
     "| who | how | signals | into | hosts |
     | --- | --- | --- | --- | --- |
     | every session | told by environment | metrics, logs, traces | collector | all |
     | sshd.service | read from the journal | logs | journal | all |
     | upower.service | read from the journal | logs | journal | ws-49, ws-50 |"
    `);
    expect(misplacedIn(picture)).toEqual([]);
    expect(picture.length).toBeLessThan(20_000);
    expect(picture).toContain('>upower.service (2 of 50)<');
    expect(picture).toContain('>node-metrics (49 of 50)<');
  });

  test('has a section for each of two clusters, and a way to each', () => {
    const { stack, lgtm } = cluster({ ...BACKENDS, hostname: 'first' });
    const archive = new LgtmBackend(stack, 'archive', {
      logs: Loki.external({ url: 'http://loki.old.svc:3100', objectStore: 's3', tenant: 'team' }),
      hostname: 'second',
      namespace: 'old',
      collector: { twoTiers: {} },
    });
    new AlloyCollector(new NixosHost(stack, 'ryzen'), 'alloy', { destinations: [lgtm, archive] });
    const { text, picture } = page(stack);
    expect(section(text, '## Cluster archive')).toMatchInlineSnapshot(`
     "In \`old\`: the collector \`otel-collector-front\`, a Deployment of 2 replicas, and behind it the collector \`otel-collector\`, a StatefulSet of 2 replicas.

     | on the tailnet | TCP | tag | takes | leads to |
     | --- | --- | --- | --- | --- |
     | \`second.example.ts.net\` | 4318 | \`tag:k8s\` | logs | otel-collector-front |

     | store | keeps | for | takes what is as old as | tenant | written at |
     | --- | --- | --- | --- | --- | --- |
     | loki | logs | 30 days | 1 day | \`team\` | \`http://loki.old.svc:3100/otlp\` |

     The Job \`archive-retention-check\` asks the stores for it, at each apply that changes what it asks."
    `);
    expect(section(text, '### Host ryzen')).toContain('| lgtm, archive |');
    expect(boxes(picture).filter((name) => name === 'loki')).toHaveLength(2);
    expect(boxes(picture)).toEqual(
      expect.arrayContaining(['first', 'second', 'otel-collector-front']),
    );
    expect(misplacedIn(picture)).toEqual([]);
  });

  test('has a host off the tailnet, whose exporters keep what waits themselves', () => {
    const stack = fleet();
    new AlloyCollector(new NixosHost(stack, 'roaming'), 'alloy', {
      destinations: [OtlpDestination.remote('cloud', { endpoint: 'https://otel.example.org' })],
      buffer: OutageBuffer.alloyQueue(Size.mebibytes(60)),
    });
    const { text, picture } = page(stack);
    expect(section(text, '### Host roaming')).toContain(
      '| cloud | `destinations.cloud` | metrics, logs, traces |  | `https://otel.example.org` |',
    );
    expect(text).not.toContain('outage-buffer');
    expect(text).not.toContain('## Cluster');
    expect(boxes(picture)).toEqual(expect.arrayContaining(['collector', 'otel']));
    expect(picture).toContain('>example.org :443<');
    expect(misplacedIn(picture)).toEqual([]);
  });

  test('has a host with nothing on it, and one with all left out that can be', () => {
    const { stack, lgtm } = cluster();
    new NixosHost(stack, 'bare');
    new AlloyCollector(new NixosHost(stack, 'least'), 'alloy', {
      destinations: [lgtm],
      nodeMetrics: false,
      selfMetrics: false,
      sessionEnvironment: false,
      buffer: OutageBuffer.alloyQueue(Size.mebibytes(60)),
    });
    const { text } = page(stack);
    expect(text).toContain('| [`bare`](hosts/bare.nix) | [bare](#host-bare) |  |');
    expect(section(text, '### Host bare')).toBe('Nothing is on it.');
    expect(section(text, '### Host least')).toMatchInlineSnapshot(`
     "| part | switch | runs in | listens on | metrics | logs | traces |
     | --- | --- | --- | --- | --- | --- | --- |
     | collector | \`alloy\` | \`alloy.service\` | \`127.0.0.1:4318\` OTLP over HTTP | lgtm | lgtm | lgtm |

     | destination | switch | takes | waits in | at |
     | --- | --- | --- | --- | --- |
     | lgtm | \`destinations.lgtm\` | metrics, logs, traces |  | \`http://otel-collector.example.ts.net:4318\`, on the tailnet |"
    `);
    expect(text).not.toContain('## Emitters');
  });

  test('has no picture where there is nothing to see', () => {
    const { all, text } = page(fleet());
    expect(all.has('fleet.svg')).toBe(false);
    expect(text).toMatchInlineSnapshot(`
     "<!-- Generated from fleet by cdktf synth. Do not edit. -->

     # fleet

     0 hosts of the tailnet \`example.ts.net\`, and what they report to.
     "
    `);
  });

  test("has a destination of one's own, by the URL that it asks the way to or else by what sends", () => {
    const { stack, alloy } = host({
      destinations: [new Debug('debug', ['traces', 'logs'])],
      nodeMetrics: false,
    });
    new FileLogs(alloy, 'nginx', {
      collector: alloy,
      name: 'nginx',
      paths: ['/var/log/nginx/*.log'],
    });
    const { text, picture } = page(stack);
    expect(section(text, '### Host ryzen')).toMatchInlineSnapshot(`
     "| part | switch | runs in | listens on | logs | traces |
     | --- | --- | --- | --- | --- | --- |
     | collector | \`alloy\` | \`alloy.service\` | \`127.0.0.1:4318\` OTLP over HTTP | debug | debug |
     | nginx-files | \`sources.nginx-files\` | \`alloy.service\` |  | debug |  |

     | destination | switch | takes | waits in | at |
     | --- | --- | --- | --- | --- |
     | debug | \`destinations.debug\` | traces, logs |  | \`otelcol.exporter.debug\` |"
    `);
    expect(boxes(picture)).toContain('debug');
    expect(picture).toContain('>otelcol.exporter.debug<');
    expect(misplacedIn(picture)).toEqual([]);
  });

  test("has a source of one's own, whose components nobody knows but by their names", () => {
    const { stack, alloy } = host();
    const file = sourceFile(alloy, { collector: alloy, name: 'probe' }, 'own');
    new AlloyComponent(file, 'router', {
      component: 'otelcol.connector.count',
      body: () => ({ output: block({ metrics: [...alloy.toRemote('metrics')] }) }),
    });
    const plain = new AlloyFile(alloy, 'plain', { directory: alloy.directory, name: 'plain' });
    const sink = new AlloyComponent(plain, 'sink', { component: 'loki.echo', body: {} });
    new AlloyComponent(plain, 'source', {
      component: 'loki.source.api',
      body: { forward_to: [sink.export<OtelcolConsumer>('receiver')] },
    });
    const { text } = page(stack);
    const rows = section(text, '### Host ryzen').split('\n');
    expect(rows.filter((row) => /^\| (probe|plain)/.test(row))).toEqual([
      '| probe-own | `sources.probe-own` | `alloy.service` |  | lgtm |  |  |',
      '| plain | `alloy` | `alloy.service` |  |  |  |  |',
    ]);
  });

  test('names no tailnet where the stack has none', () => {
    expect(page(new ObservabilityStack(Testing.app(), 'fleet', {})).text).toContain(
      '\n0 hosts, and what they report to.\n',
    );
  });

  test('has what else the stack puts on the tailnet', () => {
    const { stack } = cluster();
    new TailscaleService(stack, 'tempo', {
      hostname: 'tempo',
      namespace: 'monitoring',
      selector: { app: 'tempo' },
      ports: [{ name: 'http', port: 3200 }],
    });
    expect(section(page(stack).text, '## Also on the tailnet')).toContain(
      '| `tempo.example.ts.net` | 3200 | `tag:k8s` |',
    );
  });

  test('has the environment of each assistant, with all that it needs and nothing that another does', () => {
    const sessionEnvironment: AlloyCollectorProps['sessionEnvironment'] = {
      assistants: ['claude-code', 'codex', 'gemini-cli'],
      variables: { OTEL_RESOURCE_ATTRIBUTES: "team=the crew's" },
    };
    const { stack } = host({ otlpHttpPort: 5318, sessionEnvironment });
    const text = section(page(stack).text, '## Emitters');
    expect(text.slice(text.indexOf('\n\n'))).toMatchInlineSnapshot(`
     "

     \`claude-code\`, on all hosts, is \`claude-code\` in \`service.name\`. Its environment:

     \`\`\`sh
     OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:5318
     OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf
     CLAUDE_CODE_ENABLE_TELEMETRY=1
     CLAUDE_CODE_ENHANCED_TELEMETRY_BETA=1
     OTEL_LOGS_EXPORTER=otlp
     OTEL_METRICS_EXPORTER=otlp
     OTEL_TRACES_EXPORTER=otlp
     OTEL_RESOURCE_ATTRIBUTES="team=the crew's"
     \`\`\`

     \`codex\`, on all hosts, is \`codex_cli_rs\` in \`service.name\`. It reads no variables but \`/etc/codex/config.toml\`, whose \`[otel]\` sends to \`http://127.0.0.1:5318\`.

     \`gemini-cli\`, on all hosts, is \`gemini-cli\` in \`service.name\`. Its environment:

     \`\`\`sh
     OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:5318
     OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf
     GEMINI_TELEMETRY_OTLP_PROTOCOL=http
     GEMINI_TELEMETRY_ENABLED=true
     GEMINI_TELEMETRY_LOG_PROMPTS=false
     OTEL_RESOURCE_ATTRIBUTES="team=the crew's"
     \`\`\`"
    `);
  });
});

describe('the page in the output directory', () => {
  const before = process.cwd();
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'page-'));
    process.chdir(folder);
    mkdirSync('nixos-out');
  });
  afterEach(() => {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  });

  /** Synthesizes a host here. @returns what the synth says of it */
  function synth(page?: boolean): string {
    const log = jest.spyOn(console, 'log').mockImplementation();
    try {
      const app = new App({ outdir: 'cdktf.out' });
      const stack = new ObservabilityStack(app, 'fleet', {
        tailnet: 'example.ts.net',
        quiet: false,
        page,
      });
      new NixosHost(stack, 'ryzen');
      app.synth();
      return log.mock.calls.join('\n');
    } finally {
      log.mockRestore();
    }
  }
  const manifest = () => readFileSync('nixos-out/manifest.json', 'utf8');

  test('is ours: written, kept and, when it is asked for no more, removed', () => {
    expect(synth()).not.toContain("isn't generated");
    expect(readFileSync('nixos-out/README.md', 'utf8')).toContain('# fleet\n');
    expect(manifest()).toContain('README.md');
    synth(false);
    expect(existsSync('nixos-out/README.md')).toBe(false);
  });

  test('leaves the README of whoever has one there, and says so each time', () => {
    writeFileSync('nixos-out/README.md', '# mine\n');
    for (let i = 0; i < 2; i++)
      expect(synth()).toContain(
        "README.md there isn't generated, and stays: the page isn't written",
      );
    expect(readFileSync('nixos-out/README.md', 'utf8')).toBe('# mine\n');
    expect(manifest()).not.toContain('README.md');
    expect(existsSync('nixos-out/flake.nix')).toBe(true);
    rmSync('nixos-out/README.md');
    symlinkSync('../README.md', 'nixos-out/README.md');
    expect(synth()).toContain("isn't generated");
    rmSync('nixos-out/README.md');
    synth();
    expect(readFileSync('nixos-out/README.md', 'utf8')).toContain('# fleet\n');
  });
});
