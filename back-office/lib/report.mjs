// A period's alerts, cases, freezes and large transactions, from the events of final blocks.

import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { blocksOf } from './blocks.mjs';
import { connect, finalBlock } from './chain.mjs';
import { toCsv } from './csv.mjs';
import { timeText } from './dates.mjs';
import { caseToLookUp, COLUMNS, GAPS, isReported, rowOf } from './events.mjs';
import { Failure } from './failure.mjs';

/** Blocks that are asked for at once. */
const BLOCKS_AT_ONCE = 32;

const note = (text) => process.stderr.write(`note: ${text}\n`);

/** Makes a report and writes it to where the options say. */
export async function writeReport({ from, to, format, out, url }) {
  const api = await connect(url, ['aml', 'timestamp']);
  const report = await makeReport(api, { from, to });
  const json = () => `${JSON.stringify(report, null, 2)}\n`;
  await write(out, format === 'csv' ? toCsv(COLUMNS, report.events) : json());
  if (report.blocks === null) note('the chain has no block in this period');
  if (!report.over)
    note('the period is not over: what comes after the last final block is not in the report');
  if (report.gaps > 0) {
    note(
      `${report.gaps} times the rules did not see all transfers of a block: see ${GAPS.join(', ')}`,
    );
  }
}

/** @param {{from: number, to: number}} period in milliseconds since the Unix epoch */
async function makeReport(api, period) {
  const head = await finalBlock(api);
  const times = new Map();
  const timeOf = async (number) => {
    if (!times.has(number)) {
      const { query } = await stateOf(api, number);
      times.set(number, (await query.timestamp.now()).toNumber());
    }
    return times.get(number);
  };
  const blocks = await blocksOf(timeOf, head.number, period);
  const events = [];
  for (let first = blocks?.first; first <= blocks?.last; first += BLOCKS_AT_ONCE) {
    const count = Math.min(BLOCKS_AT_ONCE, blocks.last - first + 1);
    const numbers = Array.from({ length: count }, (_, i) => first + i);
    events.push(...(await Promise.all(numbers.map((number) => rowsOf(api, number)))).flat());
  }
  return {
    chain: (await api.rpc.system.chain()).toString(),
    genesis: api.genesisHash.toHex(),
    period: { from: timeText(period.from), to: timeText(period.to) },
    blocks: blocks ?? null,
    // Whether final blocks have passed the period's end.
    over: head.number > 0 && (await timeOf(head.number)) > period.to,
    gaps: events.filter(({ event }) => GAPS.includes(event)).length,
    events,
  };
}

/** The rows of a block. */
async function rowsOf(api, number) {
  const { query } = await stateOf(api, number);
  const [now, records] = await Promise.all([query.timestamp.now(), query.system.events()]);
  const time = timeText(now.toNumber());
  const reported = records
    .map(({ event }, index) => ({ event, index }))
    .filter(({ event }) => isReported(event));
  return Promise.all(
    reported.map(async ({ event, index }) => {
      const id = caseToLookUp(event);
      const found = id === undefined ? undefined : await query.aml.cases(id);
      return rowOf(
        { block: number, index, time },
        event,
        found?.isSome ? found.unwrap() : undefined,
      );
    }),
  );
}

/** The API at a final block. */
async function stateOf(api, number) {
  try {
    return await api.at(await api.rpc.chain.getBlockHash(number));
  } catch (error) {
    throw new Failure(
      `the node has no state of block ${number}: ask an archive node by --url (${error.message})`,
    );
  }
}

/** Writes to a file, at once or not at all, that only its owner can read; or to standard output. */
async function write(out, text) {
  if (out === undefined) {
    await new Promise((written) => process.stdout.write(text, written));
    return;
  }
  const unfinished = `${out}.part`;
  try {
    writeFileSync(unfinished, text, { mode: 0o600, flush: true });
    renameSync(unfinished, out);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw new Failure(`cannot write --out ${out}: ${error.code ?? error.message}`);
  }
}
