import type { HandOffStateError, HandOffStatus, InvalidInputError, StaleVersionError } from '../../generated/models.ts';
import { isRefusal, type WriteUnit } from '../../writing/unit.ts';
import type { HandOffRow } from './hand-off.entity.ts';
import { closeHandOff, handOffState, waitingHandOff } from './hand-over.ts';
import { VisitEntity, type VisitRow } from './visit.entity.ts';
import { visitMoved } from './visit.events.ts';

interface Answer {
  to: HandOffStatus.ACCEPTED | HandOffStatus.DECLINED | HandOffStatus.WITHDRAWN;
  expectedVersion: number | null | undefined;
  reason?: string | null | undefined;
  /** Why a hand-off cannot be answered so; null when it can. */
  refuse?: (unit: WriteUnit, visit: VisitRow, handOff: HandOffRow) => HandOffStateError | null;
}

/** Ends the hand-off that a visit waits for; the visit after it, or the refusal. */
export async function answerHandOff(
  unit: WriteUnit,
  id: string,
  { to, expectedVersion, reason, refuse }: Answer,
): Promise<VisitRow | HandOffStateError | StaleVersionError | InvalidInputError> {
  const visit = await unit.lock(VisitEntity, id, expectedVersion);
  if (isRefusal(visit)) return visit;
  const handOff = await waitingHandOff(unit, visit);
  if (!handOff) return handOffState(`No hand-off of ${visit.ticket} waits; hand it over with handOffVisit.`, null);
  const refusal = refuse?.(unit, visit, handOff);
  if (refusal) return refusal;
  await closeHandOff(unit, visit, handOff, { to, reason });
  await unit.save(...visitMoved(visit));
  return visit;
}

/** Only the colleague to whom a visit is handed answers. */
export function notTheReceiver(
  { staffMemberId }: WriteUnit,
  { ticket }: VisitRow,
  handOff: HandOffRow,
): HandOffStateError | null {
  if (handOff.toId === staffMemberId) return null;
  const message = `${ticket} is handed to another colleague, who alone can answer; hand it to yourself with handOffVisit first.`;
  return handOffState(message, handOff);
}
