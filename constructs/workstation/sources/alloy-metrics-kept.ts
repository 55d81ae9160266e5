/**
 * The metrics of Alloy itself that are kept, as anchored patterns: what tells of refusals, losses, queues, components that
 * are unwell, memory and restarts. A series of each histogram's bucket, and what the library's files can't have happen, is
 * most of what it shows, and says little of any of that.
 *
 * Names with `_total` or without: Alloy has changed them between versions.
 *
 * @see https://grafana.com/docs/alloy/latest/troubleshoot/controller_metrics/
 * @see https://opentelemetry.io/docs/collector/internal-telemetry/
 */
export const KEPT: readonly string[] = [
  // whether it answers
  'up',
  // which version runs, and whether it took its files
  'alloy_build_info',
  'alloy_config_last_load_successful',
  'alloy_config_load_failures_total',
  // components by their health
  'alloy_component_controller_running_components',
  // memory and CPU against the unit's limits, restarts by the start's time, and leaks
  'process_(cpu_seconds_total|resident_memory_bytes|start_time_seconds|open_fds)',
  'go_(goroutines|memstats_heap_inuse_bytes)',
  // what programs sent that was taken and refused
  'otelcol_receiver_(accepted|refused|failed)_(spans|metric_points|log_records)(_total)?',
  // what left, what was lost on the way, and how full the queues are
  'otelcol_exporter_(sent|send_failed|enqueue_failed)_(spans|metric_points|log_records)(_total)?',
  'otelcol_exporter_queue_(size|capacity)',
  'pyroscope_write_(sent|dropped)_profiles_total',
  // samples that were scraped, and those that were thrown away
  'prometheus_forwarded_samples_total',
  'prometheus_target_scrapes_sample_(duplicate_timestamp|out_of_bounds|out_of_order)_total',
  // records that were read, and those that couldn't be
  'loki_source_journal_target_lines_total',
  'loki_source_.+_errors_total',
];
