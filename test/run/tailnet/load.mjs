/**
 * Posts bodies of a size for some time, or so many of them, on kept connections, the next once one is answered. Says as
 * JSON how many were, and how long that took, in seconds.
 *
 * node load.mjs URL BYTES AT-ONCE SECONDS [COUNT]
 */

import { Agent, request } from 'node:http';

const [url = '', bytes, connections, time, count = Infinity] = process.argv.slice(2);
const atOnce = Number(connections);
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
const body = Buffer.alloc(Number(bytes), 'x');
const headers = { 'content-type': 'application/x-protobuf' };

const post = () =>
  new Promise((resolve, reject) => {
    request(url, { method: 'POST', agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
      response.resume().on('end', resolve);
    })
      .on('error', reject)
      .end(body);
  });

let sent = 0;
const began = performance.now();
const seconds = () => (performance.now() - began) / 1000;
const one = async () => {
  while (seconds() < Number(time) && sent < Number(count)) {
    sent++;
    await post();
  }
};
void Promise.all(Array.from({ length: atOnce }, one)).then(() => {
  console.log(JSON.stringify({ sent, seconds: seconds() }));
  agent.destroy();
});
