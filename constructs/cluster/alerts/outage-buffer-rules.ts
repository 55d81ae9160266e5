import { anyOf, hostIn } from './promql';
import { CHECK, type AlertedHost, type Rule } from './rule';

/** What outage buffers hold and lose, by their own metrics. */
export function outageBufferRules(hosts: readonly AlertedHost[]): Rule[] {
  if (hosts.length === 0) return [];
  const at = hostIn(hosts);
  const lost = (matcher: string) =>
    `sum by (host, destination, signal) (increase(outage_buffer_dropped_total{${at}, ${matcher}}[1h])) > 0`;
  return [
    {
      record: 'host:outage_buffer_full:ratio',
      expr: `max by (host) (outage_buffer_held_bytes{${at}} / outage_buffer_budget_bytes{${at}})`,
    },
    {
      alert: 'OutageBufferFilling',
      expr: `host:outage_buffer_full:ratio{${at}} > 0.5`,
      for: '5m',
      annotations: {
        summary:
          'The outage buffer of {{ $labels.host }} is full to {{ $value | humanizePercentage }}',
        description: `What it holds is not delivered; once it is full, the oldest goes. ${CHECK}`,
      },
    },
    {
      alert: 'OutageBufferBehind',
      expr: `max by (host, destination, signal) (outage_buffer_oldest_age_seconds{${at}}) > 600`,
      for: '5m',
      annotations: {
        summary:
          '{{ $labels.signal }} of {{ $labels.host }} wait for {{ $value | humanizeDuration }}',
        description: `{{ $labels.destination }} does not take them. ${CHECK}`,
      },
    },
    {
      alert: 'TelemetryLost',
      expr: lost('reason!="refused"'),
      annotations: {
        summary: 'The outage buffer of {{ $labels.host }} has lost {{ $labels.signal }}',
        description:
          '{{ $labels.destination }} was away for longer than the buffer holds: raise its size.',
      },
    },
    {
      alert: 'TelemetryRefused',
      expr: anyOf(
        lost('reason="refused"'),
        `sum by (host, destination, signal) (increase(outage_buffer_rejected_total{${at}}[1h])) > 0`,
      ),
      annotations: {
        summary: '{{ $labels.destination }} refuses {{ $labels.signal }} of {{ $labels.host }}',
        description:
          'They are lost. journalctl -u outage-buffer.service, on that machine, has the answer that it gave.',
      },
    },
  ];
}
