/** What an upstream's answer means: the protocol's to say, not ours. */

/** @typedef {'otlp' | 'remote_write' | 'loki' | 'pyroscope'} Protocol */

/** Each protocol's statuses that are tried again; every other 4xx and 5xx is refused for good. @type {Record<Protocol, (status: number) => boolean>} */
const TRIED_AGAIN = {
  // "All other 4xx or 5xx response status codes MUST NOT be retried": https://opentelemetry.io/docs/specs/otlp/#retryable-response-codes
  // The Collector answers 500 to what is bad for good.
  otlp: (status) => [429, 502, 503, 504].includes(status),
  // "MUST retry write requests on HTTP 5xx", "MAY retry on HTTP 429": https://prometheus.io/docs/specs/prw/remote_write_spec/#retries--backoff
  remote_write: (status) => status === 429 || status >= 500,
  // 429 and 5xx, as its own clients do: https://grafana.com/docs/loki/latest/send-data/promtail/configuration/#clients,
  // grafana/alloy internal/component/common/loki/client
  loki: (status) => status === 429 || status >= 500,
  // Connect's codes as HTTP has them: resource_exhausted 429, unavailable 503, deadline_exceeded 504, unknown, internal
  // and data_loss 500; unimplemented 501 stays so: https://connectrpc.com/docs/protocol/#http-to-error-code
  pyroscope: (status) => status === 429 || (status >= 500 && status !== 501),
};

/** The protocols that there are. */
export const PROTOCOLS = /** @type {readonly Protocol[]} */ (Object.keys(TRIED_AGAIN));

/** Whether an answer is about somebody's right to send, which says nothing of what is sent: kept until that is put right. @param {number} status */
export const isOfCredentials = (status) => status === 401 || status === 403 || status === 407;

/**
 * Whether an answer isn't the receiver's, such as a login page. OTLP's says that it is JSON or protobuf, or says nothing
 * where it has nothing to say, as Loki's and Prometheus' receivers: https://opentelemetry.io/docs/specs/otlp/#otlphttp-response
 *
 * @param {Protocol} protocol @param {import('./transport.mjs').Answer} answer
 */
function isForeign(protocol, { type = '', body }) {
  if (/^text\/html\b/i.test(type)) return true;
  if (protocol !== 'otlp') return false;
  return type === '' ? (body?.length ?? 0) > 0 : !/^application\/(json|x-protobuf)\b/i.test(type);
}

/**
 * What becomes of a request after an answer. Whatever its protocol, these are tried again: no answer; a 408, which says
 * that the request never came whole (RFC 9110, 15.5.9), so that no receiver has judged it; a redirect that isn't
 * followed; and a success that isn't a receiver's.
 *
 * @param {Protocol} protocol
 * @param {import('./transport.mjs').Answer} answer
 * @returns {{ outcome: 'delivered' | 'again' | 'refused', why: string }}
 */
export function judge(protocol, answer) {
  const { status, why, location, type } = answer;
  if (status === 0) return { outcome: 'again', why: why ?? 'no answer' };
  const answered = `answered ${status}`;
  if (status < 200 || (status >= 300 && status < 400))
    return {
      outcome: 'again',
      why: location ? `${answered}, and pointed to ${location}` : answered,
    };
  if (status < 300)
    return isForeign(protocol, answer)
      ? { outcome: 'again', why: `${answered} with ${shownType(type)}, so it isn't the receiver` }
      : { outcome: 'delivered', why: answered };
  if (isOfCredentials(status))
    return { outcome: 'again', why: `${answered}: its credentials aren't taken` };
  if (status === 408 || TRIED_AGAIN[protocol](status)) return { outcome: 'again', why: answered };
  return { outcome: 'refused', why: answered };
}

/** @param {string | undefined} type */
function shownType(type) {
  if (!type) return 'text of no type';
  return /^text\/html\b/i.test(type) ? 'a web page' : type.slice(0, 100);
}
