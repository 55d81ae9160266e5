import {
  AnnotationMetadataEntryType,
  type IStackSynthesizer,
  type ISynthesisSession,
  type TerraformStack,
} from 'cdktf';
// what cdktf's own assets use; its index leaves it out
import { addCustomSynthesis } from 'cdktf/lib/synthesize/synthesizer';
import { join } from 'node:path';
import { fail, messageOf, saidBelow } from '../errors';
import { printFlake } from '../nixos/flake';
import { generatedFrom } from '../nixos/header';
import { NixosHost } from '../nixos/host';
import type { OptionTree } from '../nixos/option-tree';
import { inOneSynth, settled } from '../nixos/once';
import { OutputDirectory } from '../nixos/output';
import { type OutputPlan } from '../nixos/output-plan';
import { remembered } from '../nixos/staged-output';
import { WRITES_NIXOS, type WritesNixos } from '../nixos/writes-nixos';
import { StackFile } from '../terraform/stack-file';
import { annotationsIn } from '../annotations';
import { describeSynth, isQuietByDefault } from './describe-synth';
import { DIFFERS, isDryRun, writtenTo } from './dry-run';

/** What the synthesizer writes besides the hosts. */
export interface NixosSynthesizerProps {
  /** The output directory, relative to the working directory. */
  readonly outdir: string;
  /** The flake's description. */
  readonly description: string;
  /** What is constant for every fleet, by path in the output: `modules/default.nix`, which every host imports, among it, and perhaps `home-modules/default.nix`. */
  readonly modules: ReadonlyMap<string, string>;
  /** The options that those modules declare: to set another one below their top-level names is an error. @default - none is known, so none is checked */
  readonly options?: OptionTree;
  /**
   * What is written for people beside it, by path, asked at synth: at the top, such as `README.md`. Where somebody has a
   * file of that name, theirs stays. @default - nothing
   */
  readonly page?: () => ReadonlyMap<string, string>;
  /**
   * Whether a synth says nothing of what it wrote.
   * @default - not, unless the environment variable `CI` is set and not `false`
   */
  readonly quiet?: boolean;
}

/**
 * Writes a stack's hosts after cdktf's own synthesizer has written its Terraform. Everything is rendered, and the
 * output directory looked at, during validation, so that an error on either side keeps both from being written.
 *
 * With this, aspects, validation with construct paths, and annotations work on hosts as they do on resources.
 *
 * @example
 * const plain = new TerraformStack(app, 'plain');
 * plain.synthesizer = new NixosSynthesizer(plain, plain.synthesizer, {
 *   outdir: 'nixos-plain',
 *   description: 'hosts with modules of their own',
 *   modules: new Map([['modules/default.nix', '{ }\n']]),
 * });
 * new NixosConfig(new NixosHost(plain, 'ryzen'), 'swap', { zramSwap: { enable: true } });
 */
export class NixosSynthesizer implements IStackSynthesizer {
  /** @internal marks it for `NixosHost` */
  readonly [WRITES_NIXOS]: WritesNixos;

  private planned?: OutputPlan;
  private prepared: readonly OutputPlan[] = [];
  private done?: OutputPlan;

  constructor(
    private readonly stack: TerraformStack,
    private readonly terraform: IStackSynthesizer,
    private readonly props: NixosSynthesizerProps,
  ) {
    this[WRITES_NIXOS] = { options: props.options ?? {} };
    stack.node.addValidation({ validate: () => this.problems() });
    addCustomSynthesis(stack, { onSynthesize: (session) => this.prepare(session) });
  }

  /** What the last synth did to the output directory; none before one, or when it failed. */
  get result(): OutputPlan | undefined {
    return this.done;
  }

