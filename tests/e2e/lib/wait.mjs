// Waiting on conditions with deadlines.

import { setTimeout as delay } from 'node:timers/promises';

/**
 * By how much the deadlines of steps, waits and scripts are longer than they are written. They are
 * written for a machine that has nothing else to do; `npm test` runs several files at a time, and a
 * small machine is slower. A test that passes takes no longer.
 */
const PATIENCE = 4;

/** A deadline as it is kept: in milliseconds, like the one it is made of. */
export const patiently = (deadline) => PATIENCE * deadline;

/** An error that no retry can mend: `waitFor` passes it on at once. */
export class FatalError extends Error {}

const EXPIRED = Symbol('expired');

/**
 * Polls `condition` until it returns something truthy, and returns that.
 *
 * A condition that throws counts as not met yet (a node may still be starting), except for a
 * `FatalError`. A condition that hangs does not outlive the deadline either.
 *
 * @param {() => unknown} condition may be asynchronous
 * @param {object} options
 * @param {string} options.what what is waited for, as the error's message names it
 * @param {number} [options.deadline] milliseconds until the wait fails, on an idle machine
 * @param {number} [options.every] milliseconds between two looks
 */
export async function waitFor(condition, { what, deadline: written = 60_000, every = 250 }) {
  const deadline = patiently(written);
  const abort = new AbortController();
  const expiry = delay(deadline, EXPIRED, { signal: abort.signal }).catch(() => undefined);
  let lastError;
  try {
    for (;;) {
      try {
        const value = await Promise.race([condition(), expiry]);
        if (value === EXPIRED) break;
        if (value) return value;
        lastError = undefined;
      } catch (error) {
        if (error instanceof FatalError) throw error;
        lastError = error;
      }
      if ((await Promise.race([delay(every), expiry])) === EXPIRED) break;
    }
  } finally {
    abort.abort();
  }
  const reason = lastError ? ` (last error: ${lastError.message})` : '';
  throw new Error(`waited ${deadline / 1000} s in vain for ${what}${reason}`, { cause: lastError });
}
