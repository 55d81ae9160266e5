import { OtelConfig, type OtelSection } from '../../../lib';
import { errorsIn, Fleet } from '../support';
import { aConfig, errors } from './sound';

describe('validation', () => {
  test('fails without a pipeline', () => {
    const message = 'has no pipeline, so it would carry nothing: add one with addPipeline';
    expect(errorsIn(new OtelConfig(new Fleet().stack, 'c'))).toEqual([`[fleet/c] ${message}`]);
    for (const path of ['service', 'service.pipelines', 'service.pipelines.traces']) {
      const config = aConfig();
      config.addOverride(path, undefined);
      expect(errors(config)).toEqual([message]);
    }
  });

  test('fails for every name of a pipeline that is not there, saying what is', () => {
    const config = aConfig();
    config.add('processors', 'batch');
    config.addPipeline('logs', {
      receivers: ['otlp', 'batch'],
      processors: ['debug'],
      exporters: ['otlp', 'debug/other'],
    });
    expect(errors(config)).toEqual([
      "pipeline 'logs' names the receiver 'batch', but there are only: otlp",
      "pipeline 'logs' names the processor 'debug', but there are only: batch",
      "pipeline 'logs' names the exporter 'otlp', but there are only: debug",
      "pipeline 'logs' names the exporter 'debug/other', but there are only: debug",
    ]);
  });

  test('fails for a component that an override has taken away', () => {
    const config = aConfig();
    config.addOverride('exporters.debug', undefined);
    expect(errors(config)).toEqual([
      "pipeline 'traces' names the exporter 'debug', but there are only: none",
    ]);
  });

  test.each<OtelSection>(['receivers', 'exporters'])('fails for a pipeline without %s', (what) => {
    const message = `pipeline 'traces' has no ${what}: it needs at least one`;
    const config = aConfig();
    config.addOverride(`service.pipelines.traces.${what}`, []);
    expect(errors(config)).toEqual([message]);
    config.addOverride(`service.pipelines.traces.${what}`, undefined);
    expect(errors(config)).toEqual([message]);
  });

  test.each([
    ['U+0085', 'a\u0085b'],
    ['U+2028', 'a\u2028b'],
    ['U+009B', '\u009b[0m'],
    ['U+FEFF', '\uFEFF'],
  ])('fails for %s, which the collector would refuse or take for something else', (code, value) => {
    const config = aConfig();
    config.add('processors', 'attributes', { actions: [{ key: 'k', value }] });
    const message = `has the character ${code}, which the collector's YAML can't hold`;
    expect(errors(config)).toEqual([`${message}: leave it out`]);
    expect(() => config.toYaml()).toThrow(`[fleet/config] ${message}`);
  });

  test('fails for an override that leads nowhere, with the path of the configuration', () => {
    const config = aConfig();
    config.addOverride('service.extensions.first', 'x');
    expect(errorsIn(config)).toEqual([
      "[fleet/config] an override's path has 'first' for a list of 0: " +
        'give an index up to 0, which appends',
    ]);
  });
});
