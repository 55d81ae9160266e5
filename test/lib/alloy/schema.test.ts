import { Alloy, Duration, NixosHost, printAlloy, Size } from '../../../lib';
import { OtelcolExporterOtlphttp } from '../../../lib/alloy/components/otelcol/exporter.otlphttp';
import { OtelcolReceiverLoki } from '../../../lib/alloy/components/otelcol/receiver.loki';
import { PrometheusScrape } from '../../../lib/alloy/components/prometheus/scrape';
import { toBody } from '../../../lib/alloy/body';
import { named, nested, oneOf, type Schema } from '../../../lib/alloy/schema';
import { aFile, aHost, errorsIn, Fleet } from '../support';

const INNER: Schema = { timeout: 'duration', label: 'string' };
const SCHEMA: Schema = {
  text: 'string!',
  port: 'uint16',
  signed: 'int32',
  real: 'float64',
  enabled: 'bool',
  maxWait: 'duration',
  bodySize: 'bytes',
  password: 'secret',
  content: 'optional_secret',
  list: 'list(string)',
  headers: 'map(list(string))',
  targets: 'list(target)',
  operators: 'any',
  forwardTo: 'list(capsule(loki.LogsReceiver))',
  errorMode: oneOf('string', 'ignore', 'propagate'),
  scrapers: oneOf('list(string)', 'cpu', 'disk'),
  hostCpu: named('host.cpu', nested('block', INNER)),
  inner: nested('block', INNER),
  rule: nested('blocks', INNER),
  target: nested('blocks', { label: 'label!', address: 'string!' }),
  stage: nested('stages', {
    json: nested('block', { expressions: 'map(string)!' }),
    dropLines: nested('block', INNER),
  }),
  sampling: nested('object', INNER),
};

const print = (props: object) => printAlloy('x', undefined, toBody(SCHEMA, props));

describe('props become what Alloy reads', () => {
  test('by upstream names, in the order in which they were given', () => {
    expect(print({ maxWait: Duration.minutes(1), inner: { label: 'a' }, text: 'b', port: 1 }))
      .toBe(`\
x {
	max_wait = "1m"

	inner {
		label = "a"
	}

	text = "b"
	port = 1
}
`);
  });

  test('whatever they are', () => {
    const wire = Alloy.call<never>('x.receiver');
    expect(
      print({
        text: Alloy.env('X'),
        signed: -1,
        real: 0.5,
        enabled: false,
        bodySize: Size.mebibytes(5),
        password: Alloy.env('PASSWORD'),
        content: 'not so secret',
        list: ['a', Alloy.constants.hostname],
        headers: { 'X-Scope-OrgID': ['fleet'] },
        targets: [{ __address__: 'localhost:9100' }],
        operators: [{ type: 'move' }],
        forwardTo: [wire],
        errorMode: 'ignore',
        scrapers: ['cpu'],
        hostCpu: {},
        rule: [{ label: 'a' }, { timeout: Duration.seconds(1) }],
        target: [{ label: 'nas', address: 'nas:80' }],
        stage: [
          { json: { expressions: { a: '' } } },
          { dropLines: {} },
          { json: { expressions: {} } },
        ],
        sampling: { label: 'a' },
      }),
    ).toMatchSnapshot();
  });

  test('and what is undefined or an empty list of blocks is not there', () => {
    expect(print({ text: 'a', port: undefined, rule: [], stage: [] })).toBe(
      'x {\n\ttext = "a"\n}\n',
    );
  });
});

