/** What an upstream's answer means: the protocol's to say, not ours. */

import { message } from './answer.mjs';

/** @typedef {'otlp' | 'remote_write' | 'loki' | 'pyroscope'} Protocol */

/** @typedef {'delivered' | 'again' | 'too large' | 'refused'} Outcome `too large`: for its size, which may fit at another time */

/** Each protocol's statuses that are tried again; every other 4xx and 5xx is refused for good. @type {Record<Protocol, (status: number) => boolean>} */
const TRIED_AGAIN = {
  // "All other 4xx or 5xx response status codes MUST NOT be retried": https://opentelemetry.io/docs/specs/otlp/#retryable-response-codes
  // The Collector answers 500 to what is bad for good.
  otlp: (status) => [429, 502, 503, 504].includes(status),
  // "MUST retry write requests on HTTP 5xx responses", "MUST NOT retry write requests on HTTP 2xx and 4xx responses other
  // than 429", "MAY retry on HTTP 429": https://prometheus.io/docs/specs/prw/remote_write_spec/#retries--backoff
  remote_write: (status) => status === 429 || status >= 500,
  // Every limit of a rate or of streams is "Retryable: Yes" and a 429, every fault of what is pushed "Retryable: No":
  // https://grafana.com/docs/loki/latest/operations/request-validation-rate-limits/; "Other HTTP 4xx status code responses
  // are never considered recoverable": https://grafana.com/docs/alloy/latest/reference/components/loki/loki.write/#endpoint
  loki: (status) => status === 429 || status >= 500,
  // As its own client (shouldRetry in grafana/alloy, internal/component/pyroscope/write/write.go): of /ingest 408, 429 and
  // all from 500 on; of Connect aborted, deadline_exceeded, unknown, resource_exhausted, internal, unavailable and
  // data_loss, but not unimplemented, which are 409, 504, 500, 429, 500, 503, 500 and 501:
  // https://connectrpc.com/docs/protocol/#error-codes
  pyroscope: (status) => status === 409 || status === 429 || (status >= 500 && status !== 501),
};

/** The protocols that there are. */
export const PROTOCOLS = /** @type {readonly Protocol[]} */ (Object.keys(TRIED_AGAIN));

/** Whether an answer is about somebody's right to send, which says nothing of what is sent: kept until that is put right. @param {number} status */
export const isOfCredentials = (status) => status === 401 || status === 403 || status === 407;

/**
 * gRPC within a store: "grpc: received message larger than max (4504808 vs. 4194304)", which Loki passes on as a 503 (google.golang.org/grpc,
 * rpc_util.go).
 */
const NEVER_FITS = /\bmessage (after decompression )?larger than max\b/;

/**
 * Loki's two limits of a rate (grafana/loki, pkg/validation/validate.go): "(limit: 4194304 bytes/sec) while attempting to
 * ingest '3000' lines totaling '6904890' bytes", and "(limit: 3MB/sec) … for stream '{…}' totaling 17MB". Both have a burst,
 * which isn't said: more than that is never taken, however long one waits.
 */
const RATE =
  /limit: ([\d.]+) ?(\w+)\/sec\) while attempting to ingest .* totaling '?([\d.]+)'? ?(\w+)/s;

/** As they stand in it. @type {Record<string, number>} */
const UNITS = { B: 1, bytes: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 };

/**
 * What becomes of a request after an answer. Whatever its protocol, these are tried again: no answer; a 408, which says
 * that the request never came whole (RFC 9110, 15.5.9), so that no receiver has judged it; a redirect that isn't
 * followed; and a web page, which is no receiver's. One status stands for a store that is busy and for a request that it
 * will never take: those are told apart by what it says.
 *
 * @param {Protocol} protocol
 * @param {import('./transport.mjs').Answer} answer
 * @returns {{ outcome: Outcome, why: string }}
 */
export function judge(protocol, answer) {
  const { status, why, location, type = '' } = answer;
  if (status === 0) return { outcome: 'again', why: why ?? 'no answer' };
  const answered = `answered ${status}`;
  if (status < 200 || (status >= 300 && status < 400))
    return {
      outcome: 'again',
      why: location ? `${answered}, and pointed to ${location}` : answered,
    };
  if (status < 300)
    return /^text\/html\b/i.test(type)
      ? { outcome: 'again', why: `${answered} with a web page, so it isn't the receiver` }
      : { outcome: 'delivered', why: answered };
  if (isOfCredentials(status))
    return { outcome: 'again', why: `${answered}: its credentials aren't taken` };
  if (status !== 408 && !TRIED_AGAIN[protocol](status))
    return { outcome: 'refused', why: answered };
  return { outcome: ofItsSize(protocol, message(answer)) ?? 'again', why: answered };
}

/** What an answer says of a request's size, if it does. @param {Protocol} protocol @param {string} text @returns {Outcome | undefined} */
function ofItsSize(protocol, text) {
  // "Senders MUST NOT try and interpret the error message": https://prometheus.io/docs/specs/prw/remote_write_spec/#invalid-samples
  if (protocol === 'remote_write') return undefined;
  if (NEVER_FITS.test(text)) return 'refused';
  const [, limit, perSecond = '', total, unit = ''] = RATE.exec(text) ?? [];
  // a second's worth is within any burst
  return Number(total) * (UNITS[unit] ?? 0) > Number(limit) * (UNITS[perSecond] ?? Infinity)
    ? 'too large'
    : undefined;
}
