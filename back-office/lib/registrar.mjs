// What a registrar does, and for tests and development its customer. scripts/registrar explains it.

import { address, connect, finalBlock, submit } from './chain.mjs';
import { commitmentOfFile, destroySalt, newSalt, readSalt, writeSalt } from './commitment.mjs';
import { timeText } from './dates.mjs';
import { planErasure } from './erasure.mjs';
import { Failure } from './failure.mjs';
import { readKey } from './keys.mjs';

/** Exit code of `verify` where the chain has no such commitment. */
export const NOT_COMMITTED = 3;

const print = (text) => process.stdout.write(`${text}\n`);
const tell = (answer) => print(JSON.stringify(answer));

/** Runs a command; returns the program's exit code. */
export async function runCommand(options) {
  if (options.command === 'commit') return commit(options);
  // Before anything is sent: a mistake here must not cost a fee.
  const commitment = await commitmentFor(options);
  const pair = options.key && (await readKey(options.key));
  const account = options.account && address(options.account, 'account');
  const to = options.to && address(options.to, 'to');
  const as = options.as && address(options.as, 'as');
  const api = await connect(options.url, ['kyc', 'proxy']);
  const office = new Office(api, pair && { pair, as });
  return office[options.command]({ ...options, account, to, commitment });
}

/** Makes a salt for a file. */
async function commit({ file, saltOut }) {
  const salt = newSalt();
  const commitment = await commitmentOfFile(salt, file);
  writeSalt(saltOut, salt, commitment);
  tell({ commitment, salt: saltOut });
}

/** The commitment that a command is about: the one named, or that of a file and its salt. */
async function commitmentFor({ command, commitment, file, salt }) {
  if (file === undefined || salt === undefined) return commitment;
  const kept = readSalt(salt);
  const computed = await commitmentOfFile(kept.salt, file);
  if (command === 'attest' && computed !== kept.commitment) {
    throw new Failure(
      `${file} has changed since ${salt} was made, or is another: commit to it anew`,
    );
  }
  return computed;
}

class Office {
  #api;
  #signer;

  constructor(api, signer) {
    this.#api = api;
    this.#signer = signer;
  }

  async attest({ account, level, jurisdiction, expiresAt, commitment }) {
    const registrar = await this.#registrar();
    const block = await this.#submit('attest', account, level, jurisdiction, expiresAt, commitment);
    const expires = timeText(expiresAt);
    tell({ proposed: account, registrar, level, jurisdiction, expires, commitment, block });
  }

