import type { Construct } from 'constructs';
import type { DiscoveryRelabelProps } from '../../../lib/alloy/components/discovery/relabel';
import { fail, shown } from '../../../lib/errors';
import { SERVICE_LABEL, UNIT_LABEL } from '../../wiring/correlation';
import { EbpfTarget } from './ebpf-target';

/** What is profiled: the processes of one systemd unit, a user's too, or of a part of the cgroup tree. */
export interface PyroscopeTarget {
  /**
   * The service name on its profiles, which finds them from its spans, and of its switch
   * `observability.pyroscope.targets.<name>.enable`: lower-case letters, digits and hyphens.
   */
  readonly name: string;
  /** A systemd unit by its full name, `otel-ai-monitor.service`. @default - `<name>.service`, unless `cgroup` is given */
  readonly unit?: string;
  /** A regular expression that a process's whole cgroup path matches, instead of a unit. @default - none */
  readonly cgroup?: string;
}

/** Rules of `discovery.relabel`. */
type Rules = DiscoveryRelabelProps['rule'] & object;

/**
 * What gives processes the labels of their service and unit, and leaves the others out.
 *
 * @param targets none for every systemd service
 * @throws naming `scope` for a target that is neither a unit nor a part of the cgroup tree
 */
export function serviceRules(scope: Construct, targets?: readonly PyroscopeTarget[]): Rules {
  return [...(targets?.flatMap((each) => targetRules(scope, each)) ?? ALL_SERVICES), UNIT, KEEP];
}

/** What gives a target's processes its name. */
function targetRules(scope: Construct, props: PyroscopeTarget): Rules {
  const { name, cgroup } = props;
  const unit = props.unit ?? `${name}.service`;
  if (cgroup !== undefined && props.unit !== undefined)
    fail(scope, `the target ${shown(name)} has a unit and a cgroup: give it one of them`);
  if (cgroup === undefined && !/^[A-Za-z0-9:_.\\@-]+\.(service|scope)$/.test(unit))
    fail(
      scope,
      `a profiled unit is a service or scope, such as sshd.service, but ${shown(unit)} was given`,
    );
  const escaped = unit.replaceAll(/[\\.]/g, '\\$&');
  const regex = cgroup ?? `.*/${escaped}(/[^.]*)?`;
  return [
    {
      sourceLabels: [CGROUP],
      regex: new EbpfTarget(scope, 'pyroscope', name).unlessOff(regex),
      targetLabel: SERVICE_LABEL,
      replacement: name,
    },
  ];
}

const CGROUP = '__meta_process_cgroup_path';

/**
 * The service that a process belongs to, a user's too: its cgroup ends in `<name>.service`, below which a service may
 * have groups of its own. What a user starts on the desktop is in a `.scope` and left alone.
 */
const ALL_SERVICES = [
  {
    sourceLabels: [CGROUP],
    regex: '.*/([^/]+)\\.service(/[^.]*)?',
    targetLabel: SERVICE_LABEL,
  },
] as const;

/** Its systemd unit: the innermost in its cgroup's path. */
const UNIT = {
  sourceLabels: [CGROUP],
  regex: '.*/([^/]+\\.(?:service|scope))(/[^.]*)?',
  targetLabel: UNIT_LABEL,
} as const;

/** Nothing else is profiled. */
const KEEP = { action: 'keep', sourceLabels: [SERVICE_LABEL], regex: '.+' } as const;
