/**
 * A machine of the local network in the place of somebody else's: answers whatever comes on its ports, and counts it.
 *
 * node portal.mjs COUNTED STATUS PORT...: the file STATUS holds the status of its answers; COUNTED gets a line for each
 * connection that sent something, the port and how many bytes
 */

import { appendFileSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';

const [counted = '', statusFile = '', ...ports] = process.argv.slice(2);

const ANSWERS = /** @type {Record<string, string>} */ ({
  200: '200 OK\r\ncontent-type: text/html',
  302: '302 Found\r\nlocation: http://10.77.0.1:8088/login',
  307: '307 Temporary Redirect\r\nlocation: http://10.77.0.1:8088/login',
  404: '404 Not Found\r\ncontent-type: text/plain',
});

for (const port of ports) {
  const server = createServer((socket) => {
    let bytes = 0;
    socket.on('data', (chunk) => {
      if (bytes === 0) {
        const answer = ANSWERS[readFileSync(statusFile, 'utf8').trim()];
        // what is still on its way is wanted too
        setTimeout(
          () => socket.end(`HTTP/1.1 ${answer}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`),
          50,
        );
      }
      bytes += chunk.length;
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      if (bytes > 0) appendFileSync(counted, `${port} ${bytes}\n`);
    });
  });
  server.listen(Number(port), '::');
}