  async consent({ registrar, level, jurisdiction, commitment }) {
    const block = await this.#submit('consent', registrar, level, jurisdiction, commitment);
    tell({ consented: this.#actor, registrar, level, jurisdiction, commitment, block });
  }

  async renew({ account, expiresAt }) {
    const block = await this.#submit('renew', account, expiresAt);
    tell({ renewed: account, expires: timeText(expiresAt), block });
  }

  async revoke({ account, reason }) {
    const block = await this.#submit('revoke', account, reason);
    tell({ revoked: account, reason, block });
  }

  async rotate({ to }) {
    const registrar = await this.#registrar();
    const block = await this.#submit('rotateRegistrar', registrar, to);
    tell({ registrar, account: to, previous: this.#actor, block });
  }

  /** Says whether the chain has the commitment of a file for an account. */
  async verify({ account, file, salt, commitment }) {
    const { attestation, proposals } = await this.#records(account);
    if (attestation?.commitment === commitment) {
      print(
        `yes: ${file} is what registrar ${attestation.registrar} attested ${account} with,` +
          ` ${wordsOf(attestation)}`,
      );
      return 0;
    }
    const proposal = proposals.find((one) => one.commitment === commitment);
    if (proposal !== undefined) {
      print(
        `yes: ${file} is what registrar ${proposal.registrar} proposed to ${account},` +
          ' which has not consented yet',
      );
      return 0;
    }
    const changed = readSalt(salt).commitment !== commitment;
    const why = changed
      ? `${file} has changed since ${salt} was made, or ${salt} is another file's`
      : attestation === undefined && proposals.length === 0
        ? 'nothing is attested of it, or it was erased'
        : 'what is attested of it is another file';
    print(`no: the chain has no commitment to ${file} for ${account}: ${why}`);
    return NOT_COMMITTED;
  }

  /** Removes what the chain has of a file of an account's, and destroys its salt. */
  async erase({ account, salts, saltDestroyed }) {
    const registrar = await this.#registrar();
    const records = await this.#records(account);
    const kept = salts.map((path) => ({ path, ...readSalt(path) }));
    const given = kept.map(({ commitment }) => commitment);
    const { calls, leaving } = planErasure({ registrar, ...records, given, saltDestroyed });
    await this.#expectNobodys(kept.filter(({ commitment }) => !leaving.includes(commitment)));
    if (calls.includes('erase')) await this.#submit('erase', account);
    if (calls.includes('dropProposal')) await this.#submit('dropProposal', account, registrar);
    salts.forEach((path) => destroySalt(path));
    if (calls.includes('confirmErasure')) await this.#submit('confirmErasure', account);
    tell({ account, registrar, calls, destroyed: salts });
  }

  /** Fails if a salt belongs to what the chain has on record of anybody. */
  async #expectNobodys(salts) {
    if (salts.length === 0) return;
    const { query } = (await finalBlock(this.#api)).at;
    for (const records of [query.kyc.attestations, query.kyc.proposals]) {
      for (const [key, row] of await records.entries()) {
        const commitment = row.unwrap().commitment.toHex();
        const salt = salts.find((one) => one.commitment === commitment);
        if (salt) {
          throw new Failure(
            `${salt.path} is the salt of ${key.args[0]}'s file: name the right one;` +
              ' nothing was done',
          );
        }
      }
    }
  }

  async status({ account }) {
    const { at, number } = await finalBlock(this.#api);
    const [records, standing, freeze] = await Promise.all([
      this.#records(account, at),
      at.call.kycApi.standing(account),
      at.query.aml?.frozen(account),
    ]);
    const ramps = standing.ramps.map(({ ramp, limit, used, left }) => ({
      ramp: ramp.type,
      perOperation: limit.perOperation.toString(),
      perDay: limit.perDay.toString(),
      used: used.toString(),
      left: left.toString(),
    }));
    print(
      JSON.stringify(
        {
          ...{
            account,
            block: number,
            level: standing.level.type,
            standing: standing.standing.type,
          },
          ...{ frozen: freeze?.isSome ?? false, ramps },
          ...{ attestation: records.attestation ?? null },
          ...{ proposals: records.proposals, tombstones: records.tombstones },
        },
        null,
        2,
      ),
    );
  }

  /** Who the signer acts as. */
  get #actor() {
    return this.#signer.as ?? this.#signer.pair.address;
  }

  /** Number of the registrar that the signer acts for. */
  async #registrar() {
    const { at } = await finalBlock(this.#api);
    const number = await at.query.kyc.registrarOf(this.#actor);
    if (number.isNone) {
      throw new Failure(
        `${this.#actor} acts for no registrar: governance appoints registrars;` +
          ' if it is a proxy of one, name that with --as',
      );
    }
    return number.unwrap().toNumber();
  }

  #submit(name, ...args) {
    return submit(this.#api, this.#api.tx.kyc[name](...args), this.#signer);
  }

  /** What the last final block has on an account. */
  async #records(account, block) {
    const { query } = block ?? (await finalBlock(this.#api)).at;
    const [attestation, proposals, tombstones] = await Promise.all([
      query.kyc.attestations(account),
      query.kyc.proposals.entries(account),
      query.kyc.tombstones.entries(account),
    ]);
    return {
      attestation: attestation.isSome ? readAttestation(attestation.unwrap()) : undefined,
      proposals: proposals.map(([key, row]) => readProposal(key.args[1].toNumber(), row.unwrap())),
      tombstones: tombstones.map(([key, row]) =>
        readTombstone(key.args[1].toNumber(), row.unwrap()),
      ),
    };
  }
}

const time = (moment) => timeText(moment.toNumber());
const maybe = (option, read) => (option.isSome ? read(option.unwrap()) : null);

function readAttestation({
  registrar,
  level,
  jurisdiction,
  commitment,
  consentedAt,
  expiresAt,
  revoked,
}) {
  return {
    registrar: registrar.toNumber(),
    level: level.type,
    jurisdiction: jurisdiction.toUtf8(),
    commitment: commitment.toHex(),
    consentedAt: time(consentedAt),
    expiresAt: time(expiresAt),
    revoked: maybe(revoked, (reason) => reason.type),
  };
}

function readProposal(registrar, { level, jurisdiction, commitment, expiresAt, lapsesAt }) {
  return {
    ...{ registrar, level: level.type, jurisdiction: jurisdiction.toUtf8() },
    commitment: commitment.toHex(),
    expiresAt: time(expiresAt),
    lapsesAt: time(lapsesAt),
  };
}

function readTombstone(registrar, { erasedAt, destroyedAt }) {
  return { registrar, erasedAt: time(erasedAt), destroyedAt: maybe(destroyedAt, time) };
}

function wordsOf({ level, jurisdiction, expiresAt, revoked }) {
  const words = `level ${level} in ${jurisdiction}, `;
  if (revoked !== null) return `${words}revoked as ${revoked}`;
  return `${words}${Date.parse(expiresAt) <= Date.now() ? 'expired' : 'until'} ${expiresAt}`;
}
