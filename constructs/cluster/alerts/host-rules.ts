import { hostIn, twice } from './promql';
import { CHECK, type Rule, type RuleGroupsProps } from './rule';

/** Hosts of which nothing comes, or not all, and those whose self-check fails. */
export function hostRules({
  hosts,
  mayBeAway,
  silentAfter,
  selfCheckInterval,
}: RuleGroupsProps): Rule[] {
  const scraped = hosts.filter(({ scrapes }) => scrapes);
  return [
    ...scraped
      .filter((host) => !mayBeAway.includes(host.name))
      .map((host) => ({
        alert: 'HostSilent',
        // what the outage buffer brings later ends it, too
        expr: `absent_over_time(up{host="${host.name}"}[${silentAfter.toString()}])`,
        // the expression has it too, and rules of one name and the same labels look like one twice
        labels: { host: host.name },
        annotations: {
          summary: `${host.name} has sent no metrics for ${silentAfter.toString()}`,
          description: `It is off, off the network, or something on the way is broken. ${CHECK}`,
        },
      })),
    ...(scraped.length === 0
      ? []
      : [
          {
            alert: 'SourceDown',
            expr: `up{${hostIn(scraped)}} == 0`,
            for: '10m',
            annotations: {
              summary: '{{ $labels.job }} on {{ $labels.host }} gives no metrics',
              description: CHECK,
            },
          },
        ]),
    ...(selfCheckInterval === undefined
      ? []
      : [
          {
            alert: 'SelfCheckFails',
            expr: `max by (host) (last_over_time(observability_check_code{${hostIn(hosts)}}[${twice(selfCheckInterval)}])) >= 2`,
            annotations: {
              summary: 'observability-check fails on {{ $labels.host }}',
              description:
                'journalctl -u observability-check.service, on that machine, names the first hop that is not right.',
            },
          },
        ]),
  ];
}
