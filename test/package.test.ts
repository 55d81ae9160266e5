import {
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type IExtractorConfigApiReport,
} from '@microsoft/api-extractor';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  bin,
  emptyFolder,
  install,
  link,
  node,
  PACKAGE,
  packLibrary,
  ROOT,
  shell,
  write,
} from './support/consumer';

/** What an app has installed besides the library; `@cdktf/provider-helm` is for charts only. */
const PEERS = ['cdktf', 'constructs', '@cdktf/provider-kubernetes', 'yaml'];

let archive: string;

// the compiler may have to share its processor
jest.setTimeout(300_000);

// what no file makes any more must not be packed
beforeAll(() => {
  write(ROOT, 'dist/constructs/stale.js', 'throw new Error("stale");\n');
  archive = packLibrary();
});

/** A folder in which the library is installed. */
function aConsumer(...packages: readonly string[]): string {
  const folder = emptyFolder();
  install(folder, archive, [...PEERS, ...packages]);
  return folder;
}

/** Every file below a folder. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();
}

const SYNTHESIZED = { status: 0, output: expect.stringContaining('nixos-out: 1 host (ryzen)') };

/** An app's statements after its imports. */
const APP = `
const app = new App();
const stack = new ObservabilityStack(app, 'observability', { tailnet: 'example.ts.net' });
const destinations = [OtlpDestination.remote('elsewhere', { endpoint: 'http://otel.example.ts.net:4318' })];
const alloy = new AlloyCollector(new NixosHost(stack, 'ryzen'), 'alloy', { destinations });
const batch = new AlloyFile(alloy, 'own', { directory: alloy.directory, name: 'own' });
new OtelcolProcessorBatch(batch, 'batch', { output: {} });
app.synth();
`;
/** An app with a store. */
const ASKED = `
const { LgtmBackend, Tempo } = require('${PACKAGE}');
const { KubernetesProvider } = require('@cdktf/provider-kubernetes/lib/provider');
const app = new App();
const stack = new ObservabilityStack(app, 'observability', { tailnet: 'example.ts.net' });
new KubernetesProvider(stack, 'kubernetes', {});
const traces = Tempo.external({ url: 'http://tempo.monitoring.svc:4318', version: 2 });
const lgtm = new LgtmBackend(stack, 'lgtm', { traces });
const ryzen = new NixosHost(stack, 'ryzen');
new AlloyCollector(ryzen, 'alloy', { destinations: [lgtm], nodeMetrics: false });
app.synth();
`;
const NAMES = '{ AlloyCollector, AlloyFile, NixosHost, ObservabilityStack, OtlpDestination }';
const BATCH = `${PACKAGE}/alloy/otelcol/processor.batch`;
const IMPORTS = `
import { App } from 'cdktf';
import ${NAMES} from '${PACKAGE}';
import { OtelcolProcessorBatch } from '${BATCH}';
`;
const REQUIRES = `
const { App } = require('cdktf');
const ${NAMES} = require('${PACKAGE}');
const { OtelcolProcessorBatch } = require('${BATCH}');
`;

