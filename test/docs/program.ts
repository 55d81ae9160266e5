import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as ts from 'typescript';
import * as library from '../../index';
import { filesIn, temporaryFolder } from '../lib/support';
import { read, ROOT } from './pages';

const PACKAGE = 'cdktf-nixos-observability';

/** What an example may use without saying so, in the order in which it stands in a program. */
const FRAME: Readonly<Record<string, string>> = {
  app: 'const app = new App();',
  // what Terraform makes is shown as YAML
  stack: `const stack = new ObservabilityStack(app, 'observability', { tailnet: 'example.ts.net', yaml: true });
new KubernetesProvider(stack, 'kubernetes', {});`,
  lgtm: `const lgtm = new LgtmBackend(stack, 'lgtm', {
  metrics: Mimir.external({ url: 'http://mimir-gateway.monitoring.svc' }),
  logs: Loki.external({ url: 'http://loki.monitoring.svc:3100', objectStore: 'filesystem' }),
  traces: Tempo.external({ url: 'http://tempo.monitoring.svc:4318', version: 2 }),
  profiles: Pyroscope.external({ url: 'http://pyroscope.monitoring.svc:4040' }),
});`,
  aiMonitor: "const aiMonitor = OtlpDestination.local('ai_monitor', 4320);",
  thinkpad: "const thinkpad = new NixosHost(stack, 'thinkpad');",
  alloy:
    "const alloy = new AlloyCollector(thinkpad, 'alloy', { destinations: [aiMonitor, lgtm] });",
};

/** Where names come from that aren't the library's. */
const OTHERS: Readonly<Record<string, string>> = {
  App: 'cdktf',
  Aspects: 'cdktf',
  TerraformStack: 'cdktf',
  Construct: 'constructs',
  KubernetesProvider: '@cdktf/provider-kubernetes/lib/provider',
  HelmProvider: '@cdktf/provider-helm/lib/provider',
};

const API = 'docs/api/cdktf-nixos-observability.api.md';

/** Every name that the package exports, types included. */
const EXPORTED: ReadonlySet<string> = new Set([
  ...Object.keys(library),
  ...[
    ...read(API).matchAll(
      /^export (?:declare )?(?:abstract )?(?:class|interface|type|function|const|namespace) (\w+)/gm,
    ),
  ].map(([, name]) => name ?? ''),
]);

/** The names that a text declares, and those that it uses. */
function namesIn(text: string): { declared: Set<string>; used: Set<string> } {
  const declared = new Set<string>();
  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const { parent } = node;
      const declares =
        (ts.isVariableDeclaration(parent) ||
          ts.isClassDeclaration(parent) ||
          ts.isFunctionDeclaration(parent) ||
          ts.isInterfaceDeclaration(parent) ||
          ts.isParameter(parent) ||
          ts.isBindingElement(parent) ||
          ts.isImportSpecifier(parent)) &&
        parent.name === node;
      const isKey =
        (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
        ((ts.isPropertyAssignment(parent) ||
          ts.isPropertyDeclaration(parent) ||
          ts.isPropertySignature(parent) ||
          ts.isMethodDeclaration(parent)) &&
          parent.name === node);
      if (declares) declared.add(node.text);
      else if (!isKey) used.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('example.ts', text, ts.ScriptTarget.Latest, true));
  return { declared, used };
}

/**
 * The whole program of an example: one that imports the package is one already; to any other the app around it is added,
 * and the imports of what it uses.
 */
export function programOf(example: string): string {
  if (example.includes(`from '${PACKAGE}';`)) return example;
  let body = example.includes('app.synth()') ? example : `${example}\napp.synth();\n`;
  for (const [name, code] of Object.entries(FRAME).reverse()) {
    const { declared, used } = namesIn(body);
    // what stands outside of any host synthesizes too
    if (used.has(name) && !declared.has(name)) body = `${code}\n${body}`;
    else if (name === 'stack' && !declared.has(name)) body = `${code}\n${body}`;
  }
  const { declared, used } = namesIn(body);
  const free = [...used].filter((name) => !declared.has(name));
  const ours = free.filter((name) => EXPORTED.has(name));
  const imports = free.flatMap((name) =>
    name in OTHERS ? [`import { ${name} } from '${OTHERS[name]}';\n`] : [],
  );
  return `${imports.join('')}import { ${ours.join(', ')} } from '${PACKAGE}';\n${body}`;
}

/** What TypeScript says of programs, by where they stand: nothing, when all are sound. */
export function compile(programs: ReadonlyMap<string, string>): string[] {
  const config = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT);
  const files = new Map(
    [...programs].map(([where, text], i) => [
      join(ROOT, `docs/example-${i}.ts`),
      { where, text: `${text}\nexport {};\n` },
    ]),
  );
  const compilerOptions: ts.CompilerOptions = {
    ...options,
    ...{ noUnusedLocals: false, allowJs: false, checkJs: false, declaration: false },
    paths: {
      [PACKAGE]: [join(ROOT, 'index.ts')],
      [`${PACKAGE}/alloy/*`]: [join(ROOT, 'lib/alloy/components/*')],
    },
  };
  const host = ts.createCompilerHost(compilerOptions);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path)?.text ?? readFile(path);
  host.getSourceFile = (path, language, ...rest) => {
    const own = files.get(path);
    return own
      ? ts.createSourceFile(path, own.text, language, true)
      : getSourceFile(path, language, ...rest);
  };
  const program = ts.createProgram([...files.keys()], compilerOptions, host);
  return [...files].flatMap(([path, { where }]) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
      .map((message) => `${where}: ${message}`);
  });
}

/** What a program did. */
export interface Run {
  /** What it wrote, by path. */
  readonly files: ReadonlyMap<string, string>;
  /** What it printed, and the error that it ended with. */
  readonly output: string;
  readonly failed: boolean;
}

/** Runs a program in an empty folder. */
export function runProgram(text: string): Run {
  const folder = temporaryFolder();
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const before = { cwd: process.cwd(), ci: process.env.CI };
  let output = '';
  let failed = false;
  const print = (chunk: unknown) => {
    output += String(chunk);
    return true;
  };
  const streams = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation(print),
  );
  const logs = (['log', 'warn', 'error'] as const).map((name) =>
    jest
      .spyOn(console, name)
      .mockImplementation((...line: unknown[]) => void print(`${line.join(' ')}\n`)),
  );
  process.chdir(folder);
  // in CI a synth says nothing
  delete process.env.CI;
  try {
    new Function('require', 'exports', outputText)(requireFor, {});
  } catch (error) {
    failed = true;
    output += error instanceof Error ? error.message : String(error);
  } finally {
    process.chdir(before.cwd);
    if (before.ci !== undefined) process.env.CI = before.ci;
    for (const spy of [...streams, ...logs]) spy.mockRestore();
  }
  return { files: filesIn(folder), output, failed };
}

const requireHere = createRequire(__filename);

/** What `import` gives to a program that has the package installed. */
function requireFor(name: string): unknown {
  if (name === PACKAGE) return library;
  const [, component] = /^cdktf-nixos-observability\/alloy\/(.+)$/.exec(name) ?? [];
  if (component === undefined) return requireHere(name);
  return jest.requireActual(join(ROOT, 'lib/alloy/components', component));
}
