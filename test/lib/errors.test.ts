import { Construct } from 'constructs';
import { fail } from '../../lib/errors';
import { messageOf, saidBelow, shown, warn } from '../../lib/errors';
import { Fleet } from './support';

describe('an error', () => {
  test("begins with its construct's path, as those of cdktf's validation do", () => {
    const { stack } = new Fleet();
    expect(() => fail(new Construct(stack, 'x'), 'is wrong')).toThrow('[fleet/x] is wrong');
    expect(() => fail('fleet/y', 'is wrong')).toThrow('[fleet/y] is wrong');
  });

  test('is known without its path by whoever prints that itself', () => {
    expect(messageOf(new Error('[a/b] is wrong'), 'a/b')).toBe('is wrong');
    expect(messageOf(new Error('[a/b] is wrong'), 'a')).toBe('[a/b] is wrong');
    expect(messageOf(new Error('[a/b] is wrong'))).toBe('[a/b] is wrong');
    expect(messageOf('thrown text')).toBe('thrown text');
  });

  test('is said below a construct when it is of one below it', () => {
    const { stack } = new Fleet();
    expect(saidBelow(new Error('[fleet/x] is wrong'), stack)).toBe(true);
    expect(saidBelow(new Error('[fleet] is wrong'), stack)).toBe(false);
    expect(saidBelow(new Error('[fleetwood] is wrong'), stack)).toBe(false);
    expect(saidBelow(new Error('is wrong'), stack)).toBe(false);
  });

  test.each<[unknown, string]>([
    ['a b ', "'a b '"],
    [NaN, 'NaN'],
    [-0.5, '-0.5'],
    [undefined, 'undefined'],
    [['a', 1], '["a",1]'],
    [{ a: null }, '{"a":null}'],
  ])('shows %j as somebody wrote it', (value, text) => {
    expect(shown(value)).toBe(text);
  });
});

describe('a warning', () => {
  test('is given once, however often validation asks', () => {
    const { stack } = new Fleet();
    warn(stack, 'is odd');
    warn(stack, 'is odd');
    warn(stack, 'is odder');
    expect(stack.node.metadata.map(({ type, data }) => [type, data as string])).toEqual([
      ['@cdktf/warn', 'is odd'],
      ['@cdktf/warn', 'is odder'],
    ]);
  });
});
