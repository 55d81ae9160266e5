import { Token } from 'cdktf';
import fc from 'fast-check';
import { Duration, Size } from '../../lib';

describe('Duration', () => {
  test.each([
    [Duration.milliseconds(0), '0s'],
    [Duration.milliseconds(200), '200ms'],
    [Duration.seconds(5), '5s'],
    [Duration.seconds(90), '1m30s'],
    [Duration.seconds(0.25), '250ms'],
    [Duration.minutes(60), '1h'],
    [Duration.hours(1.5), '1h30m'],
    [Duration.days(30), '720h'],
    [Duration.milliseconds(90_061_001), '25h1m1s1ms'],
  ])('%# prints as Go reads it, in hours at most', (duration, text) => {
    expect(duration.toString()).toBe(text);
  });

  test('a template takes it as its text', () => {
    expect(`retention=${Duration.days(30)}`).toBe('retention=720h');
  });

  test('no unit of its text is as long as the next larger one, and they add up', () => {
    const size: Record<string, number> = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (milliseconds) => {
        const parts = [
          ...Duration.milliseconds(milliseconds)
            .toString()
            .matchAll(/(\d+)([a-z]+)/g),
        ];
        const total = parts.reduce(
          (sum, part) => sum + Number(part[1]) * (size[part[2]!] ?? NaN),
          0,
        );
        expect(total).toBe(milliseconds);
        for (const [, amount, unit] of parts) {
          expect(Number(amount)).toBeLessThan({ h: Infinity, m: 60, s: 60, ms: 1000 }[unit!]!);
        }
      }),
      { seed: 1 },
    );
  });

  test('a decimal fraction that is whole in milliseconds is one, whatever binary makes of it', () => {
    expect(1.001 * 1000).not.toBe(1001);
    expect(Duration.seconds(1.001).toMilliseconds()).toBe(1001);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 9 }), (milliseconds) => {
        expect(Duration.seconds(milliseconds / 1000).toMilliseconds()).toBe(milliseconds);
      }),
      { seed: 1 },
    );
  });

  test('the longest of several is one of them, whatever its unit, and none of none', () => {
    const [short, long] = [Duration.seconds(90), Duration.minutes(2)];
    expect(Duration.longest([short, long])).toBe(long);
    expect(Duration.longest([long, short, Duration.milliseconds(1)])).toBe(long);
    expect(Duration.longest([Duration.seconds(0)])?.toString()).toBe('0s');
    expect(Duration.longest([])).toBeUndefined();
  });

  test('fails for what is no length of time', () => {
    expect(() => Duration.seconds(-1)).toThrow(
      'a duration is a whole number of milliseconds, 0 or more, but -1 × 1000 ms was given',
    );
    expect(() => Duration.milliseconds(0.5)).toThrow('but 0.5 × 1 ms was given');
    expect(() => Duration.hours(NaN)).toThrow('but NaN × 3600000 ms was given');
    expect(() => Duration.days(Infinity)).toThrow('but Infinity × 86400000 ms was given');
    expect(() => Duration.seconds(Number.MAX_SAFE_INTEGER)).toThrow('9007199254740991 × 1000 ms');
  });

  test('fails for a number that Terraform knows only after a deploy', () => {
    expect(() => Duration.seconds(Token.asNumber({ unknown: true }))).toThrow('was given');
  });
});

describe('Size', () => {
  test.each([
    [Size.bytes(0), '0'],
    [Size.bytes(1000), '1000'],
    [Size.bytes(1024), '1Ki'],
    [Size.kibibytes(1536), '1536Ki'],
    [Size.mebibytes(0.5), '512Ki'],
    [Size.mebibytes(512), '512Mi'],
    [Size.mebibytes(2048), '2Gi'],
    [Size.gibibytes(10), '10Gi'],
  ])('%# prints as Kubernetes reads it, in the largest unit that divides it', (size, text) => {
    expect(size.toQuantity()).toBe(text);
  });

  test.each([
    [Size.bytes(0), '0B'],
    [Size.bytes(1025), '1025B'],
    [Size.mebibytes(20), '20MiB'],
    [Size.mebibytes(2048), '2GiB'],
  ])('%# prints as Alloy reads it, in the largest unit that divides it', (size, text) => {
    expect(size.toString()).toBe(text);
  });

  test('its quantity is exactly its bytes', () => {
    const factor: Record<string, number> = { '': 1, Ki: 1024, Mi: 1024 ** 2, Gi: 1024 ** 3 };
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(1, 1024, 1024 ** 2), (amount, unit) => {
        const size = Size.bytes(amount * unit);
        const [, number, suffix] = /^(\d+)([A-Z]?i?)$/.exec(size.toQuantity()) ?? [];
        expect(Number(number) * (factor[suffix!] ?? NaN)).toBe(size.toBytes());
      }),
      { seed: 1 },
    );
  });

  test('fails for what is no whole number of bytes', () => {
    expect(() => Size.bytes(-1)).toThrow(
      'a size is a whole number of bytes, 0 or more, but -1 × 1 B was given',
    );
    expect(() => Size.gibibytes(1.1)).toThrow('but 1.1 × 1073741824 B was given');
    expect(() => Size.bytes(NaN)).toThrow('but NaN × 1 B was given');
  });
});
