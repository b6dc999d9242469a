// Hands a visit to a colleague, who is to accept it; a hand-off that waits already is withdrawn for it.

import { permissionsOf } from '../../access/roles.ts';
import {
  type HandOffStateError,
  HandOffStatus,
  type HandOffVisitResult,
  type InvalidInputError,
  type MutationHandOffVisitArgs,
  Permission,
} from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { StaffMemberEntity, type StaffMemberRow } from '../staff/staff-member.entity.ts';
import { HandOffEntity } from './hand-off.entity.ts';
import { handOffChanged } from './hand-off.events.ts';
import { handOffState, withdrawWaiting } from './hand-over.ts';
import { VisitEntity, type VisitRow } from './visit.entity.ts';
import { visitMoved } from './visit.events.ts';

const path = ['input', 'toId'];

export function handOffVisit(context: Context, { id, input }: MutationHandOffVisitArgs): Promise<HandOffVisitResult> {
  return write<HandOffVisitResult>(context, 'handOffVisit', async (unit) => {
    const visit = await unit.lock(VisitEntity, id, input.expectedVersion);
    if (isRefusal(visit)) return visit;
    const receiver = await unit.find(StaffMemberEntity, input.toId, { path });
    if (isRefusal(receiver)) return receiver;
    const refusal = isOver(visit) ?? cannotTake(visit, receiver);
    if (refusal) return refusal;
    await withdrawWaiting(unit, visit, 'Handed to another colleague');
    const handOff = unit.create(HandOffEntity, {
      ...{ visitId: visit.id, patientId: visit.patientId, fromId: unit.staffMemberId, toId: receiver.id },
      ...{ note: input.note ?? null, status: HandOffStatus.OFFERED, offeredAt: new Date() },
    });
    // Before the visit, which names it.
    await unit.save(handOffChanged(handOff));
    visit.handOffId = handOff.id;
    await unit.save(...visitMoved(visit));
    return { __typename: 'HandOffVisitSuccess', visit, handOff };
  });
}

function isOver({ ticket, endedAt, stage }: VisitRow): HandOffStateError | null {
  if (!endedAt) return null;
  return handOffState(`${ticket} is ${stage}; take its end back with undoVisitStep before it is handed over.`, null);
}

function cannotTake(
  { ticket, inHandsOfId, handOffId }: VisitRow,
  { id, name, roles, isActive }: StaffMemberRow,
): InvalidInputError | null {
  if (!isActive) return invalidInput(`The membership of ${name} has ended; name an active colleague.`, path);
  if (!permissionsOf(roles).has(Permission.HAND_OFF_VISITS))
    return invalidInput(`${name} has no role that takes visits; name an assistant, a nurse or a provider.`, path);
  if (id !== inHandsOfId) return null;
  const wayOut = handOffId ? 'withdrawHandOff takes the waiting hand-off back' : 'name another colleague';
  return invalidInput(`${name} has ${ticket} in hand already; ${wayOut}.`, path);
}
