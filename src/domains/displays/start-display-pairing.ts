// Gives a screen the code to show and the token that will work once staff pair it.
import { randomInt } from 'node:crypto';
import { hashSecret, newSecret, printPairingToken } from '../../access/token.ts';
import type { Reader } from '../../database/sql/reader.ts';
import type { MutationStartDisplayPairingArgs, StartDisplayPairingResult } from '../../generated/models.ts';
import { apart } from '../../request/apart.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { pairingMs } from './pairing.queries.ts';
import { newPairingCode, normalizedPairingCode } from './pairing-code.ts';

/** The number of places in the table. */
const places = 1_000;
/** Finds a free place all but surely as long as some hundred are free. */
const mostTries = 40;

export function startDisplayPairing(
  context: Context,
  { input: { proposedName } }: MutationStartDisplayPairingArgs,
): Promise<StartDisplayPairingResult> {
  const secret = newSecret();
  const tokenHash = hashSecret(secret);
  return apart(context, 'startDisplayPairing', { credential: tokenHash }, async (db) => {
    await db.deleteFrom('display_pairing').where('expiresAt', '<', new Date()).execute();
    const expiresAt = new Date(Date.now() + pairingMs);
    const code = await keepPairing(db, { tokenHash, proposedName: proposedName ?? null, expiresAt });
    if (code) return { __typename: 'StartDisplayPairingSuccess', code, token: printPairingToken(secret), expiresAt };
    return invalidInput('Too many screens wait to be paired; try again in 10 minutes.', ['input']);
  });
}

interface NewPairing {
  tokenHash: string;
  proposedName: string | null;
  expiresAt: Date;
}

/** Tries codes and places until both are free; undefined when none was found. */
async function keepPairing(db: Reader, pairing: NewPairing): Promise<string | undefined> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const code = newPairingCode();
    const row = { ...pairing, codeHash: hashSecret(normalizedPairingCode(code)), place: randomInt(1, places + 1) };
    const kept = await db
      .insertInto('display_pairing')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (kept.numInsertedOrUpdatedRows === 1n) return code;
  }
  return undefined;
}
