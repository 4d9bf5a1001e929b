// A meter's connection to the broker.

import { readFileSync } from 'node:fs';
import mqtt from 'mqtt';

const RECONNECT_MS = 500;
const CONNECT_TIMEOUT_MS = 10_000;
const KEEP_ALIVE_S = 30;

/**
 * How to reach the broker.
 *
 * @typedef {{url: string, user?: string, password?: string, ca?: string}} Broker `ca` is the path
 *   of the certificate that the broker's is signed with
 */

export class Connection {
  #client;
  #liveness;

  /**
   * Connects, and keeps on trying. What is published in between is kept and sent once the broker is
   * there; the broker tells of the meter's absence when the connection breaks.
   *
   * @param {Broker} broker
   * @param {import('./meter.mjs').Meter} meter
   */
  constructor({ url, user, password, ca }, { id, liveness }) {
    this.#liveness = liveness;
    this.#client = mqtt.connect(url, {
      clientId: `meter-${id}`,
      username: user,
      password,
      ca: ca && readFileSync(ca),
      keepalive: KEEP_ALIVE_S,
      reconnectPeriod: RECONNECT_MS,
      connectTimeout: CONNECT_TIMEOUT_MS,
      will: { topic: liveness.topic, payload: liveness.absent, qos: 1, retain: true },
    });
    this.#client.on('connect', () => {
      this.#client.publish(liveness.topic, liveness.present, { qos: 1, retain: true });
    });
    // A broker that is away is tried again: an error then says no more than that.
    this.#client.on('error', (error) => (this.lastError = error));
  }

  /** Waits until the broker has accepted the connection. */
  async opened(deadline) {
    if (this.#client.connected) return;
    await new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        const reason = this.lastError ? `: ${this.lastError.message || this.lastError.code}` : '';
        reject(new Error(`no broker answers at ${this.#client.options.href}${reason}`));
      }, deadline);
      this.#client.once('connect', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Publishes at QoS 1; settles when the broker has acknowledged it. */
  async publish({ topic, payload }) {
    await this.#client.publishAsync(topic, payload, { qos: 1 });
  }

  /** Takes leave: what was published before has been acknowledged. */
  async close() {
    if (this.#client.connected) {
      const { topic, absent } = this.#liveness;
      await this.#client.publishAsync(topic, absent, { qos: 1, retain: true });
    }
    await this.#client.endAsync(!this.#client.connected);
  }
}
