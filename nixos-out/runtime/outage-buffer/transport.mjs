/** One attempt to hand a request to its upstream. */

import { meaning } from './errors.mjs';
import { http, https } from './http.mjs';

/** Answers are empty or an error's text; what is longer isn't read to its end. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** So much of a body is given to the socket at a time: what it takes is progress. */
const SLICE_BYTES = 256 * 1024;

/** How much the system may still have to send of what the socket took (Linux' largest send buffer), which nobody can see. */
const UNSEEN_BYTES = 4 * 1024 * 1024;

const MAX_REDIRECTS = 3;

/**
 * @typedef {object} Answer
 * @property {number} status 0 is none at all
 * @property {number} [retryAfterMs]
 * @property {string} [why] there is none
 * @property {string} [code] of the error
 * @property {string} [type] of its body
 * @property {string} [location] that it pointed to
 * @property {Buffer} [body]
 */

/**
 * @typedef {object} Post
 * @property {URL} url
 * @property {Readonly<Record<string, string | string[]>>} headers
 * @property {readonly Buffer[]} body one after the other
 * @property {{ ca?: string, cert?: string, key?: string }} [tls] by which its server is trusted, and trusts
 */

/** Keep-alive connections to one upstream, each for one request at a time. */
export class Connection {
  /** @type {Set<import('node:http').ClientRequest>} */
  #requests = new Set();
  /** By protocol: an outage buffer's routes may have both. @type {Record<string, { agent: import('node:http').Agent, since: number }>} */
  #agents = {};

  /**
   * @param {import('./config.mjs').Limits} limits
   * @param {number} [atOnce] requests
   * @param {import('node:net').LookupFunction} [lookup] of names
   */
  constructor(limits, atOnce = 1, lookup = undefined) {
    this.limits = limits;
    this.atOnce = atOnce;
    this.lookup = lookup;
  }

  /** @param {string} protocol of a URL */
  #client(protocol) {
    const client = protocol === 'https:' ? https() : http;
    let kept = this.#agents[protocol];
    // a connection that works is never looked up again, so that a name that moved would never be followed
    if (kept && Date.now() - kept.since > this.limits.connectionMs) {
      retire(kept.agent);
      kept = undefined;
    }
    kept ??= this.#agents[protocol] = {
      agent: new client.Agent({
        keepAlive: true,
        maxSockets: this.atOnce,
        maxFreeSockets: this.atOnce,
      }),
      since: Date.now(),
    };
    return { client, agent: kept.agent };
  }

  /**
   * Resolves with the upstream's answer once its status can't change any more, or with what kept it from answering.
   * Follows a 307 or 308 on the same host, from http to https too, but nowhere else: what nobody configured gets neither
   * telemetry nor credentials.
   *
   * @param {Post} post
   * @returns {Promise<Answer>}
   */
  async post(post) {
    for (let hops = 0; ; hops++) {
      const answer = await this.#once(post);
      const next = redirect(answer, post.url);
      if (!next || hops === MAX_REDIRECTS) return answer;
      post = { ...post, url: next };
    }
  }

  /** @param {Post} post @returns {Promise<Answer>} */
  #once({ url, headers, body, tls }) {
    const { idleMs, addressMs, slowestBytesPerMs } = this.limits;
    const length = body.reduce((sum, each) => sum + each.length, 0);
    const patienceMs = idleMs + Math.min(length, UNSEEN_BYTES) / slowestBytesPerMs;
    return new Promise((resolve) => {
      const { client, agent } = this.#client(url.protocol);
      const begin = () =>
        client.request(
          url,
          /** @type {import('node:https').RequestOptions} */ ({
            method: 'POST',
            agent,
            headers: { ...headers, 'content-length': length },
            lookup: this.lookup,
            // another one is another connection
            ...tls,
            // for each address of a name; Node's 250 ms are less than some ways take
            autoSelectFamilyAttemptTimeout: addressMs,
          }),
        );
      let request;
      try {
        request = begin();
      } catch (error) {
        // a certificate or a key that is none
        const { message, code } = /** @type {Error & { code?: string }} */ (error);
        return resolve({ status: 0, why: message, code });
      }
      this.#requests.add(request);
      /** @type {Answer} */
      let answer = { status: 0, why: 'closed without an answer' };
      // from the look-up of the name to the answer's end: whoever makes no progress is given up
      const patience = setTimeout(
        () => request.destroy(new Error(`no progress for ${Math.round(patienceMs / 1000)} s`)),
        patienceMs,
      );
      request.on('response', (response) => {
        patience.refresh();
        const { location, 'content-type': type, 'retry-after': after } = response.headers;
        /** @type {Buffer[]} */
        const chunks = [];
        answer = {
          status: response.statusCode ?? 0,
          retryAfterMs: retryAfter(after),
          type,
          location,
        };
        let bytes = 0;
        response.on('data', (/** @type {Buffer} */ chunk) => {
          bytes += chunk.length;
          if (bytes > MAX_ANSWER_BYTES) request.destroy();
          else chunks.push(chunk);
        });
        response.on('end', () => (answer.body = Buffer.concat(chunks)));
        response.on('error', () => {});
      });
      request.on('error', (/** @type {import('./errors.mjs').SocketError} */ error) => {
        if (answer.status === 0) Object.assign(answer, { why: meaning(error), code: error.code });
      });
      // a body that is cut off doesn't make the status another
      request.on('close', () => {
        clearTimeout(patience);
        this.#requests.delete(request);
        resolve(answer);
      });
      write(request, slices(body), () => patience.refresh());
    });
  }

  /** Breaks off what is under way, and closes. */
  close() {
    for (const request of this.#requests) request.destroy(new Error('stopped'));
    for (const { agent } of Object.values(this.#agents)) agent.destroy();
  }
}

/** Writes one slice after the other, each when the one before is taken. @param {import('node:http').ClientRequest} request @param {Iterator<Buffer>} rest @param {() => void} onProgress */
function write(request, rest, onProgress) {
  const { value, done } = rest.next();
  if (done) return void request.end();
  request.write(value, (error) => {
    if (error) return;
    onProgress();
    write(request, rest, onProgress);
  });
}

/** @param {readonly Buffer[]} body */
function* slices(body) {
  for (const part of body)
    for (let at = 0; at < part.length; at += SLICE_BYTES) yield part.subarray(at, at + SLICE_BYTES);
}

/** Where an answer sends the same request to, where that may be followed. @param {Answer} answer @param {URL} from @returns {URL | undefined} */
function redirect({ status, location }, from) {
  if ((status !== 307 && status !== 308) || location === undefined) return undefined;
  if (!URL.canParse(location, from.href)) return undefined;
  const to = new URL(location, from);
  const asSafe =
    to.protocol === from.protocol || (from.protocol === 'http:' && to.protocol === 'https:');
  return asSafe && to.hostname === from.hostname ? to : undefined;
}

/** Closes what is free, and the rest once it is. @param {import('node:http').Agent} agent */
function retire(agent) {
  agent.maxFreeSockets = 0;
  for (const sockets of Object.values(agent.freeSockets))
    for (const socket of sockets ?? []) socket.destroy();
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
