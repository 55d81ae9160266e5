import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How to get each of the real programs that tests run. */
const HOW = {
  alloy: 'npm run tools',
  'alloy evaluate': 'npm run tools, and no other alloy on PATH',
  "Alloy's source": 'Go 1.26, and a network the first time',
  otelcol: 'npm run tools',
  'kube-apiserver': 'npm run tools',
  nixfmt: 'npm run tools',
  prometheus: 'npm run tools',
  'prometheus-2': 'npm run tools',
  promtool: 'npm run tools',
  awk: "Debian's mawk",
  busybox: "Debian's busybox",
  cc: "Debian's gcc",
  curl: "Debian's curl",
  date: "Debian's coreutils",
  dash: "Debian's dash",
  etcd: "Debian's etcd-server",
  journalctl: "Debian's systemd",
  nix: "Debian's nix-bin",
  'nix-instantiate': "Debian's nix-bin",
  'dbus-daemon': "Debian's dbus",
  git: "Debian's git",
  openssl: "Debian's openssl",
  ip: "Debian's iproute2",
  iptables: "Debian's iptables",
  nft: "Debian's nftables",
  tailnet: 'npm run tools',
  systemd: "Debian's systemd",
  'systemd-analyze': "Debian's systemd",
  shellcheck: "Debian's shellcheck",
  python3: "Debian's python3 with python3-pip",
  'qemu-system-x86_64': "Debian's qemu-system-x86",
  vm: 'npm run tools, as root',
  mke2fs: "Debian's e2fsprogs",
  'systemd-journal-remote': "Debian's systemd-journal-remote",
  terraform: 'Terraform 1.11 on PATH',
  unshare: "Debian's util-linux",
  '/dev/net/tun': 'root, and a kernel with tun',
} as const;

/** A real program that tests run. */
export type Program = keyof typeof HOW;

/** Where a program is, or undefined when it isn't on this machine. */
export function findProgram(name: Program): string | undefined {
  if (name === 'alloy evaluate') return findEvaluatingAlloy();
  if (name === "Alloy's source") return findAlloySource();
  if (name === '/dev/net/tun')
    return existsSync(name) && process.getuid?.() === 0 ? name : undefined;
  const { stdout } = spawnSync(join(__dirname, '../../tools/program'), [name], {
    encoding: 'utf8',
  });
  // a machine without bash has none of them
  return (stdout as string | null)?.trim() || undefined;
}

/** An Alloy that can evaluate arguments without running, as the one that is built for the tests. */
function findEvaluatingAlloy(): string | undefined {
  const alloy = findProgram('alloy');
  const evaluates = alloy !== undefined && run(alloy, ['evaluate', '--help']).status === 0;
  return evaluates ? alloy : undefined;
}

/** The folder of Alloy's Go module, of the version that the tests' own Alloy is built from. */
function findAlloySource(): string | undefined {
  const tool = readFileSync(join(__dirname, '../../tools/alloy/go.mod'), 'utf8');
  const [, module, version] = /^require (github\.com\/grafana\/alloy) (v\S+)$/m.exec(tool) ?? [];
  // outside of any module
  const options = { cwd: tmpdir() };
  const { status, stdout } = run(
    'go',
    ['mod', 'download', '-json', `${module}@${version}`],
    options,
  );
  return status === 0 ? (JSON.parse(stdout) as { Dir: string }).Dir : undefined;
}

/**
 * Paths of programs by name, which only tests and hooks can read. What else is in a `describe` runs while tests are
 * collected, which is no time to run programs: it would have to be right where there are none.
 */
export type Programs<P extends Program> = { readonly [K in P]: string };

/**
 * A group of tests that run real programs. Where one is missing, nothing of the group runs, and one skipped test stands
 * in its place, with a line that says how to run it; with REAL_PROGRAMS=required, as in CI, that test fails instead.
 *
 * @param find where a program is, for this function's own tests
 */
export function describeWith<P extends Program>(
  programs: readonly P[],
  title: string,
  tests: (programs: Programs<P>) => void,
  find: (name: P) => string | undefined = findProgram,
): void {
  const found = programs.map((name) => [name, find(name)] as const);
  const missing = found
    .filter(([, path]) => path === undefined)
    .map(([name]) => `${name} (${HOW[name]})`);
  if (missing.length > 0) return without(`${title}: needs ${missing.join(', ')}`);
  let collected = false;
  const paths = {};
  for (const [name, path] of found) {
    const get = () => {
      if (collected) return path;
      throw new Error(`the path of ${name} is for tests and hooks, not for what collects them`);
    };
    Object.defineProperty(paths, name, { enumerable: true, get });
  }
  describe(title, () => {
    beforeAll(() => {
      collected = true;
    });
    tests(paths as Programs<P>);
  });
}

/** The test in the place of a group whose programs aren't on this machine. */
function without(title: string): void {
  if (process.env.REAL_PROGRAMS === 'required') {
    test(title, () => {
      throw new Error('not found, with REAL_PROGRAMS=required');
    });
  } else {
    process.stderr.write(`skipped: ${title}\n`);
    test.skip(title, () => {});
  }
}

/** Runs a program to its end. @returns its exit code and everything that it printed */
export function run(
  program: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; cwd?: string; input?: string } = {},
) {
  const { env, cwd, input } = options;
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    cwd,
    input,
    env: { ...process.env, ...env },
    maxBuffer: 512 * 1024 * 1024,
  });
  return { status, stdout, output: `${stdout}${stderr}` };
}

/** Runs a program that must succeed. @returns what it printed @throws with its output when it fails */
export function mustRun(
  program: string,
  args: readonly string[],
  input?: string,
  cwd?: string,
): string {
  return execFileSync(program, args, { encoding: 'utf8', input, cwd, maxBuffer: 64 * 1024 * 1024 });
}
