import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import * as http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BufferProcess } from '../test/support/outage-buffer';

/**
 * How long the outage buffer takes to hand on what a workstation leaves in an outage of eight hours, a request a second
 * of logs, and the profiles of two minutes of 45 services, over ways of different round trips.
 */
const MIB = 1024 * 1024;
const LOGS = 8 * 3600;
const PROFILES = 45 * 8;

/** Answers after a time; says on its standard output how many requests it had, and how many bytes. */
const UPSTREAM = `
  let requests = 0, bytes = 0;
  const server = require('node:http').createServer((request, response) =>
    request.on('data', (chunk) => (bytes += chunk.length)).on('end', () => {
      requests++;
      setTimeout(() => response.end(), Number(process.argv[1]));
    }));
  server.keepAliveTimeout = 60_000;
  server.listen(Number(process.argv[2]), '127.0.0.1', () => console.log(server.address().port));
  process.on('SIGTERM', () => { console.log(requests + ' requests, ' + bytes + ' bytes'); process.exit(0); });`;

async function upstream(delay: number, port = 0) {
  const child = spawn(process.execPath, ['--eval', UPSTREAM, `${delay}`, `${port}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = () =>
    new Promise<string>((resolve) =>
      child.stdout.once('data', (text: Buffer) => resolve(text.toString().trim())),
    );
  const listening = Number(await line());
  const stop = () => {
    const last = line();
    child.kill();
    return last;
  };
  return { port: listening, stop };
}

async function drain(
  signal: string,
  protocol: string,
  count: number,
  body: Buffer,
  delay: number,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'drain-'));
  const { port, stop } = await upstream(0);
  await stop();
  const routes = { '/in': `http://127.0.0.1:${port}/v1/${signal}` };
  const buffer = await BufferProcess.start(folder, {
    budgetBytes: 200 * MIB,
    upstreams: [{ destination: 'lgtm', signal, protocol, joins: protocol === 'otlp', routes }],
  });
  const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
  const headers = { 'content-type': 'application/x-protobuf', 'content-encoding': 'gzip' };
  const post = () =>
    new Promise<void>((resolve, reject) => {
      const options = { host: '127.0.0.1', port: buffer.port, path: '/in', method: 'POST' };
      const request = http.request({ ...options, agent, headers }, (response) =>
        response.resume().on('end', resolve),
      );
      request.on('error', reject).end(body);
    });
  for (let sent = 0; sent < count; sent += 8) await Promise.all(Array.from({ length: 8 }, post));
  agent.destroy();
  const held = await buffer.metric('outage_buffer_items');
  const back = await upstream(delay, port);
  const begun = performance.now();
  while ((await buffer.metric('outage_buffer_items')) > 0)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const seconds = (performance.now() - begun) / 1000;
  console.log(
    `${signal} at ${delay} ms: ${held} requests in ${seconds.toFixed(1)} s (${await back.stop()})`,
  );
  await buffer.stop();
  rmSync(folder, { recursive: true });
}

async function main(): Promise<void> {
  // about 3 kB of OTLP, 1 kB of it packed
  const lines = Array.from({ length: 40 }, (_, n) => `{"n":${n},"x":"${Math.random()}"} `);
  const body = gzipSync(lines.join('').padEnd(3000, '. '));
  for (const delay of [0, 100, 300]) await drain('logs', 'otlp', LOGS, body, delay);
  for (const delay of [100, 500])
    await drain('profiles', 'pyroscope', PROFILES, Buffer.alloc(20_000, 'x'), delay);
}

void main();
