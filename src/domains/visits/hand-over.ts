import { type HandOffStateError, HandOffStatus } from '../../generated/models.ts';
import { isRefusal, type WriteUnit } from '../../writing/unit.ts';
import { HandOffEntity, type HandOffRow } from './hand-off.entity.ts';
import { handOffChanged } from './hand-off.events.ts';
import type { VisitRow } from './visit.entity.ts';

type Closed = Exclude<HandOffStatus, typeof HandOffStatus.OFFERED>;

/**
 * The hand-off of a locked visit that waits for an answer; null when there is none. Locked after the visit, as by every
 * write: two of them never wait for each other.
 */
export async function waitingHandOff(unit: WriteUnit, { handOffId }: VisitRow): Promise<HandOffRow | null> {
  const handOff = handOffId ? await unit.lock(HandOffEntity, handOffId) : null;
  return handOff && !isRefusal(handOff) ? handOff : null;
}

/** Ends a hand-off that waits, and notes the actor and the reason. The caller saves the visit. */
export async function closeHandOff(
  unit: WriteUnit,
  visit: VisitRow,
  handOff: HandOffRow,
  { to, reason }: { to: Closed; reason?: string | null | undefined },
): Promise<void> {
  handOff.status = to;
  handOff.closedAt = new Date(Math.max(unit.now.getTime(), handOff.offeredAt.getTime()));
  handOff.closedById = unit.staffMemberId;
  handOff.reason = reason ?? null;
  visit.handOffId = null;
  if (to === HandOffStatus.ACCEPTED) visit.inHandsOfId = handOff.toId;
  await unit.save(handOffChanged(handOff));
}

/** A visit that is over waits for no colleague. */
export async function withdrawWaiting(unit: WriteUnit, visit: VisitRow, reason: string): Promise<void> {
  const handOff = await waitingHandOff(unit, visit);
  if (handOff) await closeHandOff(unit, visit, handOff, { to: HandOffStatus.WITHDRAWN, reason });
}

/** The refusal of an answer that no hand-off waits for, or one of another colleague. */
export function handOffState(message: string, handOff: HandOffRow | null): HandOffStateError {
  return { __typename: 'HandOffStateError', message, path: ['id'], handOff };
}
