import { Construct } from 'constructs';
import {
  AlloyComponent,
  AlloyFile,
  block,
  NixosHost,
  type AlloyBody,
  type LogsReceiver,
  type Wire,
} from '../../../lib';
import { OtelcolProcessorBatch } from '../../../lib/alloy/components/otelcol/processor.batch';
import { aComponent, aFile, aHost, aPart, errorsIn, Fleet } from '../support';

describe('a wire', () => {
  test('prints as the address of what it leads to', () => {
    const file = aFile(aHost());
    const batch = new OtelcolProcessorBatch(file, 'lgtm', { output: {} });
    const from = aComponent(file, 'from', 'a', { forward_to: [batch.input] });
    expect(from.render()).toContain('forward_to = [otelcol.processor.batch.lgtm.input]');
    expect(`${from.export('rules')}`).toBe('a.from.rules');
    expect(errorsIn(file)).toEqual([]);
  });

  test('leads to any file of its process', () => {
    const host = aHost();
    const main = aFile(host);
    const sink = aComponent(main, 'sink', 'a');
    const source = new AlloyFile(host, 'source', {
      directory: main.directory,
      name: 'source',
      part: aPart(host, 'observability.x'),
    });
    aComponent(source, 'x', 'a', { to: sink.export('input') });
    const other = aComponent(source, 'y', 'a');
    aComponent(source, 'z', 'a', { to: other.export('input') });
    expect(errorsIn(host)).toEqual([]);
  });

  test('leads to a file that goes when its own goes', () => {
    const host = aHost();
    const { directory } = aFile(host);
    const part = aPart(host, 'observability.x');
    const switched = (name: string) => new AlloyFile(host, name, { directory, name, part });
    const sink = aComponent(switched('sink'), 'y', 'a');
    aComponent(switched('source'), 'x', 'a', { to: sink.export('input') });
    expect(errorsIn(host)).toEqual([]);
  });

  test.each<[string, (wire: Wire) => AlloyBody]>([
    ['an attribute', (wire) => ({ to: wire })],
    ['a block in a list of blocks', (wire) => ({ b: [block({}), block({ c: block({ wire }) })] })],
    ['a list in a map', (wire) => ({ m: { k: [[wire]] } })],
  ])('fails in %s that leads to another Alloy process', (_, body) => {
    const host = aHost();
    const file = aFile(new Construct(host, 'alloy'));
    const other = aComponent(aFile(new Construct(host, 'ebpf'), 'other'), 'sink', 'a');
    aComponent(file, 'x', 'a', body(other.export('input')));
    expect(errorsIn(file)).toEqual([
      '[fleet/ryzen/alloy/main/x] a.sink.input belongs to another Alloy process ' +
        '(fleet/ryzen/ebpf/config): wires end at the process; send to it over loopback instead',
    ]);
  });

  test("fails when it leads to another host's", () => {
    const { stack } = new Fleet();
    const sink = aComponent(aFile(new NixosHost(stack, 'thinkpad')), 'sink', 'a');
    const file = aFile(new NixosHost(stack, 'ryzen'));
    aComponent(file, 'x', 'a', { to: sink.export('input') });
    expect(errorsIn(stack)).toEqual([expect.stringContaining('belongs to another Alloy process')]);
  });

  test('fails when it leads into a file that can be switched off', () => {
    const host = aHost();
    const file = aFile(host);
    const switched = new AlloyFile(host, 'switched', {
      directory: file.directory,
      name: 'switched',
      part: aPart(host, 'observability.x'),
    });
    const sink = aComponent(switched, 'sink', 'a');
    aComponent(file, 'x', 'a').addOverride('to', [sink.export('input')]);
    expect(errorsIn(file)).toEqual([
      '[fleet/ryzen/main/x] a.sink.input stands in alloy/switched.alloy, which ' +
        "'observability.x.enable' switches off: only sources can have a switch, because a sink " +
        'that vanishes leaves this wire dangling, unless a stand-in has the same address',
    ]);
  });

  test('may lead into a file that can be switched off if a stand-in has the address too', () => {
    const host = aHost();
    const file = aFile(host);
    const { directory } = file;
    const part = aPart(host, 'observability.x');
    const switched = new AlloyFile(host, 'switched', { directory, name: 'switched', part });
    const standIn = new AlloyFile(host, 'off', { directory, standsInFor: switched });
    const sink = aComponent(switched, 'sink', 'a');
    aComponent(standIn, 'sink', 'a');
    aComponent(file, 'x', 'a', { to: sink.export('input') });
    expect(errorsIn(host)).toEqual([]);
    const other = aComponent(switched, 'other', 'a');
    aComponent(file, 'y', 'a', { to: other.export('input') });
    aComponent(standIn, 'z', 'a', { to: other.export('input') });
    expect(errorsIn(host)).toEqual([
      expect.stringMatching(/main\/y] a\.other\.input stands in .* dangling/),
      expect.stringMatching(/off\/z] a\.other\.input stands in .* dangling/),
    ]);
  });

  test('of the wrong kind does not compile', () => {
    const file = aFile(aHost());
    const sink = new AlloyComponent(file, 'x', { component: 'a', body: {} });
    const wire = sink.export<LogsReceiver>('receiver');
    // @ts-expect-error a batch processor sends to consumers of OTLP
    new OtelcolProcessorBatch(file, 'y', { output: { logs: [wire] } });
  });
});
