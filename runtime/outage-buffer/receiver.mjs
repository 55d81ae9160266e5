/** Takes requests on loopback, and answers at once as the protocol's own server would. */

import { http } from './http.mjs';
import { Upload } from './upload.mjs';

/**
 * @typedef {object} Route
 * @property {import('./lane.mjs').Lane} lane
 * @property {URL} url
 * @property {boolean} [hasCredential] of the host's, so that a sender's own is let go of
 */

/** What is between two ends of a connection only, or made anew; everything else is sent on. */
const NOT_SENT_ON = new Set(
  (
    'connection content-length expect host keep-alive proxy-authenticate proxy-authorization proxy-connection ' +
    'te trailer transfer-encoding upgrade accept-encoding'
  ).split(' '),
);

/**
 * @param {object} options
 * @param {import('./queue.mjs').BoundedQueue} options.queue
 * @param {ReadonlyMap<string, Route>} options.routes by path
 * @param {number} options.maxBytes of a request's body
 * @param {import('./config.mjs').Limits} options.limits
 * @param {() => string} options.metrics
 * @returns {import('node:http').Server} not listening yet
 */
export function createReceiver({ queue, routes, maxBytes, limits, metrics }) {
  const server = http.createServer(
    {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: Math.min(1000, limits.headersMs),
      keepAliveTimeout: limits.keepAliveMs,
      noDelay: true,
    },
    (request, response) => {
      request.on('error', () => {});
      response.on('error', () => {});
      // or a sender would write its next to a connection that is closed just then
      response.shouldKeepAlive &&= server.listening;
      const [path = '', query] = (request.url ?? '').split(/\?(.*)/s);
      const route = routes.get(path);
      if (request.headers.origin !== undefined)
        refuse(queue, request, response, 403, 'not for browsers');
      else if (route && request.method === 'POST')
        receive(queue, route, query, maxBytes, request, response);
      else if (route) refuse(queue, request, response, 405, 'POST only');
      else if (path === '/metrics') answer(response, 200, 'text/plain; version=0.0.4', metrics());
      else if (path === '/healthz') answer(response, 200, 'text/plain', 'ok\n');
      else refuse(queue, request, response, 404, 'no upstream is configured for this path');
    },
  );
  server.maxConnections = limits.connections;
  return server;
}

/**
 * @param {import('./queue.mjs').BoundedQueue} queue
 * @param {Route} route
 * @param {string | undefined} query
 * @param {number} maxBytes of a request's body
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function receive(queue, { lane, url, hasCredential }, query, maxBytes, request, response) {
  const headers = headersToSend(request);
  if (hasCredential) delete headers.authorization;
  const headerBytes = request.rawHeaders.reduce((sum, text) => sum + text.length, 0);
  const announced = Number(request.headers['content-length'] ?? 0);
  const upload = new Upload(queue, headerBytes, announced);
  const giveUp = () => {
    upload.giveUp();
    request.removeAllListeners('data').removeAllListeners('end');
  };
  const refuseIt = (/** @type {number} */ length) => {
    giveUp();
    if (length > maxBytes) refuse(queue, request, response, 413, `larger than ${maxBytes} bytes`);
    else if (upload.cost(length) > queue.budget)
      refuse(queue, request, response, 413, 'larger than the buffer');
    else refuse(queue, request, response, 503, 'no room: too much is being received or on its way');
  };
  if (announced > maxBytes || upload.cost(announced) > queue.budget) return refuseIt(announced);

  request.on('data', (/** @type {Buffer} */ chunk) => {
    if (upload.length + chunk.length > maxBytes) return refuseIt(upload.length + chunk.length);
    if (!upload.add(chunk)) refuseIt(upload.length + chunk.length);
  });
  request.on('end', () => {
    const { length } = upload;
    const whole = upload.finish();
    const item = whole && {
      ...whole,
      url: query === undefined ? url : new URL(`?${query}`, url),
      headers,
      acceptedAt: Date.now(),
    };
    if (item && queue.push(lane, item)) succeed(request, response);
    else refuseIt(length);
  });
  request.on('close', giveUp);
}

/** @param {import('node:http').IncomingMessage} request @returns {Record<string, string | string[]>} */
function headersToSend({ headers }) {
  const sent = Object.entries(headers).filter(([name]) => !NOT_SENT_ON.has(name));
  return Object.fromEntries(/** @type {[string, string | string[]][]} */ (sent));
}

/**
 * The success of each protocol: OTLP and Connect (Pyroscope) want their own content type back, with a message that is
 * empty in it; Loki and remote write answer 204, and Pyroscope's /ingest 200.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function succeed({ url = '', headers }, response) {
  const type = headers['content-type'];
  if (/\/push$/.test(url)) response.writeHead(204).end();
  else if (type !== undefined)
    answer(response, 200, type, /^application\/json\b/.test(type) ? '{}' : '');
  else response.writeHead(200).end();
}

/** @param {import('node:http').ServerResponse} response @param {number} status @param {string} type @param {string} body */
function answer(response, status, type, body) {
  response
    .writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) })
    .end(body);
}

/**
 * Answers once the body has come to its end, or the sender would get a reset in place of it.
 *
 * @param {import('./queue.mjs').BoundedQueue} queue
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {string} why
 */
function refuse(queue, request, response, status, why) {
  response.setHeader('connection', 'close');
  if (status === 503) response.setHeader('retry-after', '1');
  if (request.complete) return answer(response, status, 'text/plain', `${why}\n`);
  request.on('end', () => answer(response, status, 'text/plain', `${why}\n`));
  // what isn't kept is garbage all the same
  request.on('data', (/** @type {Buffer} */ chunk) => queue.discard(chunk.length));
}
