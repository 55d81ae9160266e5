/**
 * A program on a workstation that sends a log record every so often, and keeps those that its collector doesn't take.
 *
 * node program.mjs SENT HOST MILLISECONDS: SENT gets a line for each that was taken, when and its number
 */

import { appendFileSync } from 'node:fs';

const [sent = '', host, pause] = process.argv.slice(2);

/** @type {number[]} */
const waiting = [];
let next = 0;
setInterval(() => waiting.push(next++), Number(pause));
void run();

async function run() {
  for (;;) {
    const [n] = waiting;
    if (n === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
    else if (await post(n)) waiting.shift();
    else await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** @param {number} n @returns {Promise<boolean>} */
async function post(n) {
  const at = Date.now();
  const record = { timeUnixNano: `${at}000000`, body: { stringValue: `#${host}-${n}#` } };
  const attributes = [{ key: 'service.name', value: { stringValue: 'program' } }];
  const resourceLogs = [{ resource: { attributes }, scopeLogs: [{ logRecords: [record] }] }];
  try {
    const { ok } = await fetch('http://127.0.0.1:4318/v1/logs', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ resourceLogs }),
    });
    if (ok) appendFileSync(sent, `${at} ${n}\n`);
    return ok;
  } catch {
    return false;
  }
}
