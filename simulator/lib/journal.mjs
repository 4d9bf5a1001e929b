// The log of a simulation, in JSON lines: everything that was published, in order, and what a
// correct chain must do with it.

import { closeSync, openSync, writeSync } from 'node:fs';

/** Of a payload beyond this only the beginning is kept. */
const MAX_PAYLOAD_CHARACTERS = 4096;

export class Journal {
  #file;

  /** @param {string} [path] without it nothing is written */
  constructor(path) {
    if (path !== undefined) this.#file = openSync(path, 'a');
  }

  /**
   * Writes a line. Integers of any size are written as decimal strings.
   *
   * @param {string} event what happened
   * @param {object} details
   */
  write(event, details) {
    if (this.#file === undefined) return;
    const line = JSON.stringify({ event, at: Date.now(), ...details }, (_, value) =>
      typeof value === 'bigint' ? `${value}` : value,
    );
    writeSync(this.#file, `${line}\n`);
  }

  /** Writes what is about to be published. */
  published({ topic, payload, reading }, { device, fault, expect }) {
    const kept = payload.slice(0, MAX_PAYLOAD_CHARACTERS);
    this.write('published', { device, topic, fault, expect, reading, bytes: payload.length, payload: kept });
  }

  close() {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}
