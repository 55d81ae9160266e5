/**
 * Takes whatever comes to it, as fast as it comes. A GET says as JSON how many requests that were, how many bytes, and
 * when the first came and the last, in milliseconds.
 *
 * node sink.mjs PORT
 */

import { createServer } from 'node:http';

const seen = { requests: 0, bytes: 0, first: 0, last: 0 };

const server = createServer((request, response) => {
  if (request.method === 'GET') return void response.end(JSON.stringify(seen));
  request.on('data', (/** @type {Buffer} */ chunk) => (seen.bytes += chunk.length));
  request.on('end', () => {
    seen.requests++;
    seen.first ||= performance.now();
    seen.last = performance.now();
    response.end();
  });
});
server.keepAliveTimeout = 60_000;
server.listen(Number(process.argv[2]), '0.0.0.0');
