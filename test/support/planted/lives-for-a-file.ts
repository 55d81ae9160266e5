import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Daemon } from '../daemon';

const folder = mkdtempSync(join(tmpdir(), 'planted-'));
let daemon: Daemon;
beforeAll(() => {
  daemon = new Daemon(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], join(folder, 'log'));
});
afterAll(async () => {
  await daemon.stop();
  rmSync(folder, { recursive: true });
});

test('finds the daemon alive', () => {
  expect(daemon.pid).toBeGreaterThan(0);
});
