/**
 * What every label in our files begins with: a machine's own files beside them may have the labels of Grafana's
 * documentation, such as `loki.relabel "journal"` and `otelcol.receiver.otlp "default"`.
 */
export const LABEL_PREFIX = 'fleet';
