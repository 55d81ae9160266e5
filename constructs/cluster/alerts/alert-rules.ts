import { Construct } from 'constructs';
import { stringify } from 'yaml';
import { fail, shown } from '../../../lib/errors';
import { StackFile } from '../../../lib/terraform/stack-file';
import { Duration } from '../../../lib/units';
import type { AlertedHost, RetentionJobs } from './rule';
import { ruleGroups } from './rule-groups';

/** What alerts may say. */
export interface AlertOptions {
  /** How long nothing may come of a host, 2 minutes at least. @default Duration.minutes(15) */
  readonly silentAfter?: Duration;
  /** Names of hosts that may be away, such as laptops: their silence is no alert. @default - none */
  readonly mayBeAway?: readonly string[];
  /**
   * How often hosts run `observability-check` by themselves, `observability.check.timer`: one that fails is an alert, for
   * twice as long. @default - none does, so there is no such alert
   */
  readonly selfCheckInterval?: Duration;
  /**
   * Whether kube-state-metrics tells the store of Jobs: then one that finds another retention than the app's is an alert.
   * Nothing that the app makes is a metric of that. @default false
   * @see https://github.com/kubernetes/kube-state-metrics/blob/main/docs/metrics/workload/job-metrics.md
   */
  readonly kubeStateMetrics?: boolean;
  /** Labels of every alert, by which Alertmanager routes it. @default { severity: 'warning' } */
  readonly labels?: { readonly [label: string]: string };
}

/** What the rules are about. */
export interface AlertRulesProps extends AlertOptions {
  /** What the file and its groups are called. */
  readonly name: string;
  /** The hosts, asked at synth: they come later. */
  readonly hosts: () => readonly AlertedHost[];
  /** The `job` of the collector's metrics of itself. @default - they aren't there, or nobody knows by what name */
  readonly collectorJob?: string;
  /** What the Jobs that ask for the retention are called. @default - there are none */
  readonly retentionJobs?: RetentionJobs;
}

/**
 * Alerts and recording rules in Prometheus' format, in a file beside the Terraform, for Prometheus' `rule_files` or Mimir's
 * ruler: `mimirtool rules load`. There are only those of metrics that the app makes: with `selfMetrics: false` of a host,
 * none of its Alloy.
 *
 * Its default child is the file.
 *
 * @example
 * const lgtm = new LgtmBackend(stack, 'lgtm', {
 *   metrics: Mimir.external({ url: 'http://mimir-gateway.monitoring.svc' }),
 *   alerts: { silentAfter: Duration.minutes(10) },
 * });
 * const rules: AlertRules | undefined = lgtm.alerts;
 */
export class AlertRules extends Construct {
  /** The rules. */
  readonly file: StackFile;

  /** @throws for a time of silence below 2 minutes, and a self-check every 0 s */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: AlertRulesProps,
  ) {
    super(scope, id);
    const { name, silentAfter, selfCheckInterval } = props;
    if (silentAfter !== undefined && silentAfter.toMilliseconds() < 120_000)
      fail(
        this,
        `a host that scrapes every 30 s isn't silent in less than 2 minutes, but silentAfter: ${shown(silentAfter.toString())} was given`,
      );
    if (selfCheckInterval?.toMilliseconds() === 0)
      fail(this, 'selfCheckInterval is longer than 0: say how often hosts check themselves');
    this.file = new StackFile(this, 'file', {
      path: `alerts/${name}.yaml`,
      content: () => stringify({ groups: this.groups() }, { lineWidth: 0 }),
    });
    this.node.defaultChild = this.file;
    this.node.addValidation({ validate: () => this.strangers() });
  }

  private groups() {
    const { name, hosts, collectorJob, retentionJobs, selfCheckInterval } = this.props;
    const { silentAfter = Duration.minutes(15), mayBeAway = [], kubeStateMetrics } = this.props;
    return ruleGroups({
      name,
      hosts: hosts(),
      collectorJob,
      retentionJobs: kubeStateMetrics ? retentionJobs : undefined,
      selfCheckInterval,
      silentAfter,
      mayBeAway,
      labels: this.props.labels ?? { severity: 'warning' },
    });
  }

  /** Names that are no host's, such as one that was renamed. */
  private strangers(): string[] {
    const names = this.props.hosts().map((host) => host.name);
    return (this.props.mayBeAway ?? [])
      .filter((each) => !names.includes(each))
      .map(
        (each) =>
          `no host ${shown(each)} sends here, but mayBeAway names it: it is one of ${names.map((name) => shown(name)).join(', ') || 'none'}`,
      );
  }
}
