import { grown, hostIn, summed } from './promql';
import { CHECK, type AlertedHost, type Rule } from './rule';

const REFUSED = 'host_component_id:otelcol_receiver_refused:sum';
const LOST = 'host_component_id:otelcol_exporter_failed:sum';

/** What hosts' Alloys refuse and lose, and whether they are well, by their own metrics. */
export function alloyRules(hosts: readonly AlertedHost[]): Rule[] {
  if (hosts.length === 0) return [];
  const at = hostIn(hosts);
  const there = `up{${at}, job="alloy"}`;
  const exporters = [...new Set(hosts.flatMap(({ exporter }) => exporter ?? []))].sort();
  return [
    {
      alert: 'AlloyComponentUnhealthy',
      expr: `sum by (host, job, health_type) (alloy_component_controller_running_components{${at}, health_type=~"unhealthy|exited"}) > 0`,
      for: '10m',
      annotations: {
        summary:
          '{{ $value }} components of {{ $labels.job }} on {{ $labels.host }} are {{ $labels.health_type }}',
        description: CHECK,
      },
    },
    {
      alert: 'AlloyConfigRejected',
      expr: `min by (host, job) (alloy_config_last_load_successful{${at}}) == 0`,
      for: '10m',
      annotations: {
        summary: '{{ $labels.job }} on {{ $labels.host }} does not take its files',
        description: 'It runs what it had. journalctl -u alloy.service, on that machine, says why.',
      },
    },
    summed(REFUSED, 'receiver_refused', `${at}, job="alloy"`, 'host, component_id'),
    {
      alert: 'AlloyRefuses',
      expr: grown(REFUSED, 'host', there),
      annotations: {
        summary: 'Alloy on {{ $labels.host }} refuses what programs send',
        description: 'Its receiver is {{ $labels.component_id }}. ' + CHECK,
      },
    },
    ...(exporters.length === 0
      ? []
      : [
          // what goes to programs on the machine is theirs to be there for
          summed(
            LOST,
            'exporter_(send|enqueue)_failed',
            `${at}, component_id=~"${exporters.join('|')}"`,
            'host, component_id',
          ),
          {
            alert: 'AlloyLoses',
            expr: grown(LOST, 'host', there),
            annotations: {
              summary: 'Alloy on {{ $labels.host }} loses what it is to send',
              description: 'Its exporter is {{ $labels.component_id }}. ' + CHECK,
            },
          },
        ]),
  ];
}
