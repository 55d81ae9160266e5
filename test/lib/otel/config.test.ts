import { AnnotationMetadataEntryType } from 'cdktf';
import type { OtelConfig, OtelValue } from '../../../lib';
import { aConfig, errors } from './sound';

const warnings = ({ node }: OtelConfig) => {
  node.validate();
  const level: string = AnnotationMetadataEntryType.WARN;
  return node.metadata.filter(({ type }) => type === level).map(({ data }) => data as string);
};

describe("a collector's configuration", () => {
  test('prints its sections in the order in which data flows, components as they were added', () => {
    const config = aConfig();
    const limiter = config.add('processors', 'memory_limiter', { check_interval: '1s' });
    const batch = config.add('processors', 'batch/big', { send_batch_size: 10_000 });
    config.add('extensions', 'health_check', { endpoint: '${env:POD_IP}:13133' });
    config.addPipeline('metrics/node', {
      receivers: ['otlp'],
      processors: [limiter, batch],
      exporters: ['debug'],
    });
    expect(config.toYaml()).toBe(`\
extensions:
  health_check:
    endpoint: \${env:POD_IP}:13133
receivers:
  otlp:
    protocols:
      http:
        endpoint: 127.0.0.1:4318
processors:
  memory_limiter:
    check_interval: 1s
  batch/big:
    send_batch_size: 10000
exporters:
  debug: {}
service:
  extensions:
    - health_check
  telemetry:
    metrics:
      level: none
  pipelines:
    traces:
      receivers:
        - otlp
      exporters:
        - debug
    metrics/node:
      receivers:
        - otlp
      processors:
        - memory_limiter
        - batch/big
      exporters:
        - debug
`);
    expect(errors(config)).toEqual([]);
    expect(warnings(config)).toEqual([]);
  });

  test('repeats what is used twice, instead of an anchor', () => {
    const config = aConfig();
    const tls: OtelValue = { insecure: true };
    config.add('exporters', 'otlp/a', { tls });
    config.add('exporters', 'otlp/b', { tls });
    expect(config.toYaml()).not.toMatch(/[&*]a1/);
  });

  test('takes overrides on everything, deletions too', () => {
    const config = aConfig();
    config.addOverride('receivers.otlp.protocols.http.endpoint', '0.0.0.0:4318');
    config.addOverride('service.telemetry', undefined);
    config.addOverride('service.pipelines.traces.exporters.0', 'nop');
    config.addOverride('exporters', { nop: {} });
    expect(config.toData()).toEqual({
      receivers: { otlp: { protocols: { http: { endpoint: '0.0.0.0:4318' } } } },
      exporters: { nop: {} },
      service: {
        extensions: [],
        pipelines: { traces: { receivers: ['otlp'], exporters: ['nop'] } },
      },
    });
    expect(errors(config)).toEqual([]);
  });

  test('takes a connector on both ends of pipelines', () => {
    const config = aConfig();
    const spans = config.add('connectors', 'spanmetrics');
    config.addPipeline('traces/2', { receivers: ['otlp'], exporters: [spans] });
    config.addPipeline('metrics', { receivers: [spans], exporters: ['debug'] });
    expect(errors(config)).toEqual([]);
    expect(warnings(config)).toEqual([]);
  });

  test('warns, once, of every component that no pipeline names', () => {
    const config = aConfig();
    const sections = ['receivers', 'processors', 'exporters', 'connectors', 'extensions'] as const;
    for (const section of sections) config.add(section, `${section}/unused`);
    const expected = (['receivers', 'processors', 'exporters', 'connectors'] as const).map(
      (section) =>
        `${section} has '${section}/unused', but no pipeline names it: name it in one, or leave it out`,
    );
    expect(warnings(config)).toEqual(expected);
    expect(warnings(config)).toEqual(expected);
    expect(errors(config)).toEqual([]);
  });
});

describe('adding', () => {
  test.each(['', 'Otlp', 'otlp/', '/x', 'otlp/a/b', 'otlp/a b', '9', 'a-b'])(
    'fails for %j as the id of a component',
    (id) => {
      expect(() => aConfig().add('receivers', id)).toThrow(
        `[fleet/config] a component's id is 'type' or 'type/name', but '${id}' was given in receivers`,
      );
    },
  );

  test('fails for an id that is taken in the section', () => {
    const config = aConfig();
    config.add('exporters', 'otlp');
    expect(() => config.add('receivers', 'otlp')).toThrow(
      "[fleet/config] receivers already has 'otlp': name it 'otlp/other'",
    );
  });

  test.each(['', 'spans', 'traces/', 'traces/a/b', 'metric'])(
    'fails for %j as the id of a pipeline',
    (id) => {
      expect(() => aConfig().addPipeline(id, { receivers: [], exporters: [] })).toThrow(
        `[fleet/config] a pipeline's id begins with metrics, logs, traces or profiles, but '${id}'`,
      );
    },
  );

  test('fails for a pipeline that is there', () => {
    expect(() => aConfig().addPipeline('traces', { receivers: [], exporters: [] })).toThrow(
      "there already is a pipeline 'traces': name it 'traces/other'",
    );
  });
});