  /** Called by cdktf. */
  synthesize(session: ISynthesisSession): void {
    inOneSynth(() => {
      this.planned = undefined;
      this.prepared = [];
      this.done = undefined;
      const { synthesizedStackPath } = session.manifest.forStack(this.stack);
      const restore = remembered(join(session.outdir, synthesizedStackPath));
      try {
        this.terraform.synthesize(session);
        // With continue-on-error the CLI reports error annotations itself, after cdktf has gone on.
        if (this.hasErrors) return;
        // made during validation, unless the app skips that
        const plan = this.planned ?? this.plan();
        if (isDryRun()) return this.describe(plan, session.outdir);
        plan.apply();
        for (const each of this.prepared) if (each !== plan) each.apply();
        this.done = plan;
        this.describe(plan, session.outdir);
      } catch (error) {
        for (const each of this.prepared) each.discard();
        if (isOfFileSystem(error)) {
          restore();
          fail(
            this.stack,
            `can't be written (${messageOf(error)}): neither side was changed, so mend that and synthesize again`,
          );
        }
        throw error;
      }
    });
  }

  /** The whole content of the output directory, by path. @throws when something can't be rendered */
  render(): Map<string, string> {
    return new Map([...this.flake(), ...this.page()]);
  }

  /** All of it but the page. */
  private flake(): Map<string, string> {
    const hosts = NixosHost.allIn(this.stack);
    const { description, modules } = this.props;
    const homeModules = modules.has('home-modules/default.nix');
    const flake = printFlake(generatedFrom(this.stack), { description, hosts, homeModules });
    return new Map([
      ['flake.nix', flake],
      ...modules,
      ...hosts.flatMap((host) => [...host.render()]),
    ]);
  }

  /** It tells of what hosts are, so it comes after them: one that can't be printed says so itself. */
  private page(): ReadonlyMap<string, string> {
    return this.props.page?.() ?? new Map();
  }

  /** On standard output, as the CLI hands that on and takes what stands on the other for errors. */
  private describe(plan: OutputPlan, terraformOutdir: string): void {
    const dryRun = isDryRun();
    const { outdir: nixosOutdir, quiet = isQuietByDefault() } = this.props;
    if (dryRun && changes(plan)) process.exitCode = DIFFERS;
    if (!quiet || dryRun)
      console.log(describeSynth(this.stack, { nixosOutdir, plan, terraformOutdir, dryRun }));
  }

  private get hasErrors(): boolean {
    return annotationsIn(this.stack, AnnotationMetadataEntryType.ERROR).length > 0;
  }

  /** Before cdktf writes, and after everything is valid: what can't be written ends the synth while nothing has changed. */
  private prepare(session: ISynthesisSession): void {
    if (this.hasErrors || isDryRun()) return;
    this.planned ??= this.plan();
    const files = this.stackFiles(session);
    this.prepared = [this.planned, ...(files ? [files] : [])];
    for (const each of this.prepared) if (changes(each)) each.prepare();
  }

  /** An app whose last file is gone still removes the one that it wrote before. */
  private stackFiles({ outdir, manifest }: ISynthesisSession): OutputPlan | undefined {
    const files = this.stack.node.findAll().filter((c): c is StackFile => c instanceof StackFile);
    const { workingDirectory } = manifest.forStack(this.stack);
    const content = new Map(files.map((file) => [file.path, file.content]));
    const plan = new OutputDirectory(join(outdir, workingDirectory, 'files')).plan(content);
    return files.length > 0 || plan.remove.length > 0 ? plan : undefined;
  }

  private plan(): OutputPlan {
    const [flake, page] = [this.flake(), this.page()];
    const directory = new OutputDirectory(writtenTo(this.props.outdir));
    return directory.plan(new Map([...flake, ...page]), page.keys());
  }

  private problems(): string[] {
    // the stack's validation is the first of all, and aspects have run
    settled();
    try {
      this.planned = this.plan();
      return [];
    } catch (error) {
      return saidBelow(error, this.stack) ? [] : [messageOf(error, this.stack.node.path)];
    }
  }
}

function changes({ write, remove }: OutputPlan): boolean {
  return write.length + remove.length > 0;
}

/** Whether the file system said so: no space, read-only, a name that is too long. */
function isOfFileSystem(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'syscall' in error;
}
