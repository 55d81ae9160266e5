import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import * as http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BufferProcess } from '../test/support/outage-buffer';
import { median } from './support';

/**
 * What the outage buffer adds to a request: the same requests sent to an upstream directly, and to the buffer that sends
 * them on to it, in turns; and what it takes of memory, empty and full, over its budget.
 */
const MIB = 1024 * 1024;
const BUDGET = 100 * MIB;
const ROUNDS = 5;

/** An upstream in a process of its own, as it has in life. */
const UPSTREAM = `
  const server = require('node:http').createServer((request, response) =>
    request.resume().on('end', () => response.end()));
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => process.stdout.write(String(server.address().port) + '\\n'));`;

/** Sends requests one after the other, with a pause between or none. @returns the milliseconds of each */
async function timed(url: string, body: Buffer, count: number, pause = 0): Promise<number[]> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const start = performance.now();
    await post(url, body, agent);
    times.push(performance.now() - start);
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
  }
  agent.destroy();
  return times;
}

function post(url: string, body: Buffer, agent: http.Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/x-protobuf',
      'content-encoding': 'gzip',
      'user-agent': 'Alloy/v1.18.0 (linux/amd64)',
    };
    const request = http.request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    });
    request.on('error', reject).end(body);
  });
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const quantile = (values: readonly number[], q: number) =>
  [...values].sort((a, b) => a - b)[Math.floor(q * (values.length - 1))] ?? NaN;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const upstream = spawn(process.execPath, ['--eval', UPSTREAM], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<number>((resolve) =>
    upstream.stdout.once('data', (text: Buffer) => resolve(Number(text.toString()))),
  );
  const direct = `http://127.0.0.1:${port}/v1/logs`;
  const start = (to: string) =>
    BufferProcess.start(folder, {
      budgetBytes: BUDGET,
      upstreams: [{ destination: 'lgtm', signal: 'logs', routes: { '/lgtm/v1/logs': to } }],
    });
  let buffer = await start(direct);
  const through = () => `http://127.0.0.1:${buffer.port}/lgtm/v1/logs`;
  const empty = buffer.memory();

  for (const [what, size, count] of [
    ['4 KiB', 4096, 2000],
    ['64 KiB', 65536, 1000],
    ['1 MiB', MIB, 200],
  ] as const) {
    const body = Buffer.alloc(size, 'x');
    await timed(direct, body, count / 4);
    await timed(through(), body, count / 4);
    const rounds: (readonly [number[], number[]])[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push([await timed(direct, body, count), await timed(through(), body, count)] as const);
      // what it still sends on is no part of the next round
      while ((await buffer.metric('outage_buffer_items')) > 0)
        await new Promise((resolve) => setTimeout(resolve, 10));
    }
    // one after the other without a pause, a request waits for what is sent on of the one before
    const paced: (readonly [number[], number[]])[] = [];
    for (let round = 0; round < ROUNDS; round++)
      paced.push([await timed(direct, body, 200, 5), await timed(through(), body, 200, 5)]);
    const added = (q: number) =>
      median(paced.map(([there, here]) => quantile(here, q) - quantile(there, q))).toFixed(2);
    const rate = (which: 0 | 1) =>
      median(rounds.map((round) => (1000 * count) / sum(round[which])));
    console.log(
      `requests of ${what}: added latency p50 ${added(0.5)} ms, p99 ${added(0.99)} ms at 200/s; at full speed ` +
        `${rate(1).toFixed(0)} requests/s (${((rate(1) * size) / MIB).toFixed(0)} MiB/s), directly ${rate(0).toFixed(0)}: ` +
        `ratio ${(rate(1) / rate(0)).toFixed(2)} (median of ${ROUNDS})`,
    );
  }
  await buffer.stop();
  upstream.kill();

  // nothing listens on the discard port
  for (const [what, size] of [
    ['200 B', 200],
    ['4 KiB', 4096],
    ['64 KiB', 65536],
    ['1 MiB', MIB],
  ] as const) {
    buffer = await start('http://127.0.0.1:9/v1/logs');
    const before = buffer.memory();
    const body = Buffer.alloc(size, 'x');
    const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
    const begun = performance.now();
    let sent = 0;
    // once to the brim, and half of it again
    while (sent < 1.5 * BUDGET) {
      await Promise.all(Array.from({ length: 8 }, () => post(through(), body, agent)));
      sent += 8 * (size + 1200);
    }
    const seconds = (performance.now() - begun) / 1000;
    const items = await buffer.metric('outage_buffer_items');
    const full = buffer.memory();
    const perItem = (full - before) / items - size;
    console.log(
      `full of requests of ${what}: ${items} in ${(full / MIB).toFixed(0)} MiB, ${(full / BUDGET).toFixed(2)} of the budget ` +
        `(empty ${(empty / MIB).toFixed(0)} MiB, at most ${(buffer.memory('VmHWM') / MIB).toFixed(0)} MiB); ` +
        `${perItem.toFixed(0)} bytes each beside the body; ${(sent / MIB / seconds).toFixed(0)} MiB/s with the oldest dropped`,
    );
    agent.destroy();
    await buffer.stop();
  }
  rmSync(folder, { recursive: true });
}

void main();
