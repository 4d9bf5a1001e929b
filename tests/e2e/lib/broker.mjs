// An MQTT broker of the tests' own: Debian's mosquitto on a free loopback port.

import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { freePort } from './ports.mjs';
import * as processes from './processes.mjs';
import { FatalError, waitFor } from './wait.mjs';

const START_DEADLINE_MS = 15_000;
const STOP_GRACE_MS = 10_000;
/** Debian has it where an ordinary user's PATH does not lead. */
const PATH = `${process.env.PATH}${delimiter}/usr/sbin`;

/** Runs a program that comes with the system, to its end. */
async function tool(command, ...args) {
  const { code, stderr } = await processes.run(command, args);
  if (code !== 0) throw new FatalError(`${command} ${args.join(' ')}: ${stderr}`);
}

/** Makes an authority and a certificate of it for 127.0.0.1; returns the paths. */
async function makeCertificates(folder) {
  const [caKey, ca, key, request, certificate, extensions] = [
    ...['ca.key', 'ca.crt', 'server.key', 'server.csr', 'server.crt', 'server.ext'],
  ].map((name) => join(folder, name));
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  await tool(
    'openssl',
    ...['req', '-x509', ...newKey, '-keyout', caKey, '-out', ca, '-days', '1'],
    ...['-subj', '/CN=MorNet test authority'],
  );
  await tool(
    'openssl',
    ...['req', ...newKey, '-keyout', key, '-out', request, '-subj', '/CN=127.0.0.1'],
  );
  writeFileSync(extensions, 'subjectAltName=IP:127.0.0.1,DNS:localhost\n');
  await tool(
    'openssl',
    ...['x509', '-req', '-in', request, '-CA', ca, '-CAkey', caKey, '-CAcreateserial'],
    ...['-out', certificate, '-days', '1', '-extfile', extensions],
  );
  return { ca, key, certificate };
}

export class Broker {
  #process;
  #log;
  #configuration;

  /**
   * Chooses a port and writes the configuration; the broker is not started yet.
   *
   * @param {object} [options]
   * @param {boolean} [options.tls] with a certificate of an authority of its own
   * @param {Record<string, string>} [options.users] passwords by user name; without it anyone is
   *   let in
   * @param {boolean} [options.durable] whether sessions and messages outlive SIGKILL; for few
   *   messages, because each change is written with all that is kept
   */
  static async create({ tls = false, users, durable = false } = {}) {
    const broker = new Broker();
    broker.folder = processes.makeFolder();
    broker.port = await freePort();
    broker.#log = join(broker.folder, 'mosquitto.log');
    broker.#configuration = join(broker.folder, 'mosquitto.conf');
    const lines = [
      `listener ${broker.port} 127.0.0.1`,
      // As root it would otherwise become a user that cannot write to the folder.
      ...(process.getuid() === 0 ? ['user root'] : []),
      'log_type error',
      'log_type warning',
      'log_type notice',
      ...(durable
        ? [
            ...['persistence true', `persistence_location ${broker.folder}/`],
            ...['autosave_on_changes true', 'autosave_interval 1'],
          ]
        : []),
      'max_queued_messages 100000',
      'max_inflight_messages 1000',
    ];
    if (tls) {
      const { ca, key, certificate } = await makeCertificates(broker.folder);
      broker.ca = ca;
      lines.push(`cafile ${ca}`, `certfile ${certificate}`, `keyfile ${key}`);
    }
    if (users) {
      const passwords = join(broker.folder, 'passwords');
      writeFileSync(
        passwords,
        Object.entries(users).map(([name, password]) => `${name}:${password}\n`).join(''),
        { mode: 0o600 },
      );
      await tool('mosquitto_passwd', '-U', passwords);
      lines.push('allow_anonymous false', `password_file ${passwords}`);
    } else {
      lines.push('allow_anonymous true');
    }
    writeFileSync(broker.#configuration, `${lines.join('\n')}\n`);
    return broker;
  }

  /** A broker that listens. */
  static async start(options) {
    return (await Broker.create(options)).start();
  }

  get url() {
    return `${this.ca ? 'mqtts' : 'mqtt'}://127.0.0.1:${this.port}`;
  }

  get running() {
    return this.#process !== undefined;
  }

  /** Starts it, or starts it again with what it had kept. */
  async start() {
    const log = openSync(this.#log, 'a');
    const started = processes.start(
      'env',
      [`PATH=${PATH}`, 'mosquitto', '-c', this.#configuration],
      ['ignore', log, log],
    );
    closeSync(log);
    this.#process = started;
    const forget = () => {
      if (this.#process === started) this.#process = undefined;
    };
    started.exited.then(forget, forget);
    await waitFor(
      () => {
        if (!this.running) {
          throw new FatalError(`mosquitto ended (scripts/setup installs it):\n${this.logTail(10)}`);
        }
        return listens(this.port);
      },
      { what: 'mosquitto to listen', deadline: START_DEADLINE_MS, every: 50 },
    );
    return this;
  }

  /** Ends it in good order. */
  async stop() {
    await this.#end('SIGTERM');
  }

  /** Ends it as a power cut would. */
  async kill() {
    await this.#end('SIGKILL');
  }

  async #end(signal) {
    if (this.#process === undefined) throw new Error('the broker is not running');
    await processes.stop(this.#process, signal, STOP_GRACE_MS);
  }

  /** Kills it if it runs, and removes its folder. */
  async close() {
    if (this.running) await this.kill();
    processes.removeFolder(this.folder);
  }

  /** The log's last lines, over all starts. */
  logTail(lines) {
    return readFileSync(this.#log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  }
}

/** Whether something listens on a loopback port. */
function listens(port) {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
    socket.once('connect', () => socket.end());
  });
}
