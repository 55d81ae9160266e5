import { createHash, randomFillSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as LaneModule from '../../runtime/outage-buffer/lane.mjs';
import { BufferProcess } from '../support/outage-buffer';
import { load } from './load';
import { until } from './world';

const { itemCharge } = load<typeof LaneModule>('lane.mjs');

const MIB = 1024 * 1024;
const BUDGET = 100 * MIB;
const PATHS = ['/v1/metrics', '/v1/logs', '/v1/traces', '/push.v1.PusherService/Push'] as const;

/** Bodies from 200 bytes to 2 MiB, most of them small, as telemetry has it; the same in each run. */
function* sizes(total: number): Generator<number> {
  let state = 1;
  for (let sent = 0; sent < total;) {
    state = (state * 48271) % 0x7fffffff;
    const size = Math.floor(200 * 10485 ** (state / 0x7fffffff));
    sent += size;
    yield size;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'full-'));
let started: BufferProcess | undefined;
afterAll(async () => {
  await started?.stop();
  rmSync(folder, { recursive: true });
});

test('of 300 MiB that are sent while the upstream is down, exactly the newest that fit the budget arrive, in order, once', async () => {
  const arrived: Record<string, string[]> = {};
  const upstream = http.createServer((request, response) => {
    const hash = createHash('sha256');
    request.on('data', (chunk: Buffer) => hash.update(chunk));
    request.on('end', () => {
      (arrived[request.url ?? ''] ??= []).push(hash.digest('hex'));
      response.end();
    });
  });
  const listen = (port: number) =>
    new Promise<number>((resolve) =>
      upstream.listen(port, '127.0.0.1', () => resolve((upstream.address() as AddressInfo).port)),
    );
  // a port that nothing listens on until the outage is over
  const port = await listen(0);
  await new Promise((resolve) => upstream.close(resolve));
  started = await BufferProcess.start(folder, {
    budgetBytes: BUDGET,
    upstreams: PATHS.map((path) => ({
      destination: 'lgtm',
      signal: path,
      routes: { [`/lgtm${path}`]: `http://127.0.0.1:${port}${path}` },
    })),
  });
  const buffer = started;
  const empty = buffer.memory();

  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const send = (path: string, body: Buffer) => {
    const headers = {
      Host: `127.0.0.1:${buffer.port}`,
      // what is joined to no other
      'Content-Type': 'application/json',
      'Content-Length': `${body.length}`,
      Connection: 'keep-alive',
    };
    return new Promise<{ status?: number; bytes: number }>((resolve, reject) => {
      const options = { host: '127.0.0.1', port: buffer.port, path: `/lgtm${path}`, agent };
      const request = http.request({ ...options, method: 'POST', headers }, (response) =>
        response.resume().on('end', () => resolve({ status: response.statusCode, bytes })),
      );
      request.on('error', reject).end(body);
      const bytes =
        body.length +
        Object.entries(headers).join('').replaceAll(',', '').length +
        itemCharge(body.length);
    });
  };

  const sent: { path: string; hash: string; bytes: number }[] = [];
  let expected = 0;
  let most = 0;
  for (const size of sizes(300 * MIB)) {
    const path = PATHS[sent.length % PATHS.length]!;
    const body = randomFillSync(Buffer.alloc(size));
    const { status, bytes } = await send(path, body);
    expect(status).toBe(200);
    sent.push({ path, hash: createHash('sha256').update(body).digest('hex'), bytes });
    expected += bytes;
    if (sent.length % 50 > 0) continue;
    const held = await buffer.metric('outage_buffer_held_bytes');
    // what an item costs is its bytes, its headers and the charge, to the byte
    if (expected <= BUDGET) expect(held).toBe(expected);
    most = Math.max(most, held);
  }
  agent.destroy();
  expect(most).toBeGreaterThan(0.95 * BUDGET);
  expect(most).toBeLessThanOrEqual(BUDGET);
  const full = buffer.memory();
  const peak = buffer.memory('VmHWM');

  let room = BUDGET;
  let first = sent.length;
  while (first > 0 && (room -= sent[first - 1]!.bytes) >= 0) first--;
  const fitting = sent.slice(first);
  expect(await buffer.metric('outage_buffer_items')).toBe(fitting.length);
  await listen(port);
  const count = () => Object.values(arrived).flat().length;
  await until(() => count() >= fitting.length, 'not all have arrived');
  await until(() => /back after/.test(buffer.output()), 'it does not know');
  expect(await buffer.metric('outage_buffer_held_bytes')).toBe(0);
  for (const path of PATHS)
    expect(arrived[path]).toEqual(
      fitting.filter((each) => each.path === path).map(({ hash }) => hash),
    );
  process.stdout.write(
    `measured: of ${sent.length} requests (300 MiB) the newest ${fitting.length} arrive; the process holds ` +
      `${(empty / MIB).toFixed(0)} MiB empty, ${(full / MIB).toFixed(0)} MiB full, ${(full / BUDGET).toFixed(2)} of the budget, and held ${(peak / MIB).toFixed(0)} MiB at most\n`,
  );
  expect(full).toBeLessThan(1.6 * BUDGET);

  upstream.closeAllConnections();
  await new Promise((resolve) => upstream.close(resolve));
});
