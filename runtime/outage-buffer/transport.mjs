/** One attempt to hand a request to its upstream. */

import { http, https } from './http.mjs';

/** Answers are empty or an error's text; what is longer isn't read to its end. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** One connection, kept. */
const AGENT = { keepAlive: true, maxSockets: 1, maxFreeSockets: 1 };

/** @typedef {{ status: number, retryAfterMs?: number, why?: string }} Answer status 0 is none at all, and why */

/** A keep-alive connection to one upstream, one request at a time. */
export class Connection {
  /** @type {import('node:http').ClientRequest | undefined} */
  #request;
  /** By protocol: an outage buffer's routes may have both. @type {Record<string, import('node:http').Agent>} */
  #agents = {};

  /** @param {import('./config.mjs').Limits} limits */
  constructor(limits) {
    this.limits = limits;
  }

  /** @param {string} protocol of a URL */
  #client(protocol) {
    const client = protocol === 'https:' ? https() : http;
    const agent = (this.#agents[protocol] ??= new client.Agent(AGENT));
    return { client, agent };
  }

  /**
   * Resolves with the upstream's answer once its status can't change any more, or with what kept it from answering.
   *
   * @param {import('./queue.mjs').Item} item
   * @returns {Promise<Answer>}
   */
  post({ url, headers, body }) {
    const { idleMs, attemptMs } = this.limits;
    return new Promise((resolve) => {
      const { client, agent } = this.#client(url.protocol);
      const request = client.request(url, {
        method: 'POST',
        agent,
        headers: { ...headers, 'content-length': body.length },
        timeout: idleMs,
      });
      this.#request = request;
      const tooLong = setTimeout(() => request.destroy(new Error('took too long')), attemptMs);
      request.on('timeout', () => request.destroy(new Error(`nothing for ${idleMs / 1000} s`)));
      /** @type {Answer} */
      let answer = { status: 0, why: 'closed without an answer' };
      request.on('response', (response) => {
        answer = {
          status: response.statusCode ?? 0,
          retryAfterMs: retryAfter(response.headers['retry-after']),
        };
        let bytes = 0;
        response.on('data', (/** @type {Buffer} */ chunk) => {
          bytes += chunk.length;
          if (bytes > MAX_ANSWER_BYTES) request.destroy();
        });
        response.on('error', () => {});
      });
      request.on('error', (/** @type {Error & { code?: string }} */ { message, code }) => {
        if (answer.status === 0) answer.why = message || code;
      });
      // a body that is cut off doesn't make the status another
      request.on('close', () => {
        clearTimeout(tooLong);
        resolve(answer);
      });
      request.end(body);
    });
  }

  /** Breaks off what is under way, and closes. */
  close() {
    this.#request?.destroy(new Error('stopped'));
    for (const agent of Object.values(this.#agents)) agent.destroy();
  }
}

/**
 * The time that an upstream asks for, in milliseconds: seconds or a date.
 *
 * @param {string | undefined} value
 * @returns {number | undefined}
 */
export function retryAfter(value) {
  if (value === undefined) return undefined;
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
