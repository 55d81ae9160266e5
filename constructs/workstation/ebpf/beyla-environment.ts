import type { Construct } from 'constructs';
import { fail, shown } from '../../../lib/errors';
import type { BeylaAgentProps } from './beyla-agent-props';

/**
 * What Beyla is told by its process's environment, by its own words: what Alloy's file can't say.
 *
 * @throws naming `scope` when the number of events is no whole one of 0 or more
 */
export function beylaEnvironment(
  scope: Construct,
  { wakeupLen = 0, sysAdmin }: BeylaAgentProps,
): Record<string, string> {
  if (!Number.isSafeInteger(wakeupLen) || wakeupLen < 0)
    fail(scope, `wakeupLen is a whole number of 0 or more, but ${shown(wakeupLen)} was given`);
  return {
    // in its file 0 counts as not set, which is 500
    ...(wakeupLen === 0 ? { OTEL_EBPF_BPF_WAKEUP_LEN: '0' } : {}),
    // every 15 s it would ask the kernel for the run times of eBPF programs, and log an error, since that takes CAP_SYS_ADMIN
    ...(sysAdmin ? {} : { OTEL_EBPF_BPF_METRIC_SCRAPE_INTERVAL: '24h' }),
  };
}
