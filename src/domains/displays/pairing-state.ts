import { PairingState } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { findPairing } from './pairing.queries.ts';

/**
 * The state of the pairing of the screen whose token came with the request. A token that is no longer known was
 * withdrawn, or its code expired.
 */
export async function pairingState(context: Context): Promise<PairingState> {
  if (context.request.principal.kind === 'DISPLAY') return PairingState.PAIRED;
  const pairing = await findPairing(context);
  if (!pairing) return PairingState.EXPIRED;
  return pairing.practiceId ? PairingState.PAIRED : PairingState.WAITING;
}
