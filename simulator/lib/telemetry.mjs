// What meters publish: the signed message of DESIGN section 5, and what Tasmota and Shelly publish
// by themselves.

/** What every signed message begins with. */
const DOMAIN = Buffer.from('mornet/telemetry/v1', 'ascii');
/** The compact length before a byte string is one byte up to this length. */
const MAX_ID_BYTES = 32;

/**
 * A reading: number, moment in milliseconds and cumulative counters.
 *
 * @typedef {{seq: bigint, ts: bigint, energyWh: bigint, heatWh: bigint, waterL: bigint}} Reading
 */

/**
 * What a device signs: the SCALE encoding of `(b"mornet/telemetry/v1", device_id, seq, ts,
 * energy_wh, heat_wh, water_l)`. The literal has no length before it, the id has its compact one,
 * the numbers are `u64`.
 *
 * @param {string} id
 * @param {Reading} reading
 */
export function signedMessage(id, { seq, ts, energyWh, heatWh, waterL }) {
  const name = Buffer.from(id, 'ascii');
  if (name.length === 0 || name.length > MAX_ID_BYTES) throw new RangeError(`no device id: ${id}`);
  const numbers = Buffer.alloc(5 * 8);
  [seq, ts, energyWh, heatWh, waterL].forEach((number, i) => numbers.writeBigUInt64LE(number, i * 8));
  return Buffer.concat([DOMAIN, Buffer.from([name.length << 2]), name, numbers]);
}

/**
 * The payload of `mornet/<id>/telemetry`.
 *
 * @param {Reading} reading
 * @param {Uint8Array} signature
 * @param {object} [extras] what is measured besides, for people to look at: it is not signed
 */
export function telemetry({ seq, ts, energyWh, heatWh, waterL }, signature, extras = {}) {
  return object([
    ['v', '1'],
    ['seq', `${seq}`],
    ['ts', `${ts}`],
    ['energy_wh', `${energyWh}`],
    ['heat_wh', `${heatWh}`],
    ['water_l', `${waterL}`],
    ...Object.entries(extras).map(([name, value]) => [name, JSON.stringify(value)]),
    ['sig', `"0x${Buffer.from(signature).toString('hex')}"`],
  ]);
}

/**
 * The payload of Tasmota's `tele/<topic>/SENSOR`, which counts in kWh with three decimals; for a
 * meter of several channels `Total` is an array.
 *
 * @param {Reading} reading
 * @param {{power: number, channels?: number}} options
 */
export function tasmotaSensor({ ts, energyWh }, { power, channels = 1 }) {
  const time = new Date(Number(ts)).toISOString().slice(0, 19);
  const shares = Array.from({ length: channels }, (_, i) => {
    const share = energyWh / BigInt(channels);
    return kilo(i === 0 ? energyWh - share * BigInt(channels - 1) : share);
  });
  const total = channels === 1 ? shares[0] : `[${shares.join(',')}]`;
  const energy = object([
    ['TotalStartTime', '"2026-01-01T00:00:00"'],
    ['Total', total],
    ['Power', `${power}`],
    ['Voltage', '230'],
  ]);
  return object([
    ['Time', `"${time}"`],
    ['ENERGY', energy],
  ]);
}

/**
 * The payload of Shelly's (second generation) `<prefix>/status/switch:0`, which counts in Wh.
 *
 * @param {Reading} reading
 * @param {{power: number}} options
 */
export function shellySwitch({ ts, energyWh }, { power }) {
  const minute = ts / 60_000n;
  return object([
    ['id', '0'],
    ['source', '"timer"'],
    ['output', 'true'],
    ['apower', `${power}`],
    ['voltage', '230.1'],
    ['aenergy', object([['total', `${energyWh}.000`], ['minute_ts', `${minute * 60n}`]])],
  ]);
}

/** JSON of members whose values are JSON already: numbers keep all their digits. */
function object(members) {
  return `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
}

function kilo(units) {
  return `${units / 1000n}.${`${units % 1000n}`.padStart(3, '0')}`;
}
