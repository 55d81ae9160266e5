/** Why an attempt came to nothing, for somebody who doesn't know Node's errors. */

/** @typedef {Error & { code?: string, hostname?: string, address?: string, port?: number, reason?: string, errors?: SocketError[] }} SocketError */

/** @typedef {(error: SocketError, where: string) => string} Meaning */

/** @type {Meaning} */
const closed = ({ message }) =>
  `the other end closed the connection before ${/secure TLS/.test(message) ? 'TLS was set up' : 'it answered'}`;

/** @type {Meaning} */
const forbidden = (_, where) => `a packet filter or the unit's sandbox keeps it from ${where}`;

/**
 * By code, as Node has them: https://nodejs.org/api/errors.html#common-system-errors, https://nodejs.org/api/dns.html#error-codes
 *
 * @type {Record<string, Meaning>}
 */
const MEANINGS = {
  EACCES: forbidden,
  EAI_AGAIN: ({ hostname }) => `no DNS server answers for ${hostname}`,
  ECONNREFUSED: (_, where) => `nothing listens on ${where}`,
  ECONNRESET: closed,
  EHOSTUNREACH: (_, where) => `no way leads to ${where}, or a packet filter is in it`,
  ENETUNREACH: (_, where) => `this machine is in no network with a way to ${where}`,
  ENOTFOUND: ({ hostname }) => `DNS knows no ${hostname}`,
  EPERM: forbidden,
  EPIPE: closed,
  EPROTO: ({ message }) => {
    // "write EPROTO 80DC…:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/…"
    const why = /SSL routines:[^:]*:([^:]+)/.exec(message)?.[1] ?? message;
    return /wrong version number/.test(why)
      ? 'what answers there has no TLS'
      : `TLS failed: ${why}`;
  },
  ETIMEDOUT: (_, where) => `nobody answers at ${where}`,
};

/** What an error means, on one line, with its code where it is the system's. @param {SocketError} error */
export function meaning(error) {
  const { code, message, reason } = error;
  if (code === undefined || isOfOurs(error)) return line(message);
  const said = code.startsWith('HPE_')
    ? `what answers there has no HTTP: ${reason ?? message}`
    : (MEANINGS[code]?.(error, addresses(error)) ?? message);
  return `${line(said)} [${code}]`;
}

/** Whether it is the look-up's that knows the tailnet, which says itself what is wrong with a name. @param {SocketError} error */
const isOfOurs = ({ code, hostname }) => code === 'ENOTFOUND' && hostname === undefined;

/** OpenSSL's errors have more than one. @param {string} text */
const line = (text) => text.replace(/\s+/g, ' ').trim();

/** Where it tried: a name may have several addresses. @param {SocketError} error */
function addresses(error) {
  const tried = (error.errors ?? [error]).flatMap(({ address, port }) =>
    address === undefined ? [] : `${address.includes(':') ? `[${address}]` : address}:${port}`,
  );
  return tried.join(' or ') || 'the address';
}