describe('the packed package', () => {
  test('has what its sources make, and nothing that is left from earlier', () => {
    const folder = join(aConsumer(), 'node_modules', PACKAGE);
    const made = filesIn(folder).filter((path) => path.startsWith('dist/'));
    const source = (path: string) => path.slice('dist/'.length).replace(/(\.d\.ts|\.js)$/, '.ts');
    const sources = new Set(
      ['lib', 'cli', 'constructs', 'runtime'].flatMap((name) =>
        filesIn(join(ROOT, name)).map((path) => `${name}/${path}`),
      ),
    );
    expect(made.length).toBeGreaterThan(500);
    expect(made.filter((path) => !sources.has(source(path)))).toEqual([
      'dist/index.d.ts',
      'dist/index.js',
    ]);
    expect(filesIn(folder).filter((path) => !path.startsWith('dist/'))).toEqual([
      'LICENSE',
      'README.md',
      'package.json',
    ]);
  });

  test('works in plain JavaScript, constant files included', () => {
    const folder = aConsumer();
    write(folder, 'app.js', REQUIRES + APP);
    expect(node(folder, 'app.js')).toEqual(SYNTHESIZED);
    expect(filesIn(join(folder, 'nixos-out/modules'))).toEqual(
      filesIn(join(ROOT, 'constructs/workstation/modules')),
    );
    expect(filesIn(join(folder, 'nixos-out/files/ryzen/alloy'))).toContain('own.alloy');
  });

  test('works as an ES module, with every name that it exports', () => {
    const folder = aConsumer();
    write(folder, 'app.mjs', IMPORTS + APP);
    expect(node(folder, 'app.mjs')).toEqual(SYNTHESIZED);
    write(
      folder,
      'names.mjs',
      `import { createRequire } from 'node:module';
      const require = createRequire(import.meta.url);
      for (const name of ['${PACKAGE}', '${BATCH}']) {
        const named = Object.keys(await import(name));
        const missing = Object.keys(require(name)).filter((each) => !named.includes(each));
        console.log(named.length > 1, missing);
      }`,
    );
    expect(node(folder, 'names.mjs')).toEqual({ status: 0, output: 'true []\ntrue []\n' });
  });

  test('tells tools what it is', () => {
    const folder = aConsumer();
    write(folder, 'version.js', `console.log(require('${PACKAGE}/package.json').version)`);
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;
    expect(node(folder, 'version.js')).toEqual({ status: 0, output: `${version}\n` });
  });

  // app.mts is an ES module, and in app.cts and, by default, in app.ts import means require
  test.each([
    ['commonjs', 'node10', ['app.ts']],
    ['node16', 'node16', ['app.ts', 'app.mts', 'app.cts']],
    ['esnext', 'bundler', ['app.ts']],
  ])(
    'has types that are sound by themselves: strict, libraries checked, %s and %s',
    (module, moduleResolution, files) => {
      const folder = aConsumer('typescript');
      for (const file of files) write(folder, file, `${IMPORTS}${APP}export const made = batch;\n`);
      const compilerOptions = {
        ...{ target: 'es2022', module, moduleResolution, noEmit: true },
        ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
      };
      const ours = filesIn(join(folder, 'node_modules', PACKAGE))
        .filter((path) => path.endsWith('.d.ts'))
        .map((path) => join('node_modules', PACKAGE, path));
      const all = [...files, ...ours];
      write(folder, 'tsconfig.json', JSON.stringify({ compilerOptions, files: all }));
      expect(bin(folder, 'tsc')).toEqual({ status: 0, output: '' });
    },
  );

  test('has types that tell a wrong app from a right one', () => {
    const folder = aConsumer('typescript');
    write(folder, 'app.ts', IMPORTS + APP.replace('{ output: {} }', '{ outptu: {} }'));
    const { status, output } = bin(
      folder,
      'tsc',
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      'app.ts',
    );
    expect(status).toBe(2);
    expect(output).toContain("'outptu' does not exist in type");
  });

  test('runs by tsx without any configuration', () => {
    const folder = aConsumer('tsx');
    write(folder, 'app.ts', IMPORTS + APP);
    expect(bin(folder, 'tsx', 'app.ts')).toEqual(SYNTHESIZED);
  });

  test('runs by ts-node, which takes the app for what tsconfig.json says', () => {
    const folder = aConsumer('ts-node', 'typescript');
    write(folder, 'app.ts', IMPORTS + APP);
    write(
      folder,
      'tsconfig.json',
      JSON.stringify({ compilerOptions: { module: 'commonjs', target: 'es2022', strict: true } }),
    );
    expect(bin(folder, 'ts-node', 'app.ts')).toEqual(SYNTHESIZED);
  });

  test.each(['npx cdktf synth', 'npx tsx app.ts'])('says each warning once: %s', (command) => {
    const folder = aConsumer('cdktf-cli', 'tsx');
    write(
      folder,
      'app.ts',
      `import { App } from 'cdktf';
      import { AlloyCollector, BeylaAgent, NixosHost, ObservabilityStack, OtlpDestination } from '${PACKAGE}';

      const app = new App();
      const stack = new ObservabilityStack(app, 'observability', { tailnet: 'example.ts.net' });
      const host = new NixosHost(stack, 'ryzen');
      const destinations = [OtlpDestination.remote('x', { endpoint: 'http://x.example.ts.net:4318' })];
      const collector = new AlloyCollector(host, 'alloy', { destinations });
      new BeylaAgent(host, 'beyla', { collector });
      app.synth();`,
    );
    write(folder, 'cdktf.json', JSON.stringify({ language: 'typescript', app: 'npx tsx app.ts' }));
    const { status, output } = shell(folder, command);
    expect({ status, warnings: output.match(/i3pm serves on a unix socket/g) }).toEqual({
      status: 0,
      warnings: ['i3pm serves on a unix socket'],
    });
  });

  test('needs @cdktf/provider-helm for charts only, and says so', () => {
    const folder = aConsumer();
    const app = (provider: string) => `
      const { App } = require('cdktf');
      const { LgtmBackend, Loki, ObservabilityStack, Size } = require('${PACKAGE}');
      const { KubernetesProvider } = require('@cdktf/provider-kubernetes/lib/provider');
      const app = new App();
      const stack = new ObservabilityStack(app, 'observability', { tailnet: 'example.ts.net' });
      new KubernetesProvider(stack, 'kubernetes', {});
      ${provider}
      const logs = Loki.helm({ volume: { size: Size.gibibytes(10) } });
      new LgtmBackend(stack, 'lgtm', { logs });
      app.synth();`;
    write(folder, 'without.js', app(''));
    expect(node(folder, 'without.js')).toEqual({
      status: 1,
      output: expect.stringContaining('npm install @cdktf/provider-helm@~12.1.2'),
    });
    link(folder, '@cdktf/provider-helm');
    const provider = "require('@cdktf/provider-helm/lib/provider').HelmProvider";
    write(folder, 'with.js', app(`new (${provider})(stack, 'helm', {});`));
    expect(node(folder, 'with.js')).toEqual({
      status: 0,
      output: expect.stringContaining("cdktf.out: stack 'observability' with"),
    });
  });
});

