// The blocks of a period.

/**
 * The first of some blocks whose time is not before a moment; the number after the last if there is
 * none. Blocks' times grow with their numbers.
 *
 * @param {(number: number) => Promise<number>} timeOf a block's time
 * @param {number} first
 * @param {number} last
 * @param {number} moment
 */
export async function firstBlockFrom(timeOf, first, last, moment) {
  let [low, high] = [first, last + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((await timeOf(middle)) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The blocks of a period, both its ends included.
 *
 * @param {(number: number) => Promise<number>} timeOf
 * @param {number} head the last block there is; the first with a time is number 1
 * @param {{from: number, to: number}} period
 * @returns {Promise<{first: number, last: number} | undefined>} `undefined` if there is none
 */
export async function blocksOf(timeOf, head, { from, to }) {
  const first = await firstBlockFrom(timeOf, 1, head, from);
  const last = (await firstBlockFrom(timeOf, first, head, to + 1)) - 1;
  return last < first ? undefined : { first, last };
}
