import type { Duration } from '../../../lib/units';

/** A host, and what of it can be told by metrics. */
export interface AlertedHost {
  /** Its name, the label `host`. */
  readonly name: string;
  /** Whether it sends what its Alloy scrapes, so that silence says something. */
  readonly scrapes: boolean;
  /** Whether it sends Alloy's metrics of itself. */
  readonly alloyMetrics: boolean;
  /** Whether it sends the outage buffer's. */
  readonly outageBuffer: boolean;
  /** The component that sends to the backend, by its address; none when it sends profiles alone. */
  readonly exporter?: string;
}

/** The Jobs that ask for the retention. */
export interface RetentionJobs {
  /** Where they are. */
  readonly namespace: string;
  /** What their names begin with, before a hyphen and a hash. */
  readonly name: string;
}

/** What rules are about. */
export interface RuleGroupsProps {
  /** Begins the groups' names. */
  readonly name: string;
  /** The hosts. */
  readonly hosts: readonly AlertedHost[];
  /** Names of hosts that may be away. */
  readonly mayBeAway: readonly string[];
  /** How long nothing comes of a host that is silent. */
  readonly silentAfter: Duration;
  /** The `job` of the collector's metrics of itself. @default - they aren't there, or nobody knows by what name */
  readonly collectorJob?: string;
  /** How often hosts check themselves. @default - they don't */
  readonly selfCheckInterval?: Duration;
  /** The Jobs that ask for the retention, where kube-state-metrics tells of them. @default - nothing does */
  readonly retentionJobs?: RetentionJobs;
  /** Labels of every alert. */
  readonly labels: { readonly [label: string]: string };
}

/** A rule of Prometheus, as its files have it. @see https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/ */
export interface Rule {
  /** What it is called as an alert; another one makes a metric. */
  readonly alert?: string;
  /** The metric that it makes. */
  readonly record?: string;
  /** Its PromQL. */
  readonly expr: string;
  /** How long that has to hold. @default - no time */
  readonly for?: string;
  /** Labels of the alert. */
  readonly labels?: { readonly [label: string]: string };
  /** What people are told. */
  readonly annotations?: { readonly summary: string; readonly description: string };
}

/** Rules that are evaluated one after the other. */
export interface RuleGroup {
  /** Unique in a file. */
  readonly name: string;
  /** In this order. */
  readonly rules: readonly Rule[];
}

/** What has to be done about a host. */
export const CHECK = 'observability-check, on that machine, names the first hop that is not right.';
