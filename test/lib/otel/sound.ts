import { OtelConfig } from '../../../lib';
import { errorsIn, Fleet } from '../support';

/** A configuration that is sound: traces from `otlp` to `debug`. */
export function aConfig(): OtelConfig {
  const config = new OtelConfig(new Fleet().stack, 'config', { metrics: { level: 'none' } });
  config.add('receivers', 'otlp', { protocols: { http: { endpoint: '127.0.0.1:4318' } } });
  config.add('exporters', 'debug');
  config.addPipeline('traces', { receivers: ['otlp'], exporters: ['debug'] });
  return config;
}

/** The messages of validation, without the path. */
export const errors = (config: OtelConfig) =>
  errorsIn(config).map((error) => error.replace('[fleet/config] ', ''));
