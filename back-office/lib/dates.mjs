// Dates and times on a command line, all in UTC.

import { UsageError } from './failure.mjs';

const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/;

/**
 * The first and the last millisecond that a date or a moment stands for.
 *
 * @param {string} text
 * @param {string} option whose value it is
 * @returns {{first: number, last: number}} since the Unix epoch
 */
export function readDate(text, option) {
  const isDate = DATE.test(text);
  const first = isDate || TIME.test(text) ? Date.parse(text) : NaN;
  // JavaScript takes the 31st of February for a day in March.
  const exists =
    !Number.isNaN(first) && new Date(first).toISOString().startsWith(text.slice(0, 10));
  if (!exists) {
    throw new UsageError(
      `--${option} takes a date such as 2026-11-21 or a time such as 2026-11-21T08:30Z,` +
        ` not '${text}'`,
    );
  }
  return { first, last: isDate ? first + DAY_MS - 1 : first };
}

/** So many days after a moment. */
export const daysAfter = (now, days) => now + days * DAY_MS;

/** A moment of the chain as text. */
export const timeText = (ms) => new Date(ms).toISOString();