test('the public API is the one that docs/api shows: npm run api writes it anew', () => {
  const path = join(ROOT, 'api-extractor.json');
  const file = ExtractorConfig.loadFile(path);
  const config = ExtractorConfig.prepare({
    configObject: {
      ...file,
      apiReport: { enabled: true, ...file.apiReport, reportTempFolder: emptyFolder() },
    },
    configObjectFullPath: path,
    packageJsonFullPath: join(ROOT, 'package.json'),
  });
  const errors: string[] = [];
  // of what the build before packing left in dist
  Extractor.invoke(config, {
    messageCallback: (message) => {
      if (message.logLevel === ExtractorLogLevel.Error) errors.push(message.text);
      message.handled = true;
    },
  });
  const [{ fileName }] = config.reportConfigs as [IExtractorConfigApiReport];
  const report = (folder: string) => readFileSync(join(folder, fileName), 'utf8');
  expect(report(config.reportFolder)).toBe(report(config.reportTempFolder));
  expect(errors).toEqual([]);
});

describe("README's beginning", () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const [, section = ''] = /^## Begin\n(.*?)^## /ms.exec(readme) ?? [];

  test('takes an empty folder to a synth, command by command', () => {
    const folder = emptyFolder();
    const done = [...section.matchAll(STEP)].flatMap(([, file, language, text = '']) => {
      if (language !== 'sh') {
        if (file === undefined) throw new Error(`no name before\n${text}`);
        write(folder, file, text);
        return [`wrote ${file}`];
      }
      return text
        .trim()
        .split('\n')
        .map((line) => `${line}: ${follow(folder, line)}`);
    });
    expect(done.join('\n')).toMatchInlineSnapshot(`
     "npm init -y: 
     npm install cdktf@0.21 constructs@10 @cdktf/provider-kubernetes@12.1 cdktf-nixos-observability@0.1: of the versions that are tested
     npm install --save-dev cdktf-cli@0.21 tsx@4 typescript@5.9: of the versions that are tested
     wrote app.ts
     wrote cdktf.json
     wrote tsconfig.json
     npx tsc: 
     npx cdktf synth: nixos-out: 1 host (thinkpad); 101 files written, 0 removed, 0 unchanged
     cdktf.out: stack 'observability' with 9 resources
     next: git add nixos-out, and npx cdktf deploy observability for the cluster side"
    `);
    expect(filesIn(join(folder, 'nixos-out/hosts'))).toEqual(['thinkpad.nix']);
  });

  test('is what init writes', () => {
    const folder = emptyFolder();
    install(folder, archive, []);
    for (const [, file, , text] of section.matchAll(STEP))
      if (file) write(folder, `readme/${file}`, text ?? '');
    expect(command(folder, 'init', 'fleet').status).toBe(0);
    for (const file of filesIn(join(folder, 'readme'))) {
      const [written, shown] = ['fleet', 'readme'].map((each) =>
        readFileSync(join(folder, each, file), 'utf8'),
      );
      expect(written).toBe(shown);
    }
  });
});

