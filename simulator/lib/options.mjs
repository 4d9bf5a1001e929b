// The simulator's command line. scripts/simulate explains it.

import { parseArgs } from 'node:util';
import { ACTIONS, FAULTS } from './faults.mjs';

/** All that can go wrong on demand. */
export const FAULT_NAMES = [...Object.keys(FAULTS), ...ACTIONS];
const RESOURCE_NAMES = ['E', 'H', 'W'];
const SCHEMES = ['ed25519', 'sr25519', 'mixed'];

/** A command line that makes no sense. */
export class UsageError extends Error {}

const OPTIONS = {
  url: { type: 'string', default: 'ws://127.0.0.1:9944' },
  mqtt: { type: 'string', default: 'mqtt://127.0.0.1:1884' },
  'mqtt-user': { type: 'string' },
  'mqtt-ca': { type: 'string' },
  devices: { type: 'string', default: '3' },
  resources: { type: 'string', default: 'E,H,W' },
  scheme: { type: 'string', default: 'mixed' },
  tasmota: { type: 'string', default: '0' },
  shelly: { type: 'string', default: '0' },
  gateway: { type: 'string', default: '//Alice' },
  region: { type: 'string', default: 'DE-BE' },
  owner: { type: 'string', default: '//Bob' },
  registrar: { type: 'string', default: '//Alice' },
  rate: { type: 'string', default: '5' },
  minutes: { type: 'string' },
  seed: { type: 'string', default: '1' },
  faults: { type: 'string', default: '' },
  log: { type: 'string' },
};

/**
 * Reads the command line.
 *
 * @param {string[]} args
 * @param {Record<string, string | undefined>} environment
 */
export function readOptions(args, environment) {
  let values;
  try {
    ({ values } = parseArgs({ args, options: OPTIONS, strict: true }));
  } catch (error) {
    throw new UsageError(error.message.split('\n')[0]);
  }
  return {
    url: values.url,
    broker: {
      url: values.mqtt,
      user: values['mqtt-user'],
      password: environment.MORNET_MQTT_PASSWORD,
      ca: values['mqtt-ca'],
    },
    devices: whole(values, 'devices', 0),
    resources: list(values, 'resources', RESOURCE_NAMES),
    scheme: oneOf(values, 'scheme', SCHEMES),
    tasmota: whole(values, 'tasmota', 0),
    shelly: whole(values, 'shelly', 0),
    gateway: values.gateway,
    region: values.region,
    owner: values.owner,
    registrar: values.registrar,
    rateMs: duration(values, 'rate', 1000),
    runMs: values.minutes === undefined ? undefined : duration(values, 'minutes', 60_000),
    seed: whole(values, 'seed', 0),
    faults:
      values.faults === 'all'
        ? FAULT_NAMES
        : values.faults === ''
          ? []
          : list(values, 'faults', FAULT_NAMES),
    log: values.log,
  };
}

function whole(values, name, least) {
  const number = Number(values[name]);
  if (!/^\d+$/.test(values[name]) || !Number.isSafeInteger(number) || number < least) {
    throw new UsageError(`--${name} takes a whole number from ${least} on, not '${values[name]}'`);
  }
  return number;
}

/** A positive number of units, in milliseconds. */
function duration(values, name, unitMs) {
  const ms = Number(values[name]) * unitMs;
  if (!(ms >= 1) || !Number.isFinite(ms)) {
    throw new UsageError(`--${name} takes a number above 0, not '${values[name]}'`);
  }
  return Math.round(ms);
}

function oneOf(values, name, allowed) {
  if (!allowed.includes(values[name])) {
    throw new UsageError(`--${name} takes ${allowed.join(', ')}, not '${values[name]}'`);
  }
  return values[name];
}

function list(values, name, allowed) {
  const items = values[name].split(',');
  const unknown = items.find((item) => !allowed.includes(item));
  if (unknown !== undefined) {
    throw new UsageError(`--${name} takes a list of ${allowed.join(', ')}, not '${unknown}'`);
  }
  return items;
}