describe('a component in plain JavaScript', () => {
  test.each<[object, string]>([
    [{}, 'text is required, but was not given'],
    [{ text: 5 }, 'text is a string, but 5 was given'],
    [{ text: '', tetx: '' }, "it has no 'tetx': meant is text?"],
    [{ text: '', max_wait: '' }, "it has no 'max_wait': meant is maxWait?"],
    [{ text: '', inner: { nothing: 1 } }, "inner has no 'nothing': it has timeout, label"],
    [{ text: '', inner: { constructor: 1 } }, "inner has no 'constructor': it has timeout, label"],
    [{ text: '', port: 65536 }, 'port is a whole number from 0 to 65535, but 65536 was given'],
    [{ text: '', port: -1 }, 'port is a whole number from 0 to 65535, but -1 was given'],
    [{ text: '', port: '80' }, "port is a whole number from 0 to 65535, but '80' was given"],
    [
      { text: '', signed: 1.5 },
      'signed is a whole number from -2147483648 to 2147483647, but 1.5 was given',
    ],
    [{ text: '', real: NaN }, 'real is a number, but NaN was given'],
    [{ text: '', enabled: 'yes' }, "enabled is true or false, but 'yes' was given"],
    [{ text: '', maxWait: 30 }, 'max_wait is a Duration, but 30 was given'],
    [{ text: '', maxWait: '30s' }, "max_wait is a Duration, but '30s' was given"],
    [{ text: '', bodySize: 4096 }, 'body_size is a Size, but 4096 was given'],
    [{ text: '', bodySize: Duration.seconds(1) }, 'body_size is a Size, but a Duration was given'],
    [
      { text: '', password: 'hunter2' },
      "password is a secret: Alloy.env('NAME'), or an export of local.file, but a string was given",
    ],
    [
      { text: Alloy.unsafePlainText('hunter2') },
      'text is string, but "hunter2" is secret: Alloy.nonsensitive makes it one',
    ],
    [{ text: '', list: 'a' }, "list is a list, but 'a' was given"],
    [{ text: '', list: ['a', 1] }, 'list[1] is a string, but 1 was given'],
    [{ text: '', headers: { a: ['b', null] } }, "headers['a'][1] is a string, but null was given"],
    [{ text: '', headers: [] }, 'headers is a map, but [] was given'],
    [
      { text: '', errorMode: 'warn' },
      "error_mode is one of 'ignore', 'propagate', but 'warn' was given",
    ],
    [{ text: '', scrapers: ['gpu'] }, "scrapers[0] is one of 'cpu', 'disk', but 'gpu' was given"],
    [
      { text: '', forwardTo: ['loki.write.x.receiver'] },
      "forward_to[0] is an export of a component, capsule(loki.LogsReceiver), but 'loki.write.x.receiver' was given",
    ],
    [
      { text: '', forwardTo: [Alloy.env('X')] },
      'forward_to[0] is capsule(loki.LogsReceiver), but sys.env("X") is string',
    ],
    [{ text: '', inner: 5 }, 'inner is an object of its arguments, but 5 was given'],
    [{ text: '', hostCpu: { timeout: 5 } }, 'host.cpu.timeout is a Duration, but 5 was given'],
    [{ text: '', rule: {} }, 'rule is a list, but {} was given'],
    [{ text: '', rule: [{}, { label: 1 }] }, 'rule[1].label is a string, but 1 was given'],
    [{ text: '', target: [{ address: 'a' }] }, 'target[0].label is required, but was not given'],
    [{ text: '', target: [{ label: 'a' }] }, 'target[0].address is required, but was not given'],
    [
      { text: '', stage: [{ json: {} }] },
      'stage[0].json.expressions is required, but was not given',
    ],
    [{ text: '', stage: [{ xml: {} }] }, "stage[0] has no 'xml': it has json, dropLines"],
    [{ text: '', stage: [{}] }, 'stage[0] is an object of one block, but it has none'],
    [
      { text: '', stage: [{ json: {}, dropLines: {} }] },
      'stage[0] is an object of one block, but it has json, dropLines',
    ],
  ])('fails for %j', (props, message) => {
    expect(() => toBody(SCHEMA, props)).toThrow(new Error(message));
  });

  const make = (Class: unknown, props: unknown) => {
    const Untyped = Class as new (...args: unknown[]) => unknown;
    return () => new Untyped(aFile(aHost()), 'x', props);
  };

  test('fails as it is made, by its path and the upstream names', () => {
    expect(make(OtelcolExporterOtlphttp, { client: { endpont: 'http://a' } })).toThrow(
      "[fleet/ryzen/main/x] otelcol.exporter.otlphttp: client has no 'endpont': meant is endpoint?",
    );
    expect(make(OtelcolExporterOtlphttp, undefined)).toThrow(
      '[fleet/ryzen/main/x] props is an object of arguments, but a undefined was given',
    );
  });

  test('fails for a wire that does not fit', () => {
    const file = aFile(aHost());
    const { receiver } = new OtelcolReceiverLoki(file, 'entries', { output: {} });
    expect(make(PrometheusScrape, { targets: [], forwardTo: [receiver] })).toThrow(
      '[fleet/ryzen/main/x] prometheus.scrape: forward_to[0] is capsule(prometheus.Appendable), but ' +
        'otelcol.receiver.loki.entries.receiver is capsule(loki.LogsReceiver)',
    );
  });

  test('fails at synth for what a function gives, once', () => {
    const { stack } = new Fleet();
    const file = aFile(new NixosHost(stack, 'ryzen'));
    new PrometheusScrape(file, 'x', { targets: [], forwardTo: () => 5 as never });
    expect(errorsIn(stack)).toEqual([
      '[fleet/ryzen/main/x] prometheus.scrape: forward_to is a list, but 5 was given',
    ]);
  });
});
