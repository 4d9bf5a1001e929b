// Scenarios: ordered steps on nodes that are cleaned up whatever happens.

import { after, afterEach, describe, it } from 'node:test';
import { MornetNode } from './node.mjs';
import { makeFolder, removeFolder } from './processes.mjs';
import { patiently } from './wait.mjs';

export { holdPort } from './ports.mjs';
export { nodeBinary, runNode } from './node.mjs';
export { waitFor } from './wait.mjs';

const LOG_LINES = 80;
const START_ATTEMPTS = 3;

/** The nodes of one scenario and the folder they live in. */
class Nodes {
  folder = makeFolder();
  #all = [];

  /** A node with free ports, not started; options are those of `MornetNode.create`. */
  async create(options) {
    const node = await MornetNode.create({ ...options, folder: this.folder });
    this.#all.push(node);
    return node;
  }

  /** A started node. Another program may have taken a port in between, then others are tried. */
  async start(options) {
    for (let attempt = 1; ; attempt += 1) {
      const node = await this.create(options);
      try {
        return await node.start();
      } catch (error) {
        const portTaken = !node.running && /in use/i.test(node.logTail(5));
        if (!portTaken || attempt === START_ATTEMPTS) throw error;
      }
    }
  }

  /** Prints the end of each node's log. */
  printLogs() {
    for (const node of this.#all.filter(({ hasLog }) => hasLog)) {
      process.stderr.write(
        `--- log of ${node.name}, last ${LOG_LINES} lines ---\n${node.logTail(LOG_LINES)}\n`,
      );
    }
  }

  /** Kills what still runs and removes the folder. */
  async close() {
    await Promise.all(this.#all.filter((node) => node.running).map((node) => node.kill()));
    removeFolder(this.folder);
  }
}

/**
 * Defines a suite whose steps share nodes and run in order. When a step fails, the nodes' logs are
 * printed and the steps after it are skipped, unless they do not build on it.
 *
 * @param {string} subject what is tested
 * @param {(scenario: {
 *   nodes: Nodes,
 *   step: (name: string, options: {deadline: number}, body: () => Promise<void>) => void,
 * }) => void} define the step's deadline is in milliseconds, for an idle machine
 * @param {{independent?: boolean}} [options] whether each step stands alone
 */
export function scenario(subject, define, { independent = false } = {}) {
  describe(subject, () => {
    const nodes = new Nodes();
    let broken = false;
    afterEach((test) => {
      if (test.passed || broken) return;
      broken = !independent;
      nodes.printLogs();
    });
    after(() => nodes.close());

    const step = (name, { deadline }, body) => {
      it(name, { timeout: patiently(deadline) }, async (test) => {
        if (broken) test.skip('an earlier step failed');
        else await body();
      });
    };
    define({ nodes, step });
  });
}
