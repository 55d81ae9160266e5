import { Construct } from 'constructs';
import { Alloy, type AlloyExpression, type AlloyFile } from '../../../../lib';
import { OtelcolExporterOtlphttp } from '../../../../lib/alloy/components/otelcol/exporter.otlphttp';
import { PrometheusRemoteWrite } from '../../../../lib/alloy/components/prometheus/remote_write';
import { PrometheusScrape } from '../../../../lib/alloy/components/prometheus/scrape';
import type { OtelcolConsumer, Targets } from '../../../../lib/alloy/expression';

/** An example of upstream's reference, written with the bindings. */
export interface Example {
  /** The page, by the component that it is about. */
  readonly page: string;
  /** Which of the page's fenced `alloy` blocks it is, from 0. */
  readonly index: number;
  /** The component that it begins with: another one means that upstream added or removed a block. */
  readonly first: string;
  /** @param elsewhere takes what the example refers to but doesn't define */
  readonly build: (file: AlloyFile, elsewhere: AlloyFile) => void;
}

/** What several pages write for an endpoint of Prometheus. */
const REMOTE_WRITE = {
  url: '<PROMETHEUS_REMOTE_WRITE_URL>',
  basicAuth: { username: '<USERNAME>', password: Alloy.unsafePlainText('<PASSWORD>') },
};

/** A variable with a placeholder for its name, which `Alloy.env` refuses. */
export function envOf(placeholder: `<${string}>`): AlloyExpression<string> {
  return Alloy.call('sys.env', placeholder);
}

/** How the examples of many pages end: `prometheus.scrape "demo"` sends to `prometheus.remote_write "demo"`. */
export function scrapeDemo(file: AlloyFile, targets: Targets): void {
  const demo = new Construct(file, 'demo');
  new PrometheusScrape(demo, 'scrape', { targets, forwardTo: () => [write.receiver] });
  const write = new PrometheusRemoteWrite(demo, 'remote_write', { endpoint: [REMOTE_WRITE] });
}

/** The input of an `otelcol.exporter.otlphttp "default"`, which many examples send to but don't define. */
export function otlphttp(elsewhere: AlloyFile): OtelcolConsumer {
  return new OtelcolExporterOtlphttp(elsewhere, 'otlphttp', {
    client: { endpoint: 'http://localhost:4318' },
  }).input;
}
