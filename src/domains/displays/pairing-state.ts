import { hashSecret } from '../../access/token.ts';
import { scopeEntrance } from '../../database/session/entrance.ts';
import { ReadSession } from '../../database/session/read-session.ts';
import { PairingState } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';

/** How far the pairing is of the screen that asks. A token nobody knows any more was withdrawn, or its code grew too old. */
export async function pairingState(context: Context): Promise<PairingState> {
  const { office, principal, token, signal } = context.request;
  if (principal.kind === 'DISPLAY') return PairingState.PAIRED;
  if (!token) return PairingState.EXPIRED;
  const tokenHash = hashSecret(token);
  const { db } = new ReadSession(office.em, scopeEntrance({ credential: tokenHash }), signal, office.longestReadMs);
  const waiting = await db
    .selectFrom('display_pairing')
    .select('tokenHash')
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', new Date())
    .executeTakeFirst();
  return waiting ? PairingState.WAITING : PairingState.EXPIRED;
}