/** Runs the package's own command. */
function command(folder: string, ...args: readonly string[]) {
  return node(folder, join('node_modules', PACKAGE, 'dist/cli/main.js'), ...args);
}

describe('the command', () => {
  test('begins an app whose first synth works, and says what a synth would change', () => {
    const folder = emptyFolder();
    install(folder, archive, []);
    expect(command(folder, 'init')).toMatchInlineSnapshot(`
     {
       "output": "wrote package.json
     wrote app.ts
     wrote cdktf.json
     wrote .gitignore
     wrote tsconfig.json
     next: npm install && npx cdktf synth, once app.ts names your tailnet and hosts
     ",
       "status": 0,
     }
    `);
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    ) as Manifests;
    const wanted = Object.entries({ ...dependencies, ...devDependencies });
    for (const name of ['yaml', ...wanted.map(([name]) => name)])
      if (name !== PACKAGE) link(folder, name);
    const { status, output } = shell(folder, 'npm ls');
    expect({ status, output: status === 0 ? '' : output }).toEqual({ status: 0, output: '' });
    expect(shell(folder, 'npx tsc')).toEqual({ status: 0, output: '' });

    const unwritten = command(folder, 'diff');
    expect(unwritten).toEqual({ status: 1, output: expect.stringContaining('files to write') });
    expect(filesIn(folder).filter((path) => /^(nixos-out|cdktf.out)/.test(path))).toEqual([]);
    expect(shell(folder, 'npx cdktf synth').status).toBe(0);
    expect(command(folder, 'diff')).toEqual({
      status: 0,
      output: expect.stringContaining('0 files to write, 0 to remove'),
    });

    const app = readFileSync(join(folder, 'app.ts'), 'utf8');
    write(
      folder,
      'app.ts',
      app.replace("JournalUnit.system('tailscaled')", "JournalUnit.system('sshd')"),
    );
    const before = filesIn(folder).map((path) => readFileSync(join(folder, path), 'utf8'));
    expect(command(folder, 'diff')).toMatchInlineSnapshot(`
     {
       "output": "nixos-out: 1 host (thinkpad); 5 files to write, 0 to remove, 96 unchanged
       the page: README.md, fleet.svg
       thinkpad:
         observability.journal.units: + "sshd.service", - "tailscaled.service"
         alloy/journal.alloy: lines +1 -1
         check.json: lines +1 -1
     ",
       "status": 1,
     }
    `);
    expect(filesIn(folder).map((path) => readFileSync(join(folder, path), 'utf8'))).toEqual(before);

    write(folder, 'app.ts', app.replace("'thinkpad'", "'Think Pad'"));
    expect(command(folder, 'diff')).toEqual({
      status: 2,
      output: expect.stringContaining("but 'Think Pad' was given"),
    });
  });

  test('asks the backends of the app what has arrived, and leaves no file behind', () => {
    const folder = emptyFolder();
    install(folder, archive, ['cdktf', 'constructs', '@cdktf/provider-kubernetes', 'yaml']);
    write(folder, 'app.js', REQUIRES + ASKED);
    write(folder, 'cdktf.json', JSON.stringify({ language: 'typescript', app: 'node app.js' }));
    const before = filesIn(folder);
    expect(command(folder, 'check', '--query-url', 'traces=http://127.0.0.1:9'))
      .toMatchInlineSnapshot(`
     {
       "output": "?       ryzen  traces  lgtm tempo  not known: http://127.0.0.1:9: connect ECONNREFUSED 127.0.0.1:9

     to do for traces: is it up, and reached from here? --query-url traces=URL, such as that of a kubectl port-forward
     1 host, 0 with silence, 1 of 1 not known (0.0 s)
     ",
       "status": 2,
     }
    `);
    expect(filesIn(folder)).toEqual(before);
    expect(command(folder, 'check', '--since', '1y')).toEqual({
      status: 2,
      output: expect.stringContaining('--since is a time such as 90s, 15m, 2h or 7d, but 1y'),
    });
    expect(command(folder, 'check', '--query-url', 'trace=http://a')).toEqual({
      status: 2,
      output: expect.stringContaining('--query-url is such as traces=http://127.0.0.1:3200'),
    });
    expect(command(folder, 'check', '--help').status).toBe(0);
  });

  test('leaves what is there, and says so', () => {
    const folder = emptyFolder();
    install(folder, archive, []);
    write(folder, 'app.ts', 'mine\n');
    expect(command(folder, 'init').output).toContain('left app.ts as it is');
    expect(readFileSync(join(folder, 'app.ts'), 'utf8')).toBe('mine\n');
    expect(command(folder, 'init').status).toBe(1);
  });

  test('fails where there is no app, and for what it does not know', () => {
    const folder = emptyFolder();
    install(folder, archive, []);
    expect(command(folder, 'diff')).toEqual({
      status: 2,
      output: expect.stringContaining('cdktf.json names no "app"'),
    });
    expect(command(folder, 'dif')).toEqual({
      status: 2,
      output: expect.stringContaining('usage:'),
    });
    expect(command(folder, '--help').status).toBe(0);
  });
});

