// Writes the state of a chain after its newest finalised block to a file, over JSON-RPC.
//
// node snapshot.mjs URL FILE: URL is http://HOST:PORT of a node. The node must keep the block's state
// until all is read: a few thousand keys a second.

import { open } from 'node:fs/promises';

const KEYS_PER_PAGE = 1_000;
/** Values are asked for in groups, so that no answer is above the node's limit of 15 MiB. */
const VALUES_PER_GROUP = 200;
const TIMEOUT_MS = 60_000;

let id = 0;

async function rpc(url, method, ...params) {
	id += 1;
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ jsonrpc: '2.0', id, method, params }),
		signal: AbortSignal.timeout(TIMEOUT_MS),
	});
	if (!response.ok) throw new Error(`${method}: HTTP ${response.status}`);
	const answer = await response.json();
	if (answer.error) throw new Error(`${method}: ${answer.error.message}`);
	return answer.result;
}

async function* pages(url, block) {
	let last = null;
	for (;;) {
		const keys = await rpc(url, 'state_getKeysPaged', '0x', KEYS_PER_PAGE, last, block);
		if (keys.length > 0) yield keys;
		if (keys.length < KEYS_PER_PAGE) return;
		last = keys.at(-1);
	}
}

async function snapshot(url, path) {
	const block = await rpc(url, 'chain_getFinalizedHead');
	const header = await rpc(url, 'chain_getHeader', block);
	const top = {};
	for await (const keys of pages(url, block)) {
		for (let from = 0; from < keys.length; from += VALUES_PER_GROUP) {
			const group = keys.slice(from, from + VALUES_PER_GROUP);
			const [{ changes }] = await rpc(url, 'state_queryStorageAt', group, block);
			for (const [key, value] of changes) top[key] = value;
		}
		console.error(`${Object.keys(top).length} keys`);
	}
	const file = await open(path, 'w', 0o600);
	try {
		await file.writeFile(
			JSON.stringify({
				number: Number(header.number),
				block,
				stateRoot: header.stateRoot,
				top,
			}),
		);
	} finally {
		await file.close();
	}
	console.log(`block ${Number(header.number)} (${block}): ${Object.keys(top).length} keys in ${path}`);
}

const [url, path] = process.argv.slice(2);
try {
	if (!path) throw new Error('use: node snapshot.mjs URL FILE');
	await snapshot(url.replace(/^ws/, 'http'), path);
} catch (error) {
	console.error(`error: ${error.cause?.message ?? error.message}`);
	process.exitCode = 1;
}
