import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { NixValue } from '../../lib/nix/value';
import type { OptionTree } from '../../lib/nixos/option-tree';
import { run } from '../support/programs';

/** The example fleet's output, as it is committed. */
export const NIXOS_OUT = join(__dirname, '../../nixos-out');

/** The names of the hosts in it. */
export const HOSTS = readdirSync(join(NIXOS_OUT, 'hosts')).map((file) => file.replace('.nix', ''));

/** The stand-in for nixpkgs. */
export const FIXTURE = join(__dirname, 'fixture');

/** A systemd service, as far as the tests look at it. */
export interface Unit {
  readonly description: string;
  readonly after: readonly string[];
  readonly before: readonly string[];
  readonly wantedBy: readonly string[];
  readonly restartTriggers: readonly string[];
  readonly reloadTriggers: readonly string[];
  readonly startLimitIntervalSec: number | null;
  readonly condition: string | null;
  readonly environment: Readonly<Record<string, string>>;
  readonly serviceConfig: Readonly<Record<string, unknown>>;
}

/** An evaluated NixOS machine, as far as the tests look at it: fixture/default.nix makes it. */
export interface Machine {
  /** Every value of `observability.*`, which therefore has passed its type. */
  readonly settings: unknown;
  /** Messages of our assertions that fail. */
  readonly failed: readonly string[];
  readonly warnings: readonly string[];
  /** Sources of the files in /etc whose name begins with alloy or observability. */
  readonly etc: Readonly<Record<string, string>>;
  /** The texts of those that the machine's own configuration makes. */
  readonly etcTexts: Readonly<Record<string, string>>;
  /** The text of /etc/codex/config.toml, where there is one. */
  readonly codexConfig: string | null;
  /** The script of observability-check, where it is there. */
  readonly check: readonly string[];
  readonly alloy: {
    readonly enable: boolean;
    readonly configPath: string;
    readonly extraFlags: readonly string[];
  };
  /** Services whose name begins so. */
  readonly units: Readonly<Record<string, Unit>>;
  /** The same by file name, as text. */
  readonly unitTexts: Readonly<Record<string, string>>;
  /** Texts of files beside units, by their path in the package that brings them. */
  readonly unitFiles: Readonly<Record<string, string>>;
  /** Variables of login sessions that are about telemetry. */
  readonly sessionVariables: Readonly<Record<string, string>>;
  /** Units of users' managers that get them. */
  readonly userUnits: Readonly<Record<string, { text: string; overrideStrategy: string }>>;
  /** The texts of units of users' managers that are ours, by file name. */
  readonly ownUserUnits: Readonly<Record<string, string>>;
  /** What others may reach of it. */
  readonly firewall: {
    readonly allowedTCPPorts: readonly number[];
    readonly allowedUDPPorts: readonly number[];
    readonly interfaces: Readonly<Record<string, object>>;
    readonly extraCommands: string;
    readonly extraInputRules: string;
  };
  /** What keeps plain HTTP on the tailnet: a file for nft, or a part of NixOS' own rules. */
  readonly tailnetOnly: {
    readonly rules: string | null;
    readonly nftables: { readonly preCheckRuleset: string; readonly table: string | null };
  };
  /** What has to succeed for the system to be built: a shell's command, the files in its `$configuration`, and its Alloy. */
  readonly checks: Readonly<
    Record<string, { command: string; files: Record<string, string>; alloy: string }>
  >;
}

/** A path as a Nix expression, whatever characters it has. */
export function nixPath(path: string): string {
  return `(/. + ${JSON.stringify(path)})`;
}

/** One of the example fleet's hosts, as its consumer has it, with the services whose journal is collected, as a Nix expression. */
export function hostModule(name: string): string {
  const module = nixPath(join(NIXOS_OUT, 'hosts', `${name}.nix`));
  const services = ['nix-daemon', 'sshd', 'tailscaled', 'upower'];
  const units = services.map((unit) => `systemd.services.${unit}.description = "${unit}";`);
  return `{ imports = [ ${module} ]; networking.hostName = "${name}"; ${units.join(' ')} }`;
}

/** How {@link evaluate} evaluates; by default with $NIXPKGS, and with the stand-in where that isn't set. */
export interface Evaluator {
  /** The program nix-instantiate. */
  readonly nix: string;
  /** A nixpkgs, or a part of one that has lib/. */
  readonly nixpkgs?: string;
}

/**
 * Evaluates a Nix expression, in whose scope are `lib`, `machine` and `crossBuilt` (from a list of modules), `settable` and
 * `kernelPackages` of fixture/default.nix. It needs no store and builds nothing.
 *
 * @throws with Nix' message when that fails
 */
export function evaluate<T>(evaluator: Evaluator, expression: string): T {
  const { nix, nixpkgs = process.env.NIXPKGS } = evaluator;
  const args = nixpkgs ? `nixpkgs = ${nixPath(nixpkgs)};` : '';
  // by standard input: all combinations of switches are longer than an argument may be
  const text = `with import ${nixPath(FIXTURE)} { ${args} }; ${expression}`;
  const { status, stdout, output } = run(
    nix,
    ['--eval', '--strict', '--json', '--store', 'dummy://', '-'],
    { input: text },
  );
  if (status !== 0) throw new Error(output.slice(stdout.length));
  return JSON.parse(withoutStore(stdout)) as T;
}

/** Machines by name in one evaluation, each from the Nix expressions of its modules. */
export function evaluateMachines<K extends string>(
  evaluator: Evaluator,
  machines: Readonly<Record<K, readonly string[]>>,
): Record<K, Machine> {
  const bindings = Object.entries<readonly string[]>(machines).map(
    ([name, modules]) => `${JSON.stringify(name)} = machine [ ${modules.join(' ')} ];`,
  );
  return evaluate(evaluator, `{ ${bindings.join('\n')} }`);
}

/** Text with programs named as on PATH: where they are in the store is their version's. */
export function withoutStore(text: string): string {
  return text.replaceAll(/\/nix\/store\/[^/"]+\/bin\//g, '');
}

const MODULES = join(__dirname, '../../constructs/workstation/modules');

/** An option, as its page describes it. */
export interface DocumentedOption {
  /** Its path; `<name>` stands for any. */
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly default?: OptionValue;
  readonly example?: OptionValue;
}

/** A value, or the Nix expression that makes it. */
export type OptionValue = { readonly value: NixValue | null } | { readonly text: string };

/** The options that the library's modules declare below a name and a consumer may set, sorted by name. */
export function documentedOptions(evaluator: Evaluator, name: string): DocumentedOption[] {
  return evaluate(evaluator, `documented ${JSON.stringify(name)} [ ${nixPath(MODULES)} ]`);
}

/** The options that the library's modules declare below a name, as a tree. */
export function declaredOptions(evaluator: Evaluator, name: string): OptionTree {
  const modules = nixPath(MODULES);
  return evaluate(evaluator, `declared ${JSON.stringify(name)} [ ${modules} ]`);
}
