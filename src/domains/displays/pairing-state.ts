import { hashSecret } from '../../access/secret.ts';
import { pairingSecretOf, printToken } from '../../access/token.ts';
import { scopeEntrance } from '../../database/session/entrance.ts';
import { longestReadMs } from '../../database/session/longest-read-ms.ts';
import { ReadSession } from '../../database/session/read-session.ts';
import { PairingState } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';

/** A code can be typed this long, and a paired screen can ask this long for its display's token. */
export const pairingMs = 10 * 60_000;

/** How far the pairing of the screen is whose token came with the request. A token that nobody knows any more was withdrawn, or its code grew too old. */
export async function findPairingState(context: Context): Promise<PairingState> {
  if (context.request.principal.kind === 'DISPLAY') return PairingState.PAIRED;
  const pairing = await findPairing(context);
  if (!pairing) return PairingState.EXPIRED;
  return pairing.practiceId ? PairingState.PAIRED : PairingState.WAITING;
}

/** The token of the display that the screen became. Only the screen has the secret of which it is made. */
export async function findDisplayToken(context: Context): Promise<string | null> {
  const { principal, token } = context.request;
  if (principal.kind === 'DISPLAY') return token ?? null;
  const pairing = await findPairing(context);
  return pairing?.practiceId ? printToken('dp', pairing.practiceId, pairing.secret) : null;
}

interface Pairing {
  secret: string;
  /** Whose screen it became; null while it waits. */
  practiceId: string | null;
}

async function findPairing({ request: { app, token, gone } }: Context): Promise<Pairing | undefined> {
  const secret = token && pairingSecretOf(token);
  if (!secret) return undefined;
  const tokenHash = hashSecret(secret);
  const { db } = new ReadSession(app.orm.em, scopeEntrance({ credential: tokenHash }), gone, longestReadMs);
  const row = await db
    .selectFrom('display_pairing')
    .select('pairedPracticeId')
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', new Date())
    .executeTakeFirst();
  return row && { secret, practiceId: row.pairedPracticeId };
}
