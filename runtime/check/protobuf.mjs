/**
 * One CPU profile of one function, as a push to Pyroscope: `push.proto` and `types.proto` of grafana/pyroscope, `profile.proto`
 * of google/pprof.
 */

import { gzipSync } from 'node:zlib';

/** @param {bigint} value */
function varint(value) {
  const bytes = [];
  for (; value > 0x7fn; value >>= 7n) bytes.push(Number(value & 0x7fn) | 0x80);
  return Buffer.from([...bytes, Number(value)]);
}

/** A field that is a number. @param {number} field @param {number | bigint} value */
const number = (field, value) =>
  Buffer.concat([varint(BigInt(field) << 3n), varint(BigInt(value))]);

/** A field that is bytes, text or another message. @param {number} field @param {...(Buffer | string)} parts */
function bytes(field, ...parts) {
  const whole = Buffer.concat(parts.map((part) => Buffer.from(part)));
  return Buffer.concat([varint((BigInt(field) << 3n) | 2n), varint(BigInt(whole.length)), whole]);
}

/** The 19 ms that one sample of a profiler's stands for, 53 a second. */
const PERIOD_NANOS = 18_867_924;

/** @param {Record<string, string>} labels @param {string} name the function's @param {number} time in milliseconds since 1970 */
export function encodePush(labels, name, time) {
  const type = Buffer.concat([number(1, 1), number(2, 2)]);
  const profile = Buffer.concat([
    bytes(1, type),
    bytes(2, number(1, 1), number(2, PERIOD_NANOS)),
    bytes(4, number(1, 1), bytes(4, number(1, 1))),
    bytes(5, number(1, 1), number(2, 3)),
    ...['', 'cpu', 'nanoseconds', name].map((text) => bytes(6, text)),
    number(9, BigInt(time) * 1_000_000n),
    number(10, 1_000_000_000),
    bytes(11, type),
    number(12, PERIOD_NANOS),
  ]);
  const pairs = Object.entries(labels).map(([label, value]) =>
    bytes(1, bytes(1, label), bytes(2, value)),
  );
  return bytes(1, ...pairs, bytes(2, bytes(1, gzipSync(profile))));
}
