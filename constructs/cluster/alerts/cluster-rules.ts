import { grown, summed } from './promql';
import type { Rule, RuleGroupsProps } from './rule';

const REFUSED = 'instance_receiver:otelcol_receiver_refused:sum';
const LOST = 'instance_exporter:otelcol_exporter_failed:sum';

/** What the collector refuses and loses, by its own metrics. */
export function collectorRules({ silentAfter }: RuleGroupsProps, job: string): Rule[] {
  const there = `otelcol_process_uptime_seconds_total{job="${job}"}`;
  return [
    {
      alert: 'CollectorSilent',
      expr: `absent_over_time(${there}[${silentAfter.toString()}])`,
      annotations: {
        summary: `The collector ${job} has sent no metrics for ${silentAfter.toString()}`,
        description: 'It is down, or the store does not take what it sends: kubectl get pods.',
      },
    },
    summed(REFUSED, 'receiver_refused', `job="${job}"`, 'instance, receiver'),
    {
      alert: 'CollectorRefuses',
      expr: grown(REFUSED, 'instance', there),
      annotations: {
        summary: 'The collector refuses what hosts send',
        description:
          'Hosts keep it in their outage buffers. kubectl logs of the collector says why.',
      },
    },
    summed(LOST, 'exporter_(send|enqueue)_failed', `job="${job}"`, 'instance, exporter'),
    {
      alert: 'CollectorLoses',
      expr: grown(LOST, 'instance', there),
      annotations: {
        summary: '{{ $labels.exporter }} of the collector loses what hosts sent',
        description: 'kubectl logs of the collector says what the store answered.',
      },
    },
  ];
}

/** The Jobs that ask for the retention, by kube-state-metrics. */
export function retentionRules({ retentionJobs: jobs }: RuleGroupsProps): Rule[] {
  if (jobs === undefined) return [];
  return [
    {
      alert: 'RetentionCheckFailed',
      expr: `kube_job_status_failed{namespace="${jobs.namespace}", job_name=~"${jobs.name}-.+"} > 0`,
      annotations: {
        summary: 'A backend keeps what it stores for another time than the app says',
        description: `kubectl --namespace=${jobs.namespace} logs job/{{ $labels.job_name }}`,
      },
    },
  ];
}
