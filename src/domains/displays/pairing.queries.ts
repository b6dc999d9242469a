import { hashSecret, pairingSecretOf } from '../../access/token.ts';
import { scopeEntrance } from '../../database/session/entrance.ts';
import { ReadSession } from '../../database/session/read-session.ts';
import type { Context } from '../../request/context.ts';

/** A code can be typed this long, and a paired screen can ask this long for its display's token. */
export const pairingMs = 10 * 60_000;

interface Pairing {
  /** The screen's own. Only its hash is stored. */
  secret: string;
  /** The practice that paired it; null while it waits. */
  practiceId: string | null;
}

/** The pairing of the screen whose token came with the request; undefined when there is none, or its time is over. */
export async function findPairing({ request: { office, token, signal } }: Context): Promise<Pairing | undefined> {
  const secret = token && pairingSecretOf(token);
  if (!secret) return undefined;
  const tokenHash = hashSecret(secret);
  const { db } = new ReadSession(office.em, scopeEntrance({ credential: tokenHash }), signal, office.longestReadMs);
  const row = await db
    .selectFrom('display_pairing')
    .select('pairedPracticeId')
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', new Date())
    .executeTakeFirst();
  return row && { secret, practiceId: row.pairedPracticeId };
}
