// What the chain's AML events say, as rows of a report.

/** Plancks of a GCC. */
const GCC = 10n ** 12n;
const DECIMALS = 12;

/** The report's columns. New ones come last, so that whoever reads it by their places can go on. */
export const COLUMNS = [
  ...['block', 'index', 'time', 'event', 'account', 'counterparty', 'amount', 'amount_gcc'],
  ...['flow', 'rule', 'case', 'hits', 'from_state', 'to_state', 'outcome', 'report_hash'],
  ...['freeze_code', 'freeze_until', 'previous_code', 'previous_until', 'expired', 'missed'],
];

/** Events that say that the rules have not seen all there was. */
export const GAPS = ['ScanSkipped', 'TransfersMissed'];

/** Plancks as GCC with all decimals. */
export function gccText(plancks) {
  const digits = (plancks % GCC).toString().padStart(DECIMALS, '0');
  return `${plancks / GCC}.${digits}`;
}

const text = (value) => value.toString();
const some = (option, read = text) => (option.isSome ? read(option.unwrap()) : undefined);
const moment = (value) => new Date(value.toNumber()).toISOString();

function money(amount) {
  const plancks = amount.toBigInt();
  return { amount: plancks.toString(), amount_gcc: gccText(plancks) };
}

function stateAfter(state) {
  return {
    to_state: state.type,
    ...(state.isClosed && { outcome: state.asClosed.outcome.type }),
    ...(state.isReported && { report_hash: state.asReported.reportHash.toHex() }),
  };
}

/** Of each event of the report what a row says of it. */
const READERS = {
  AlertRaised: ({ case: id, account, rule, counterparty, amount, hits }) => ({
    ...{ case: id.toNumber(), account: text(account), counterparty: some(counterparty) },
    ...{ ...money(amount), rule: rule.type, hits: hits.toNumber() },
  }),
  AlertDropped: ({ account, rule, amount }) => ({
    ...{ account: text(account), rule: rule.type, ...money(amount) },
  }),
  // The case itself, as it is after the block, says whom it is about.
  CaseStateChanged: ({ case: id, from, to }, found) => ({
    ...{ case: id.toNumber(), from_state: from.type, ...stateAfter(to) },
    ...(found && {
      ...{ account: text(found.account), counterparty: some(found.counterparty) },
      ...{ ...money(found.amount), rule: found.rule.type, hits: found.hits.toNumber() },
    }),
  }),
  LargeTransaction: ({ who, flow, to, amount }) => ({
    ...{ account: text(who), counterparty: some(to), ...money(amount) },
    flow: flow.isRamp ? flow.asRamp.type : flow.type,
  }),
  Frozen: ({ who, code, until, case: id, previous }) => ({
    ...{ account: text(who), freeze_code: code.type, freeze_until: some(until, moment) },
    case: some(id, (number) => number.toNumber()),
    previous_code: some(previous, ([before]) => before.type),
    previous_until: some(previous, ([, end]) => some(end, moment)),
  }),
  Unfrozen: ({ who, expired }) => ({ account: text(who), expired: expired.isTrue }),
  ScanSkipped: ({ events }) => ({ missed: events.toNumber() }),
  TransfersMissed: ({ count }) => ({ missed: count.toNumber() }),
};

/** Whether an event belongs into a report. */
export const isReported = ({ section, method }) =>
  section === 'aml' && Object.hasOwn(READERS, method);

/** The case that an event is about and does not describe; `undefined` if it is about none. */
export const caseToLookUp = ({ method, data }) =>
  method === 'CaseStateChanged' ? data.case.toNumber() : undefined;

/**
 * An event's row.
 *
 * @param {{block: number, index: number, time: string}} place
 * @param {object} event of the API's
 * @param {object} [found] the case that `caseToLookUp` asked for, if it is there
 */
export function rowOf(place, { method, data }, found) {
  const row = { ...place, event: method, ...READERS[method](data, found) };
  return Object.fromEntries(COLUMNS.map((name) => [name, row[name] ?? null]));
}
