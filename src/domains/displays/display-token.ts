import { printToken } from '../../access/token.ts';
import type { Context } from '../../request/context.ts';
import { findPairing } from './pairing.queries.ts';

/** The token of the display that a paired screen became. Only the screen has the secret of which it is made. */
export async function displayToken(context: Context): Promise<string | null> {
  const { principal, token } = context.request;
  if (principal.kind === 'DISPLAY') return token ?? null;
  const pairing = await findPairing(context);
  return pairing?.practiceId ? printToken('dp', pairing.practiceId, pairing.secret) : null;
}
