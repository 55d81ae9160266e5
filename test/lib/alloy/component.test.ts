import { Construct } from 'constructs';
import { block, NixosHost } from '../../../lib';
import { OtelcolExporterOtlphttp } from '../../../lib/alloy/components/otelcol/exporter.otlphttp';
import { OtelcolProcessorBatch } from '../../../lib/alloy/components/otelcol/processor.batch';
import { aComponent, aFile, aHost, errorsIn, Fleet } from '../support';

describe('a label', () => {
  /** The label of a component of this name at a path below the file. */
  const label = (component: string, ...path: [string, ...string[]]) => {
    const id = path.pop()!;
    const scope = path.reduce<Construct>(
      (parent, each) => new Construct(parent, each),
      aFile(aHost()),
    );
    return aComponent(scope, id, component).label;
  };

  test.each<[string, string, [string, ...string[]]]>([
    ['default', 'otelcol.exporter.otlphttp', ['otlphttp']],
    ['lgtm', 'otelcol.exporter.otlphttp', ['lgtm']],
    ['lgtm', 'otelcol.exporter.otlphttp', ['lgtm', 'otlphttp']],
    ['lgtm_retry', 'otelcol.exporter.otlphttp', ['lgtm', 'retry']],
    ['ai_monitor', 'otelcol.exporter.otlphttp', ['ai-monitor', 'otlphttp']],
    ['_9_to_5', 'prometheus.scrape', ['9 to 5']],
    ['caf_', 'prometheus.scrape', ['café']],
    ['http', 'otelcol.exporter.otlphttp', ['http']],
  ])('is %s for a %s at %j', (expected, component, path) => {
    expect(label(component, ...path)).toBe(expected);
  });

  test('leaves out what the component shares with its Alloy process, and the file', () => {
    const host = aHost();
    const { directory } = aFile(new Construct(host, 'alloy'), 'main');
    const beyla = new Construct(host, 'beyla');
    const file = aFile(beyla, 'beyla', directory);
    expect(aComponent(file, 'otlp', 'otelcol.receiver.otlp').label).toBe('beyla');
    expect(aComponent(file, 'remote', 'otelcol.processor.batch').address).toBe(
      'otelcol.processor.batch.beyla_remote',
    );
  });

  test('fails where it would be a keyword of Alloy', () => {
    const component = aComponent(aFile(aHost()), 'true', 'prometheus.scrape');
    expect(errorsIn(component)).toEqual([
      "[fleet/ryzen/main/true] 'true' is not an identifier of Alloy: " +
        'letters, digits and _, and none of true, false, null',
    ]);
  });
});

describe('a component', () => {
  test('prints under its name and label', () => {
    const component = aComponent(aFile(aHost()), 'nas', 'prometheus.scrape', { targets: [] });
    expect(component.render()).toBe('prometheus.scrape "nas" {\n\ttargets = []\n}\n');
  });

  test('asks for its body at synth, when everything has been added', () => {
    const values = [1];
    const component = aComponent(aFile(aHost()), 'x', 'a', () => ({ values }));
    values.push(2);
    expect(component.render()).toContain('values = [1, 2]');
  });

  test('has its overrides applied to what the body is at synth', () => {
    let made = 0;
    const body = () => ({ n: ++made, client: block({ endpoint: 'a', timeout: '5s' }), rule: [1] });
    const component = aComponent(aFile(aHost()), 'x', 'a', body);
    component.addOverride('client.endpoint', 'b');
    component.addOverride('client.timeout', undefined);
    component.addOverride('rule.1', 2);
    component.addOverride('debug', block({ level: 'on' }));
    expect(component.render()).toBe(`\
a "x" {
	n = 1

	client {
		endpoint = "b"
	}

	rule = [1, 2]

	debug {
		level = "on"
	}
}
`);
    expect(component.render()).toContain('n = 2');
  });

  test('has overrides when its class is typed', () => {
    const batch = new OtelcolProcessorBatch(aFile(aHost()), 'x', { output: {} });
    batch.addOverride('send_batch_size', 5);
    expect(batch.render()).toContain('send_batch_size = 5');
  });

  test('makes blocks of what overrides make where its class knows that Alloy has blocks', () => {
    const exporter = new OtelcolExporterOtlphttp(aFile(aHost()), 'x', {
      client: { endpoint: 'http://127.0.0.1:4318', headers: { a: 'b' } },
    });
    exporter.addOverride('client.tls.insecure', true);
    exporter.addOverride('client.headers.c', 'd');
    exporter.addOverride('retry_on_failure', { enabled: false });
    expect(exporter.render()).toBe(`\
otelcol.exporter.otlphttp "x" {
	client {
		endpoint = "http://127.0.0.1:4318"
		headers  = {
			a = "b",
			c = "d",
		}

		tls {
			insecure = true
		}
	}

	retry_on_failure {
		enabled = false
	}
}
`);
  });

  test('fails outside a file', () => {
    expect(() => aComponent(aHost(), 'x', 'a')).toThrow(
      '[fleet/ryzen/x] is not in a file: pass an AlloyFile, or a construct in one, as the scope',
    );
  });

  test('fails once, with its own path, for a body that has no form in Alloy', () => {
    const { stack } = new Fleet();
    const file = aFile(new NixosHost(stack, 'ryzen'));
    aComponent(file, 'x', 'a', { n: NaN });
    aComponent(file, 'y', 'a').addOverride('a.b', new Date(0));
    const z = aComponent(file, 'z', 'a', { list: [1] });
    z.addOverride('list.first', 2);
    const thrower = aComponent(file, 'thrower', 'a', () => {
      throw new Error('no such unit');
    });
    expect(errorsIn(stack)).toEqual([
      '[fleet/ryzen/main/x] Alloy has no way to write the number NaN',
      '[fleet/ryzen/main/y] Alloy has no way to write a Date as a value',
      "[fleet/ryzen/main/z] an override's path has 'first' for a list of 1: " +
        'give an index up to 1, which appends',
      '[fleet/ryzen/main/thrower] no such unit',
    ]);
    expect(() => thrower.render()).toThrow('[fleet/ryzen/main/thrower] no such unit');
  });

  test('has its comments above it', () => {
    const component = aComponent(aFile(aHost()), 'x', 'a');
    component.addComment('Why it is here.');
    component.addComment('And more: "quoted", // and {}.');
    expect(component.render()).toBe(
      '// Why it is here.\n// And more: "quoted", // and {}.\na "x" { }\n',
    );
  });

  test.each(['', 'two\nlines', 'a\rreturn'])('fails for %j as a comment', (text) => {
    const component = aComponent(aFile(aHost()), 'x', 'a');
    expect(() => component.addComment(text)).toThrow(
      '[fleet/ryzen/main/x] a comment is one line of text, but ',
    );
  });
});
