import type { Construct } from 'constructs';
import { AlertRules, type AlertOptions } from './cluster/alerts/alert-rules';
import type { AlertedHost } from './cluster/alerts/rule';
import type { OtelCollector } from './cluster/collector/otel-collector';
import type { RetentionCheck } from './cluster/retention/retention-check';
import { PrometheusScrape } from '../lib/alloy/components/prometheus/scrape';
import type { NixosHost } from '../lib/nixos/host';
import { OutageBufferMetrics } from './workstation/buffer/outage-buffer-metrics';
import { AlloyMetrics } from './workstation/sources/alloy-metrics';

/** A host that sends to a backend, and by which component. */
export interface SendingHost {
  /** The host. */
  readonly host: NixosHost;
  /** The exporter's address; none when it sends profiles alone. */
  readonly exporter?: string;
}

/** What of hosts can be told by their metrics, from what makes those; sorted by name, and of one that binds twice once. */
function alertedHosts(hosts: readonly SendingHost[]): AlertedHost[] {
  return hosts
    .map(({ host, exporter }) => {
      const all = host.node.findAll();
      return {
        name: host.hostname,
        scrapes: all.some((each) => each instanceof PrometheusScrape),
        alloyMetrics: all.some((each) => each instanceof AlloyMetrics),
        outageBuffer: all.some((each) => each instanceof OutageBufferMetrics),
        exporter,
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .filter(({ name }, i, sorted) => sorted[i - 1]?.name !== name);
}

/** What is told of a backend that the rules are about. */
export interface LgtmAlertsProps {
  /** What the file is called. */
  readonly name: string;
  /** The namespace of the retention's Jobs. */
  readonly namespace: string;
  /** Hosts by now; more may come. */
  readonly senders: readonly SendingHost[];
}

/** The alerts of a backend, in whose scope they are; none unless asked for. */
export function lgtmAlerts(
  backend: Construct & {
    readonly collector?: OtelCollector;
    readonly retentionContract: { readonly check?: RetentionCheck };
  },
  options: AlertOptions | boolean = false,
  { name, namespace, senders }: LgtmAlertsProps,
): AlertRules | undefined {
  if (options === false) return undefined;
  const { check } = backend.retentionContract;
  return new AlertRules(backend, 'alerts', {
    ...(options === true ? {} : options),
    name,
    hosts: () => alertedHosts(senders),
    collectorJob: backend.collector?.selfMetrics.job,
    retentionJobs: check && { namespace, name: check.name },
  });
}
