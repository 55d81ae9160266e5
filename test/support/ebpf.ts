import { existsSync, readFileSync } from 'node:fs';

/** A Python program whose one function is always busy. */
export const HOT = `
def burn_for_a_session():
    n = 0
    for i in range(100000):
        n += i * i
while True:
    burn_for_a_session()
`;

/**
 * What such a program begins with so that it has one process id in its own namespace and in the kernel's first: eBPF
 * tells the latter, and a profiler below a namespace of its own looks up that.
 */
export const BELOW = `
import ctypes, os, signal
libc = ctypes.CDLL(None)
for pid in range(30000, 20000, -1):
    ids = (ctypes.c_int * 2)(pid, pid)
    clone_args = (ctypes.c_uint64 * 11)(0, 0, 0, 0, signal.SIGCHLD, 0, 0, 0, ctypes.addressof(ids), 2, 0)
    child = libc.syscall(435, clone_args, ctypes.sizeof(clone_args))
    if child > 0:
        os.waitpid(child, 0)
    if child == 0:
        break
`;

/** The same program below a namespace. */
export const HOT_BELOW = `${BELOW}${HOT}`;

/** Why no eBPF program can be loaded here, if so. */
export function cannotLoad(): string | undefined {
  if (process.getuid?.() !== 0) return 'it needs root';
  if (!existsSync('/sys/kernel/btf/vmlinux')) return 'the kernel has no BTF';
  // CAP_BPF and CAP_PERFMON
  const [, effective = '0'] =
    /^CapEff:\t(\w+)$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return (BigInt(`0x${effective}`) >> 38n) % 4n === 3n
    ? undefined
    : 'it needs CAP_BPF and CAP_PERFMON';
}

/** Says on stderr what isn't tested here, because no eBPF program can be loaded. @returns whether that is so */
export function skipsEbpf(what: string): boolean {
  const why = cannotLoad();
  if (why !== undefined) process.stderr.write(`skipped: ${what}; ${why}\n`);
  return why !== undefined;
}

/** What alloy-ebpf.service asks for, by the kernel's numbers. */
export const CAPABILITIES = {
  CAP_DAC_READ_SEARCH: 2,
  CAP_NET_RAW: 13,
  CAP_SYS_PTRACE: 19,
  CAP_SYS_RESOURCE: 24,
  CAP_SYSLOG: 34,
  CAP_PERFMON: 38,
  CAP_BPF: 39,
  CAP_CHECKPOINT_RESTORE: 40,
} as const;

/** Those that this machine's own container hasn't got, so that no systemd in it can give them. */
export function lacking(): string[] {
  const [, had = '0'] = /^CapBnd:\t(\w+)$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  const held = BigInt(`0x${had}`);
  return Object.entries(CAPABILITIES).flatMap(([name, bit]) =>
    (held >> BigInt(bit)) & 1n ? [] : [name],
  );
}
