/**
 * Waiting OTLP requests as one, so that catching up isn't bound by the round trip. Nothing is unpacked: protobuf messages
 * of a kind follow one another as one (https://protobuf.dev/programming-guides/encoding/#last-one-wins: repeated fields
 * concatenate), and so do the members of a gzip stream (RFC 1952, 2.2). Not every receiver reads more than the first member,
 * and one that doesn't loses the rest without a word: so this is for those that are known to (the Collector is).
 */

/** @typedef {import('./lane.mjs').Item} Item */

/** @param {Item} item */
const encodingOf = ({ headers }) => headers['content-encoding'] ?? 'identity';

/** Whether a request may be followed by another in the same body. @param {Item} item */
export function isJoinable(item) {
  return (
    item.headers['content-type'] === 'application/x-protobuf' &&
    ['gzip', 'identity'].includes(String(encodingOf(item)))
  );
}

/** Whether two requests differ in their body only. @param {Item} a @param {Item} b */
export function isAlike(a, b) {
  if (a.url.href !== b.url.href) return false;
  const names = Object.keys(a.headers);
  return (
    names.length === Object.keys(b.headers).length &&
    names.every((name) => String(a.headers[name]) === String(b.headers[name]))
  );
}

/** What a receiver has to take for a body: as gzip's trailer says (RFC 1952, 2.3.1), and what has come at least. @param {Item} item */
export function unpackedBytes(item) {
  const length = item.body.reduce((sum, each) => sum + each.length, 0);
  if (encodingOf(item) !== 'gzip' || length < 18) return length;
  const end = Buffer.concat(item.body.slice(-2).map((each) => each.subarray(-4))).subarray(-4);
  return Math.max(length, end.readUInt32LE());
}
