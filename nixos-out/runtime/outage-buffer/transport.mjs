/** One attempt to hand a request to its upstream. */

import * as http from 'node:http';
import * as https from 'node:https';

/** Answers are empty or an error's text; what is longer isn't read to its end. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** @typedef {{ status: number, retryAfterMs: number | undefined }} Answer */

/** A keep-alive connection to one upstream, one request at a time. */
export class Connection {
  /** @type {http.ClientRequest | undefined} */
  #request;

  /** @param {import('./config.mjs').Limits} limits */
  constructor(limits) {
    const options = { keepAlive: true, maxSockets: 1, maxFreeSockets: 1 };
    this.limits = limits;
    this.agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) };
  }

  /**
   * Resolves with the upstream's answer as soon as its status can't change any more. Rejects when there is none.
   *
   * @param {import('./queue.mjs').Item} item
   * @returns {Promise<Answer>}
   */
  post({ url, headers, body }) {
    const { idleMs, attemptMs } = this.limits;
    return new Promise((resolve, reject) => {
      const secure = url.protocol === 'https:';
      const request = (secure ? https : http).request(url, {
        method: 'POST',
        agent: this.agents[secure ? 'https:' : 'http:'],
        headers: { ...headers, 'content-length': body.length },
        timeout: idleMs,
      });
      this.#request = request;
      const tooLong = setTimeout(() => request.destroy(new Error('took too long')), attemptMs);
      request.on('timeout', () => request.destroy(new Error(`nothing for ${idleMs / 1000} s`)));
      request.on('error', reject);
      request.on('response', (response) => {
        const answer = {
          status: response.statusCode ?? 0,
          retryAfterMs: retryAfter(response.headers['retry-after']),
        };
        let bytes = 0;
        response.on('data', (/** @type {Buffer} */ chunk) => {
          bytes += chunk.length;
          if (bytes > MAX_ANSWER_BYTES) request.destroy();
        });
        // a body that is cut off doesn't make the status another
        response.on('error', () => {});
        response.on('close', () => resolve(answer));
      });
      request.on('close', () => {
        clearTimeout(tooLong);
        reject(new Error('closed without an answer'));
      });
      request.end(body);
    });
  }

  /** Breaks off what is under way, and closes. */
  close() {
    this.#request?.destroy(new Error('stopped'));
    for (const agent of Object.values(this.agents)) agent.destroy();
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
