// One mornet-node: its binary, its command line, its process and its RPC.

import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './ports.mjs';
import * as processes from './processes.mjs';
import { FatalError, patiently, waitFor } from './wait.mjs';

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));
const RPC_TIMEOUT_MS = patiently(20_000);
const START_DEADLINE_MS = 60_000;
const STOP_GRACE_MS = patiently(30_000);
const ANSI_COLOURS = /\u001b\[[0-9;]*m/g;

/** The path of the node under test; an error that says what to do when it is not there. */
export function nodeBinary() {
  const target = resolve(REPOSITORY, process.env.CARGO_TARGET_DIR || 'target');
  const binary = process.env.MORNET_NODE || join(target, 'release', 'mornet-node');
  if (!existsSync(binary)) {
    throw new FatalError(
      `no mornet-node at ${binary}: run scripts/build, or set MORNET_NODE to the binary's path`,
    );
  }
  return binary;
}

/**
 * Runs the node's binary to its end: a subcommand, or a start that is expected to fail.
 *
 * @param {string[]} args
 * @param {{deadline?: number}} [options] in milliseconds
 */
export async function runNode(args, options) {
  const { stdout, stderr, ...rest } = await processes.run(nodeBinary(), args, options);
  return { ...rest, stdout, stderr: stderr.replace(ANSI_COLOURS, '') };
}

/** A node on the loopback interface with ports, base path, network key and log of its own. */
export class MornetNode {
  #process;
  #api;

  /**
   * Chooses free ports for a node that is not started yet.
   *
   * @param {object} options
   * @param {string} options.name unique among the nodes that share a folder
   * @param {string} options.folder where base path and log go
   * @param {string} options.chain an id or the path of a chain spec
   * @param {string[]} [options.args] further arguments
   * @param {MornetNode[]} [options.bootnodes] nodes that were started before
   * @param {string} [options.basePath] default: a fresh one
   * @param {{p2p?: number, rpc?: number, prometheus?: number}} [options.ports] default: free ones
   */
  static async create(options) {
    const ports = { ...options.ports };
    for (const use of ['p2p', 'rpc', 'prometheus']) ports[use] ??= await freePort();
    return new MornetNode({ ...options, ports });
  }

  /** Use `MornetNode.create`. */
  constructor({ name, folder, chain, args = [], bootnodes = [], basePath, ports }) {
    this.name = name;
    this.chain = chain;
    this.basePath = basePath ?? join(folder, name);
    this.logFile = join(folder, `${name}.log`);
    this.ports = ports;
    this.extraArgs = args;
    this.bootnodes = bootnodes;
    this.networkKey = randomBytes(32).toString('hex');
    /** The identity on the network, known once the node has answered. */
    this.peerId = undefined;
  }

  /** The command line the node is started with. */
  get args() {
    return [
      ...['--chain', this.chain],
      ...['--base-path', this.basePath],
      ...['--name', this.name],
      ...['--node-key', this.networkKey],
      ...['--listen-addr', `/ip4/127.0.0.1/tcp/${this.ports.p2p}`],
      ...['--rpc-port', String(this.ports.rpc)],
      ...['--prometheus-port', String(this.ports.prometheus)],
      ...['--no-mdns', '--no-telemetry'],
      ...this.bootnodes.flatMap((node) => ['--bootnodes', node.multiaddress]),
      ...this.extraArgs,
    ];
  }

  /** The address under which other nodes find this one. */
  get multiaddress() {
    return `/ip4/127.0.0.1/tcp/${this.ports.p2p}/p2p/${this.peerId}`;
  }

  /** The address of its JSON-RPC over WebSocket. */
  get url() {
    return `ws://127.0.0.1:${this.ports.rpc}`;
  }

  /** Whether the process has been started and has not ended. */
  get running() {
    return this.#process !== undefined;
  }

  /** The process's id; `undefined` while it does not run. */
  get pid() {
    return this.#process?.child.pid;
  }

  /** Starts the process, or starts it again on the same data, and waits until its RPC answers. */
  async start() {
    const log = openSync(this.logFile, 'a');
    const started = processes.start(nodeBinary(), this.args, ['ignore', log, log]);
    closeSync(log);
    this.#process = started;
    const forget = () => {
      if (this.#process === started) this.#process = undefined;
    };
    started.exited.then(forget, forget);
    this.peerId = await waitFor(() => this.rpc('system_localPeerId'), {
      what: `${this.name} to answer on its RPC port`,
      deadline: START_DEADLINE_MS,
    });
    return this;
  }

  /** Ends the process as Ctrl-C does, by force if it takes too long; returns how it ended. */
  async stop() {
    return this.#end('SIGINT', STOP_GRACE_MS);
  }

  /** Ends the process with SIGKILL, as a power cut would. */
  async kill() {
    return this.#end('SIGKILL', STOP_GRACE_MS);
  }

  async #end(signal, grace) {
    const ending = this.#process;
    await this.#api?.disconnect();
    this.#api = undefined;
    if (ending === undefined) throw new Error(`${this.name} is not running`);
    return processes.stop(ending, signal, grace);
  }

  /**
   * Calls a JSON-RPC method over HTTP. A node whose process has ended is a fatal error.
   *
   * @param {string} method
   * @param {unknown[]} params
   */
  async rpc(method, ...params) {
    if (!this.running) throw new FatalError(`${this.name} is not running:\n${this.logTail(20)}`);
    const response = await fetch(`http://127.0.0.1:${this.ports.rpc}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      signal: AbortSignal.timeout(RPC_TIMEOUT_MS),
    });
    const { result, error } = await response.json();
    if (error) throw new Error(`${method}: ${error.message} (${error.code}) ${error.data ?? ''}`);
    return result;
  }

  /** The stock @polkadot/api, connected over WebSocket; one connection until the node ends. */
  async api() {
    if (this.#api === undefined) {
      // Loaded here because it takes a second that tests of the command line need not wait.
      const { ApiPromise, WsProvider } = await import('@polkadot/api');
      this.#api = await ApiPromise.create({
        provider: new WsProvider(this.url),
        throwOnConnect: true,
        noInitWarn: true,
      });
    }
    return this.#api;
  }

  /** What the Prometheus endpoint answers. */
  async metrics() {
    const response = await fetch(`http://127.0.0.1:${this.ports.prometheus}/metrics`, {
      signal: AbortSignal.timeout(RPC_TIMEOUT_MS),
    });
    if (!response.ok) throw new Error(`metrics endpoint answered ${response.status}`);
    return response.text();
  }

  /** The value of a metric without labels of its own; `NaN` while there is none. */
  async metric(name) {
    const line = new RegExp(`^${name}\\{[^}]*\\} (\\d+)$`, 'm');
    return Number(line.exec(await this.metrics())?.[1]);
  }

  /** Whether the node has ever been started. */
  get hasLog() {
    return existsSync(this.logFile);
  }

  /** The log's last lines, over all starts of this node. */
  logTail(lines) {
    return readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  }
}
