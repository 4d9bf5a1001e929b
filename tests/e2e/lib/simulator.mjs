// The device simulator, run as a user runs it: scripts/simulate.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseLog } from './metering-model.mjs';
import * as processes from './processes.mjs';
import { scriptPath, toArguments } from './scripts.mjs';
import { waitFor } from './wait.mjs';

export class Simulator {
  #process;
  #output;

  /**
   * Starts a simulator.
   *
   * @param {object} options
   * @param {import('./node.mjs').MornetNode} options.node that the meters are registered through
   * @param {import('./broker.mjs').Broker} options.broker
   * @param {string} options.folder where the log goes
   * @param {Record<string, string | number>} [options.options] of scripts/simulate, without dashes
   * @param {{name: string, password: string}} [options.user] at the broker
   */
  static start({ node, broker, folder, options = {}, user }) {
    const simulator = new Simulator();
    simulator.logFile = join(folder, `simulator-${options.seed ?? 1}.jsonl`);
    const all = {
      ...{ url: node.url, mqtt: broker.url, log: simulator.logFile },
      ...(broker.ca && { 'mqtt-ca': broker.ca }),
      ...(user && { 'mqtt-user': user.name }),
      ...options,
    };
    const environment = user ? [`MORNET_MQTT_PASSWORD=${user.password}`] : [];
    const words = [...environment, scriptPath('simulate'), ...toArguments(all)];
    simulator.#process = processes.start('env', words, ['ignore', 'pipe', 'pipe']);
    const { stdout, stderr } = simulator.#process.child;
    simulator.#output = Promise.all([text(stdout), text(stderr)]);
    return simulator;
  }

  /** Waits until meters have published so many messages; fails at once if it ends before. */
  async hasPublished(count, { deadline }) {
    const published = waitFor(() => this.published().length >= count, {
      what: `meters to have published ${count} messages`,
      deadline,
    });
    await Promise.race([published, this.finished()]);
  }

  /** Waits until it ends by itself; an error with what it said if it fails. Returns its log. */
  async finished() {
    const { code } = await this.#process.exited;
    if (code !== 0) {
      const [stdout, stderr] = await this.#output;
      throw new Error(`the simulator ended with exit code ${code}:\n${stdout}${stderr}`);
    }
    return this.log();
  }

  /** Ends it as Ctrl-C does: the meters take leave. Returns its log. */
  async stop() {
    processes.signalGroup(this.#process.child, 'SIGINT');
    return this.finished();
  }

  /** Ends it as a power cut would: the meters vanish without a word. */
  async kill() {
    await processes.stop(this.#process, 'SIGKILL', 10_000);
  }

  /** What it has written down so far. */
  log() {
    return parseLog(readFileSync(this.logFile, 'utf8'));
  }

  /** The messages in it. */
  published() {
    return this.log().filter(({ event }) => event === 'published');
  }
}
