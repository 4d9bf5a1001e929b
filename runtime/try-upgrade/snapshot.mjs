// Writes the state of a chain after its newest finalised block to a file, over JSON-RPC.
//
// node snapshot.mjs URL FILE: URL is http://HOST:PORT of a node. The node must keep the block's state
// until all is read: a few thousand keys a second.

import { open, rename, rm } from 'node:fs/promises';

const KEYS_PER_PAGE = 1_000;
/** Values are asked for in groups. One of large values is halved until its answer is small enough. */
const VALUES_PER_GROUP = 200;
const TIMEOUT_MS = 60_000;
/** Code of the error in which a node's answer would be above its limit, 15 MiB if not said. */
const ANSWER_TOO_LARGE = -32_008;

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
	const { error, result } = await response.json();
	if (error) throw Object.assign(new Error(`${method}: ${error.message}`), { code: error.code });
	return result;
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

/** The entries of keys, in as many answers as their values need. */
async function* answers(url, block, keys) {
	try {
		const [{ changes }] = await rpc(url, 'state_queryStorageAt', keys, block);
		yield changes;
	} catch (error) {
		if (error.code !== ANSWER_TOO_LARGE) throw error;
		if (keys.length === 1) {
			throw new Error(
				`the value under ${keys[0]} is above the node's limit of an answer: start the node` +
					' with a higher --rpc-max-response-size',
			);
		}
		const half = Math.ceil(keys.length / 2);
		yield* answers(url, block, keys.slice(0, half));
		yield* answers(url, block, keys.slice(half));
	}
}

/** Writes the state answer by answer: all of it may be longer than a string can be. */
async function write(file, url, block, { number, stateRoot }) {
	const head = JSON.stringify({ number: Number(number), block, stateRoot });
	await file.appendFile(`${head.slice(0, -1)},"top":{`);
	let count = 0;
	for await (const keys of pages(url, block)) {
		for (let from = 0; from < keys.length; from += VALUES_PER_GROUP) {
			const group = keys.slice(from, from + VALUES_PER_GROUP);
			for await (const changes of answers(url, block, group)) {
				const entries = changes.map((entry) => entry.map((hex) => JSON.stringify(hex)).join(':'));
				await file.appendFile(`${count === 0 ? '' : ','}\n${entries.join(',\n')}`);
				count += changes.length;
			}
		}
		console.error(`${count} keys`);
	}
	await file.appendFile('}}\n');
	return count;
}

async function snapshot(url, path) {
	const block = await rpc(url, 'chain_getFinalizedHead');
	const header = await rpc(url, 'chain_getHeader', block);
	// Under another name until it is whole: what is at the path is used again.
	const part = `${path}.part`;
	const file = await open(part, 'w', 0o600);
	let count;
	try {
		count = await write(file, url, block, header);
	} catch (error) {
		await rm(part);
		throw error;
	} finally {
		await file.close();
	}
	await rename(part, path);
	console.log(`block ${Number(header.number)} (${block}): ${count} keys in ${path}`);
}

const [url, path] = process.argv.slice(2);
try {
	if (!path) throw new Error('use: node snapshot.mjs URL FILE');
	await snapshot(url.replace(/^ws/, 'http'), path);
} catch (error) {
	console.error(`error: ${error.cause?.message ?? error.message}`);
	process.exitCode = 1;
}
