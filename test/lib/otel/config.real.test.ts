import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { OtelConfig, type OtelSettings, type OtelValue } from '../../../lib';
import { describeWith, run } from '../../support/programs';
import { Fleet, temporaryFolder } from '../support';

/** Strings that YAML 1.1 or 1.2 would take for something else if they stood without quotes. */
const TREACHEROUS = ['0b11', '1_000', '2024-01-01', '0o17', '017', '1e3', '0x1f', '190:20:30']
  .concat(['yes', 'No', 'on', 'y', '~', 'null', 'true', '.inf', '.nan', '-', '', ' x ', '<<', '='])
  .concat(['a: b', '# c', '- d', '[e]', '{f}', '&g', '*h', '!i', '|', '>', '%j', '@k', '`l'])
  .concat(["'", '"', '\\', 'a\nb\n', '\ta', 'a\r\nb', '\u0000', '\u001b', '\u00a0', '😀']);

const text = fc
  .string({ unit: 'binary', maxLength: 20 })
  .filter((string) => !/[\u007f-\u009f\u2028\u2029\uFEFF\uFFFE\uFFFF]/.test(string));

/** A collector of traces whose `attributes` processor sets these values, which may be of any type. */
function configWith(...values: OtelValue[]): OtelConfig {
  const config = new OtelConfig(new Fleet().stack, 'config', { metrics: { level: 'none' } });
  config.add('extensions', 'health_check', { endpoint: '127.0.0.1:13133' });
  config.add('receivers', 'otlp', { protocols: { http: { endpoint: '127.0.0.1:4318' } } });
  config.add('processors', 'attributes', {
    actions: values.map((value, i) => ({ key: `k${i}`, value, action: 'insert' })),
  });
  config.add('connectors', 'spanmetrics');
  config.add('exporters', 'debug');
  config.addPipeline('traces', {
    receivers: ['otlp'],
    processors: ['attributes'],
    exporters: ['debug', 'spanmetrics'],
  });
  config.addPipeline('metrics', { receivers: ['spanmetrics'], exporters: ['debug'] });
  return config;
}

describeWith(['otelcol'], 'the real OpenTelemetry Collector', (programs) => {
  const onFile = (config: OtelConfig, ...args: string[]) => {
    const file = join(temporaryFolder(), 'config.yaml');
    writeFileSync(file, config.toYaml());
    return run(programs.otelcol, [...args, `--config=${file}`]);
  };

  test('takes a small configuration', () => {
    const { status, output } = onFile(configWith('x'), 'validate');
    expect([status, output]).toEqual([0, '']);
  });

  test('refuses one that is broken, so that the test above can fail', () => {
    const config = configWith('x');
    config.addOverride('receivers.otlp.protocols.http.endpoint', ['x']);
    expect(onFile(config, 'validate').status).toBe(1);
  });

  test('reads strings and numbers as what they are', () => {
    const values: OtelValue[] = [
      ...TREACHEROUS,
      ...fc.sample(text, { numRuns: 300, seed: 1 }),
      ...fc.sample(fc.string({ unit: fc.constantFrom(...'0123456789_-:.eExob+,TZ ~') }), {
        numRuns: 500,
        seed: 1,
      }),
      ...fc.sample(fc.integer(), { numRuns: 50, seed: 1 }),
      0.5,
      true,
      false,
    ];
    // $ begins a variable there, and $$ is a $
    const escaped = values.map((value) =>
      typeof value === 'string' ? value.replaceAll('$', '$$$$') : value,
    );
    const args = ['print-config', '--mode=unredacted', '--format=json'];
    const { status, stdout, output } = onFile(configWith(...escaped), ...args);
    if (status !== 0) throw new Error(output);
    const { processors } = JSON.parse(stdout) as { processors: { attributes: OtelSettings } };
    const actions = processors.attributes['actions'] as readonly { readonly value: OtelValue }[];
    expect(actions).toHaveLength(values.length);
    values.forEach((value, i) => expect(actions[i]?.value).toEqual(value));
  });
});
