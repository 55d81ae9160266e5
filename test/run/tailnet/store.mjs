/**
 * What stands for the stores behind the collector, and for Pyroscope: takes everything, and notes a line for each of the
 * marks `#HOST-NUMBER#` in it: when it came, the host and the number.
 *
 * node store.mjs NOTED PORT...
 */

import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { gunzipSync } from 'node:zlib';

const [noted = '', ...ports] = process.argv.slice(2);

for (const port of ports) {
  const server = createServer((request, response) => {
    /** @type {Buffer[]} */
    const chunks = [];
    request.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
    request.on('end', () => {
      const at = Date.now();
      const sent = Buffer.concat(chunks);
      const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent;
      const marks = body.toString('latin1').matchAll(/#(\w+)-(\d+)#/g);
      appendFileSync(noted, [...marks].map(([, host, n]) => `${at} ${host} ${n}\n`).join(''));
      response
        .writeHead(200, { 'content-type': request.headers['content-type'] ?? 'text/plain' })
        .end();
    });
  });
  server.listen(Number(port), '0.0.0.0');
}
