/** The whole: a receiver, the buffer, and a forwarder for each upstream. */

import { LIMITS } from './config.mjs';
import { credentialNames } from './credentials.mjs';
import { Forwarder } from './forwarder.mjs';
import { Log, amountText } from './log.mjs';
import { Losses } from './losses.mjs';
import { metricsText } from './metrics.mjs';
import { BoundedQueue } from './queue.mjs';
import { createReceiver } from './receiver.mjs';
import { Tailnet } from './tailnet.mjs';

/** Never anything else. */
const LOOPBACK = '127.0.0.1';

/** Above this share of what the process may have, the oldest goes, until this share of what is held is free. */
const PRESSURE = 0.9;
const RELIEF = 0.25;

/** Of a request that comes beside its body: its headers, and its last part for as long as it is there twice. */
const UPLOAD_BYTES = 2 * 1024 * 1024;

/** How often idle connections are looked for at a stop. */
const IDLE_EACH_MS = 20;

export class Relay {
  /** @type {Promise<unknown>} */
  #running = Promise.resolve();
  /** @type {NodeJS.Timeout | undefined} */
  #watch;

  /**
   * @param {import('./config.mjs').Config} config
   * @param {object} [options]
   * @param {Partial<import('./config.mjs').Limits>} [options.limits]
   * @param {Log} [options.log]
   * @param {number} [options.memoryMax] what the process may have, in bytes; without it nobody looks
   * @param {string} [options.credentials] the folder of the host's, where an upstream names one
   * @throws when one does, and there is no folder
   */
  constructor(config, { limits = {}, log = new Log(), memoryMax = Infinity, credentials } = {}) {
    this.config = config;
    this.log = log;
    this.memoryMax = memoryMax;
    this.limits = { ...LIMITS, ...limits };
    this.losses = new Losses(log);
    const { budgetBytes, maxRequestBytes } = config;
    this.queue = new BoundedQueue(
      budgetBytes,
      Math.min(budgetBytes, maxRequestBytes) + UPLOAD_BYTES,
    );
    this.queue.onDrop = (lane, reason, { bytes }) => this.losses.add(lane, reason, bytes);
    /** @type {Map<string, import('./receiver.mjs').Route>} */
    const routes = new Map();
    const tailnet = config.tailnet && new Tailnet(config.tailnet);
    this.forwarders = config.upstreams.map((upstream) => {
      const lane = this.queue.addLane(upstream.destination, upstream.signal);
      const [wanted] = credentialNames(upstream);
      if (wanted !== undefined && credentials === undefined)
        throw new Error(
          `${upstream.destination} wants the credential ${wanted}, but no folder of them is given`,
        );
      for (const [path, url] of Object.entries(upstream.routes))
        routes.set(path, { lane, url: new URL(url), hasCredential: wanted !== undefined });
      const { queue, limits, losses } = this;
      const on = upstream.onTailnet ? tailnet : undefined;
      return new Forwarder(queue, lane, upstream, limits, log, losses, credentials ?? '', on);
    });
    for (const each of this.forwarders)
      each.siblings = this.forwarders.filter(
        (other) => other !== each && other.lane.owner === each.lane.owner,
      );
    this.server = createReceiver({
      queue: this.queue,
      routes,
      maxBytes: maxRequestBytes,
      limits: this.limits,
      metrics: () => this.metrics(),
    });
  }

  /**
   * Starts to listen and to forward.
   *
   * @param {number} [socket] that listens already: another process holds it too, so that nobody is refused while this one
   *   is started anew, and nobody else takes its port; without one the configuration's port is taken
   * @returns {Promise<number>} the port
   * @throws when the socket isn't on loopback
   */
  async start(socket) {
    await new Promise((resolve, reject) => {
      this.server.once('error', reject);
      const where =
        socket === undefined ? { port: this.config.port, host: LOOPBACK } : { fd: socket };
      this.server.listen(where, () => resolve(undefined));
    });
    const { address, port } = /** @type {import('node:net').AddressInfo} */ (this.server.address());
    // whoever reaches it sends by the host's credentials
    if (address !== LOOPBACK) {
      this.server.close();
      throw new Error(`the socket is on ${address}, not ${LOOPBACK}`);
    }
    this.#running = Promise.all(this.forwarders.map((forwarder) => forwarder.run()));
    this.#watch = setInterval(() => this.watch(), this.limits.watchMs);
    return port;
  }

  /** Takes nothing more, and delivers what it can: what an upstream that is gone should have had is lost. */
  async stop() {
    clearInterval(this.#watch);
    const closed = new Promise((resolve) => this.server.close(resolve));
    const late = setTimeout(() => {
      this.server.closeAllConnections();
      this.forwarders.forEach((forwarder) => forwarder.abort());
    }, this.limits.drainMs);
    // those that are busy are idle once they are answered
    const idle = setInterval(() => this.server.closeIdleConnections(), IDLE_EACH_MS);
    await closed;
    clearInterval(idle);
    this.forwarders.forEach((forwarder) => forwarder.stop());
    await this.#running;
    clearTimeout(late);
    this.losses.report(true);
    for (const { name, lane } of this.forwarders)
      if (lane.held.items > 0)
        this.log.warn(
          `${name} stopped`,
          `${name}: stopped with ${amountText(lane.held)} undelivered`,
        );
  }

  /** What /metrics says. */
  metrics() {
    return metricsText(this.queue, this.forwarders);
  }

  /** Drops what is too old, and the oldest where memory gets short; says what is to be said. */
  watch(resident = process.memoryUsage.rss()) {
    const { maxAgeSeconds } = this.config;
    if (maxAgeSeconds !== undefined)
      this.queue.dropAcceptedBefore(Date.now() - maxAgeSeconds * 1000);
    this.relieve(resident);
    for (const forwarder of this.forwarders) forwarder.watch();
    this.losses.report();
  }

  /** Drops a quarter where memory gets short. @param {number} resident */
  relieve(resident) {
    if (resident < PRESSURE * this.memoryMax) return;
    const wanted = this.queue.bytes * (1 - RELIEF);
    while (this.queue.bytes > wanted && this.queue.dropOldest('memory_pressure'));
    const mebibytes = (resident / 1024 / 1024).toFixed(0);
    this.log.warn(
      'memory',
      `memory: ${mebibytes} MiB in use, close to the unit's limit, so the oldest quarter is dropped`,
    );
  }
}
