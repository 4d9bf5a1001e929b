#!/usr/bin/env node
// Stands in for mornet-node in the tests of scripts/: writes down its command line, answers the
// RPC calls that the scripts make, and makes chain specs of a few lines.

import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';

const { FAKE_NODE_CALLS, FAKE_NODE_ENDS, FAKE_NODE_GENESIS = 'genesis' } = process.env;
const args = process.argv.slice(2);
const after = (flag) => args[args.indexOf(flag) + 1];

appendFileSync(FAKE_NODE_CALLS, `${args.join(' ')}\n`);

if (args[0] === 'key') {
  if (args[1] === 'generate-node-key') writeFileSync(after('--file'), '00');
  else process.stdout.write('12D3KooWFake');
} else if (args[0] === 'chain-spec') {
  const spec = {
    protocolId: null,
    code: `0x${readFileSync(after('-r'), 'utf8')}`,
    raw: args.includes('--raw-storage'),
    genesis: FAKE_NODE_GENESIS,
  };
  writeFileSync(after('-c'), JSON.stringify(spec, null, 2));
} else if (FAKE_NODE_ENDS) {
  console.error('the fake node has had enough');
  process.exit(Number(FAKE_NODE_ENDS));
} else {
  mkdirSync(after('--base-path'), { recursive: true });
  const hash = `0x${'ab'.repeat(32)}`;
  let number = 0;
  createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const { id, method } = JSON.parse(body);
      const result = method === 'chain_getHeader' ? { number: `0x${(number++).toString(16)}` } : hash;
      response.end(JSON.stringify({ jsonrpc: '2.0', id, result }));
    });
  }).listen(Number(after('--rpc-port')), '127.0.0.1');
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
}