interface Manifests {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** A code block; what is to be a file has its name at the beginning of the paragraph before it. */
const STEP = /(?:^`([\w.]+)`.*\n(?:.+\n)*\n)?^```(\w+)\n([^]*?)^```/gm;

/** Does what a line of README says. @returns what the library printed @throws when it fails */
function follow(folder: string, line: string): string {
  const [, packages] = /^npm install (?:--save-dev )?(.*)$/.exec(line) ?? [];
  if (packages) return followInstall(folder, packages.split(' '), line.includes('--save-dev'));
  const { status, output } = shell(folder, line);
  if (status !== 0) throw new Error(`${line} failed: ${output}`);
  return (output.match(/(nixos-out|cdktf.out|next|warning): .*$/gm) ?? []).join('\n');
}

/** Installs this repository's own versions, which have to be of the ranges that are named and of all peers'. */
function followInstall(folder: string, packages: readonly string[], dev: boolean): string {
  const wanted = packages.map((each) => /^(.+)@(.+)$/.exec(each)?.slice(1) as [string, string]);
  const names = wanted.map(([name]) => name);
  const others = names.filter((name) => name !== PACKAGE);
  if (others.length < names.length) install(folder, archive, [...others, 'yaml']);
  else others.forEach((name) => link(folder, name));
  const kind = dev ? 'devDependencies' : 'dependencies';
  const path = join(folder, 'package.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as object;
  write(
    folder,
    'package.json',
    JSON.stringify({ ...manifest, [kind]: Object.fromEntries(wanted) }),
  );
  const { status, output } = shell(folder, `npm ls ${names.join(' ')} yaml`);
  if (status !== 0) throw new Error(`what is installed is not what README names: ${output}`);
  return 'of the versions that are tested';
}

interface Manifest {
  readonly version: string;
}
