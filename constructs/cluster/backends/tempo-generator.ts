/** What of Tempo's own generator is on, which nobody can see from here. */
export interface TempoGeneratorProps {
  /**
   * The processors of its metrics-generator that are on for the tenant, `overrides.defaults.metrics_generator.processors`,
   * and whose metrics it writes to the backend of metrics: Grafana then has the links that need them.
   * @default - none
   * @see https://grafana.com/docs/tempo/latest/metrics-from-traces/metrics-generator/
   */
  readonly metricsGenerator?: readonly ('span-metrics' | 'service-graphs')[];
}
