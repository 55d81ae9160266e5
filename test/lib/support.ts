import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import {
  AlloyComponent,
  AlloyDirectory,
  AlloyFile,
  NixosHost,
  NixosSynthesizer,
  Part,
} from '../../lib';
import type { AlloyBody, NixosSynthesizerProps } from '../../lib';

const folders: string[] = [];

/** A new folder, removed when the file's tests are over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nixos-observability-'));
  folders.push(folder);
  return folder;
}

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** The smallest `modules/` that there can be. */
export const MODULES: ReadonlyMap<string, string> = new Map([['modules/default.nix', '{ }\n']]);

/** A stock app with a stack that writes NixOS output, all of it into a folder of its own. */
export class Fleet {
  /** Where the flake goes. */
  readonly nixosOut: string;
  readonly app: App;
  readonly stack: TerraformStack;
  readonly synthesizer: NixosSynthesizer;

  /**
   * @param folder another fleet's, to synthesize over its output
   * @param props more of the synthesizer's: it says nothing of what it wrote, unless they leave that to the library or want it
   */
  constructor(
    readonly folder: string = temporaryFolder(),
    props: Pick<NixosSynthesizerProps, 'quiet' | 'options'> = { quiet: true },
  ) {
    this.nixosOut = join(folder, 'nixos-out');
    this.app = new App({ outdir: join(folder, 'cdktf.out'), stackTraces: false });
    this.stack = new TerraformStack(this.app, 'fleet');
    this.synthesizer = new NixosSynthesizer(this.stack, this.stack.synthesizer, {
      outdir: this.nixosOut,
      description: 'a fleet',
      modules: MODULES,
      ...props,
    });
    this.stack.synthesizer = this.synthesizer;
  }

  /** What the flake's directory holds, by path. */
  nixosFiles(): Map<string, string> {
    return filesIn(this.nixosOut);
  }

  /** What cdktf wrote, by path. */
  terraformFiles(): Map<string, string> {
    return filesIn(this.app.outdir);
  }
}

/** A host of a new fleet. */
export function aHost(hostname = 'ryzen'): NixosHost {
  return new NixosHost(new Fleet().stack, hostname);
}

/** A file of an Alloy process `alloy` on the scope's host, in a new directory unless one is given. */
export function aFile(scope: Construct, name = 'main', directory?: AlloyDirectory): AlloyFile {
  const into =
    directory ??
    new AlloyDirectory(scope, 'config', {
      name: 'alloy',
      option: 'observability.alloy',
      partOption: 'configFiles',
    });
  return new AlloyFile(scope, name, { directory: into, name });
}

/** A part whose own module decides whether it is on. */
export function aPart(scope: Construct, option: string): Part {
  return new Part(scope, `part-${option}`, { option, enable: false });
}

/** A component without a typed class. */
export function aComponent(
  scope: Construct,
  id: string,
  component: string,
  body: AlloyBody | (() => AlloyBody) = {},
): AlloyComponent {
  return new AlloyComponent(scope, id, { component, body });
}

/** Every error that validation finds in a tree, as cdktf prints it. */
export function errorsIn(scope: Construct): string[] {
  return scope.node
    .findAll()
    .flatMap(({ node }) => node.validate().map((message) => `[${node.path}] ${message}`));
}

/** The files below a folder, by path, sorted; none when it doesn't exist. */
export function filesIn(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return new Map(found.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}
