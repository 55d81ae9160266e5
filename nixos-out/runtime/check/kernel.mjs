/** Whether this kernel lets eBPF programs in, and the unit's process load them. */

import { fail, list, ok } from './result.mjs';
import { pidOf, processStatus } from './units.mjs';

/** @see https://github.com/torvalds/linux/blob/master/include/uapi/linux/capability.h @type {Record<string, bigint>} */
const BITS = {
  CAP_DAC_READ_SEARCH: 2n,
  CAP_NET_ADMIN: 12n,
  CAP_NET_RAW: 13n,
  CAP_SYS_PTRACE: 19n,
  CAP_SYS_ADMIN: 21n,
  CAP_SYS_RESOURCE: 24n,
  CAP_SYSLOG: 34n,
  CAP_PERFMON: 38n,
  CAP_BPF: 39n,
  CAP_CHECKPOINT_RESTORE: 40n,
};

/** What is needed at least, as the units' own assertion says. */
const OLDEST = [5, 8];

/** @param {{ unit: string, capabilities: readonly string[] }} hop @param {import('./tools.mjs').Tools} tools @returns {Promise<import('./result.mjs').Result>} */
export async function kernel({ unit, capabilities }, tools) {
  const text = (/** @type {string} */ path) => {
    const found = tools.read(path);
    return typeof found === 'string' ? found.trim() : '';
  };
  const release = text('/proc/sys/kernel/osrelease');
  const [major = 0, minor = 0] = release.split('.').map(Number);
  const [oldest = 0, least = 0] = OLDEST;
  if (major < oldest || (major === oldest && minor < least))
    return fail(
      `Linux ${release}`,
      `${OLDEST.join('.')} or newer`,
      'choose newer boot.kernelPackages',
    );
  if ('code' in tools.stat('/sys/kernel/btf/vmlinux'))
    return fail(
      `Linux ${release} has no type information: no /sys/kernel/btf/vmlinux`,
      'a kernel with CONFIG_DEBUG_INFO_BTF',
      'choose other boot.kernelPackages, or disable observability.beyla and observability.pyroscope',
    );
  const level = text('/proc/sys/kernel/perf_event_paranoid');
  if (Number(level) > 2 && !capabilities.includes('CAP_SYS_ADMIN'))
    return fail(
      `kernel.perf_event_paranoid is ${level}`,
      '2 at most: above it the kernel shows Beyla and the profiler nothing',
      'boot.kernel.sysctl."kernel.perf_event_paranoid" = 2',
    );
  if (text('/sys/kernel/security/lockdown').includes('[confidentiality]'))
    return fail(
      'locked down for confidentiality',
      'lockdown=integrity at most',
      'change boot.kernelParams',
    );
  const pid = await pidOf(tools, unit);
  const status = pid === undefined ? undefined : processStatus(tools, pid);
  const missing = status ? lacking(status, capabilities) : [];
  if (missing.length > 0)
    return fail(
      `${unit} lacks ${list(missing)}`,
      list(capabilities),
      `systemctl cat ${unit} says who takes them away`,
    );
  return ok(`Linux ${release}, with type information, perf_event_paranoid ${level || 'unknown'}`);
}

/** @param {Record<string, string>} status @param {readonly string[]} capabilities */
function lacking({ CapEff }, capabilities) {
  const effective = BigInt(`0x${CapEff || '0'}`);
  return capabilities.filter((name) => {
    const bit = BITS[name];
    return bit !== undefined && ((effective >> bit) & 1n) === 0n;
  });
}
