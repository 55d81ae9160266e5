import { createServer, connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Daemon } from '../daemon';

const listening = async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};

test('leaves a daemon', () => {
  const log = join(tmpdir(), `planted-${process.pid}.log`);
  new Daemon(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], log);
});

test('leaves a server', async () => {
  await listening();
});

test('leaves a socket', async () => {
  const server = await listening();
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => connect(port, '127.0.0.1', resolve));
  // which takes no more, and waits for those that are open
  server.close();
});

test('leaves a timer', () => {
  setInterval(() => {}, 1000);
});

test('leaves nothing', async () => {
  const timer = setTimeout(() => {});
  const server = await listening();
  clearTimeout(timer);
  await new Promise((resolve) => setTimeout(resolve, 1));
  setInterval(() => {}, 1000).unref();
  await new Promise((resolve) => server.close(resolve));
});
