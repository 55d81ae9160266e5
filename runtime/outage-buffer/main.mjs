/**
 * The outage buffer: takes a workstation's telemetry over HTTP on loopback, answers at once, and sends it on as it came.
 * While an upstream can't be reached it keeps what fits into its budget and drops the oldest.
 *
 * node main.mjs outage-buffer.json
 */

import { readFileSync } from 'node:fs';
import { readConfig } from './config.mjs';
import { Log } from './log.mjs';
import { Relay } from './relay.mjs';

const log = new Log();
const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('usage: node main.mjs outage-buffer.json\n');
  process.exit(2);
}

const relay = new Relay(readConfig(file), { log, memoryMax: memoryMax() });
void relay.start().then((port) => {
  const names = relay.forwarders.map(({ name }) => name).join(', ');
  log.info(`listening on 127.0.0.1:${port} for ${names}`);
});
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.once(signal, () => {
    // not by exit(), which waits for a look-up of a name that hangs; systemd takes it for a clean end
    void relay.stop().then(() => process.kill(process.pid, signal));
  });
}

/** What systemd gives the unit (MemoryMax), in bytes; without a limit, Infinity. */
function memoryMax() {
  try {
    const [, cgroup = ''] = /^0::(.*)$/m.exec(readFileSync('/proc/self/cgroup', 'utf8')) ?? [];
    const limit = Number(readFileSync(`/sys/fs/cgroup${cgroup}/memory.max`, 'utf8'));
    return Number.isFinite(limit) ? limit : Infinity;
  } catch {
    // no cgroup of ours to be seen
    return Infinity;
  }
}
