// Free TCP ports on the loopback interface.

import { once } from 'node:events';
import { createServer } from 'node:net';

// Below the range from which Linux takes the ports of outgoing connections (32768 and up), so that
// a port stays free while its node is stopped: with port 0 it may go to a client's connection.
const LOWEST_PORT = 20_000;
const HIGHEST_PORT = 31_999;
// Test files run side by side, each in a process that has a share of the ports to itself.
const SHARES = 24;
const SHARE = (HIGHEST_PORT - LOWEST_PORT + 1) / SHARES;
const FIRST_PORT = await takeShare();
const LAST_PORT = FIRST_PORT + SHARE - 1;
const ATTEMPTS = 100;

/** Ports this process has tried: none is given out twice. */
const given = new Set([FIRST_PORT]);

/** Binds a port; `undefined` if another program has it. */
async function listen(port) {
  const server = createServer();
  server.listen({ host: '127.0.0.1', port, exclusive: true });
  try {
    await once(server, 'listening');
  } catch {
    return undefined;
  }
  return server;
}

/** Finds a share that is no other process's: whoever listens on its first port has it. */
async function takeShare() {
  for (let shares = 0; shares < SHARES; shares += 1) {
    const first = LOWEST_PORT + ((process.pid + shares) % SHARES) * SHARE;
    const server = await listen(first);
    if (server === undefined) continue;
    server.unref(); // held for as long as the process has something else to do
    return first;
  }
  throw new Error(`each of the ${SHARES} shares of ports is taken`);
}

/**
 * Binds a free port and keeps it until released.
 *
 * @returns {Promise<{port: number, release: () => Promise<void>}>}
 */
export async function holdPort() {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = FIRST_PORT + Math.floor(Math.random() * (LAST_PORT - FIRST_PORT + 1));
    if (given.has(port)) continue;
    given.add(port);
    const server = await listen(port);
    if (server === undefined) continue;
    return {
      port,
      release: async () => {
        server.close();
        await once(server, 'close');
      },
    };
  }
  throw new Error(`no free port among ${ATTEMPTS} tried from ${FIRST_PORT} to ${LAST_PORT}`);
}

/** Finds a port that is free now and that this process has not given out before. */
export async function freePort() {
  const held = await holdPort();
  await held.release();
  return held.port;
}
