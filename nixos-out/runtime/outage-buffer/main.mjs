/**
 * The outage buffer: takes a workstation's telemetry over HTTP on loopback, answers at once, and sends it on as it came.
 * While an upstream can't be reached it keeps what fits into its budget and drops the oldest.
 *
 * node main.mjs outage-buffer.json [FOLDER]
 *
 * FOLDER has the credentials that the file names. A socket that systemd holds is taken from it (sd_listen_fds(3)).
 */

import { readFileSync } from 'node:fs';
import { readConfig } from './config.mjs';
import { Log } from './log.mjs';
import { Relay } from './relay.mjs';

const log = new Log();
const [file, credentials] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('usage: node main.mjs outage-buffer.json [FOLDER]\n');
  process.exit(2);
}

const relay = new Relay(readConfig(file), { log, memoryMax: memoryMax(), credentials });
void relay.start(inheritedSocket()).then((port) => {
  const names = relay.forwarders.map(({ name }) => name).join(', ');
  log.info(`listening on 127.0.0.1:${port} for ${names}`);
});
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.once(signal, () => {
    // not by exit(), which waits for a look-up of a name that hangs; systemd takes it for a clean end
    void relay.stop().then(() => process.kill(process.pid, signal));
  });
}

/** The first that systemd opened for this very process: SD_LISTEN_FDS_START of sd_listen_fds(3). */
function inheritedSocket() {
  const { LISTEN_PID, LISTEN_FDS } = process.env;
  return Number(LISTEN_PID) === process.pid && Number(LISTEN_FDS) > 0 ? 3 : undefined;
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
