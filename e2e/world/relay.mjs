/**
 * Passes connections on, byte by byte: into a machine whose programs listen on its loopback only, and out of it to what
 * stands for a program there.
 *
 * node relay.mjs [ADDRESS:]PORT=ADDRESS:PORT...
 */

import { connect, createServer } from 'node:net';

for (const pair of process.argv.slice(2)) {
  const [from = '', to = ''] = pair.split('=');
  const [near, far] = [end(from), end(to)];
  createServer((socket) => {
    const other = connect(far.port, far.host);
    for (const [one, another] of [
      [socket, other],
      [other, socket],
    ]) {
      one?.setNoDelay();
      one?.pipe(/** @type {import('node:net').Socket} */ (another));
      one?.on('error', () => another?.destroy());
      one?.on('close', () => another?.destroy());
    }
  }).listen(near.port, near.host);
}

/** @param {string} text */
function end(text) {
  const [port = '', host = '0.0.0.0'] = text.split(':').reverse();
  return { host, port: Number(port) };
}
