/** What the body of an answer says. All of it is from outside, and short: the transport reads no more than 64 KiB. */

/** @typedef {{ rejected: number, message: string }} PartialSuccess of a request that was taken, what wasn't */

/**
 * OTLP's partial success: https://opentelemetry.io/docs/specs/otlp/#partial-success-1
 *
 * @param {import('./transport.mjs').Answer} answer
 * @returns {PartialSuccess | undefined} without one, or when it can't be read
 */
export function partialSuccess({ type = '', body }) {
  if (!body?.length) return undefined;
  const found = /json/i.test(type) ? fromJson(body) : fromProtobuf(body);
  return found && (found.rejected > 0 || found.message !== '') ? found : undefined;
}

/** @param {Buffer} body @returns {PartialSuccess | undefined} */
function fromJson(body) {
  try {
    const { partialSuccess: found } = JSON.parse(body.toString());
    if (typeof found !== 'object' || found === null) return undefined;
    // rejectedSpans, rejectedDataPoints, rejectedLogRecords: 64 bits, so a string
    const [, rejected] = Object.entries(found).find(([name]) => /^rejected/.test(name)) ?? [];
    return { rejected: amount(Number(rejected)), message: line(String(found.errorMessage ?? '')) };
  } catch {
    return undefined;
  }
}

/** `partial_success = 1 { rejected = 1; error_message = 2 }` of each of the three. @param {Buffer} body @returns {PartialSuccess | undefined} */
function fromProtobuf(body) {
  const found = fields(body).get(1);
  if (!Buffer.isBuffer(found)) return undefined;
  const inner = fields(found);
  const [rejected, message] = [inner.get(1), inner.get(2)];
  return {
    rejected: amount(typeof rejected === 'number' ? rejected : 0),
    message: Buffer.isBuffer(message) ? line(message.toString()) : '',
  };
}

/** The last value of each field, as far as the message can be read. @param {Buffer} message @returns {Map<number, number | Buffer>} */
function fields(message) {
  const found = new Map();
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 0; at < message.length && shift < 70; shift += 7) {
      const byte = /** @type {number} */ (message[at++]);
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    return NaN;
  };
  while (at < message.length) {
    const key = varint();
    const [field, wire] = [Math.floor(key / 8), key % 8];
    if (wire === 0) found.set(field, varint());
    else if (wire === 2) {
      const length = varint();
      if (!(at + length <= message.length)) break;
      found.set(field, message.subarray(at, at + length));
      at += length;
    } else if (wire === 1) at += 8;
    else if (wire === 5) at += 4;
    else break;
  }
  return found;
}

/** @param {number} value @returns {number} */
const amount = (value) => (Number.isSafeInteger(value) && value > 0 ? value : 0);

/** Why a request was refused, as its answer says: text, or the message of a `Status` among its bytes. @param {import('./transport.mjs').Answer} answer */
export function message({ type = '', body }) {
  if (!body?.length || /^text\/html\b/i.test(type)) return '';
  const found = /protobuf/i.test(type) ? fields(body).get(2) : undefined;
  return (Buffer.isBuffer(found) ? found : body).toString();
}

/** The same on one line, and no more than a part of it. @param {import('./transport.mjs').Answer} answer */
export const reason = (answer) => line(message(answer));

/** Somebody else's text on one line of ours. @param {string} text */
function line(text) {
  return text
    .slice(0, 300)
    .replace(/[\p{C}\s\ufffd]+/gu, ' ')
    .trim();
}
