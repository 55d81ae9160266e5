/** The whole: a receiver, the buffer, and a forwarder for each upstream. */

import { LIMITS } from './config.mjs';
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
   */
  constructor(config, { limits = {}, log = new Log(), memoryMax = Infinity } = {}) {
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
      for (const [path, url] of Object.entries(upstream.routes))
        routes.set(path, { lane, url: new URL(url) });
      const on = upstream.onTailnet ? tailnet : undefined;
      return new Forwarder(this.queue, lane, upstream, this.limits, this.log, this.losses, on);
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

  /** Starts to listen and to forward. @returns {Promise<number>} the port */
  async start() {
    await new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.config.port, LOOPBACK, () => resolve(undefined));
    });
    this.#running = Promise.all(this.forwarders.map((forwarder) => forwarder.run()));
    this.#watch = setInterval(() => this.watch(), this.limits.watchMs);
    return /** @type {import('node:net').AddressInfo} */ (this.server.address()).port;
  }

  /** Takes nothing more, and delivers what it can: what an upstream that is gone should have had is lost. */
  async stop() {
    clearInterval(this.#watch);
    const closed = new Promise((resolve) => this.server.close(resolve));
    const late = setTimeout(() => {
      this.server.closeAllConnections();
      this.forwarders.forEach((forwarder) => forwarder.abort());
    }, this.limits.drainMs);
    this.server.closeIdleConnections();
    await closed;
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
    for (const { outage } of this.forwarders) outage.tell();
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
