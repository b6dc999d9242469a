// Changes what a room is called, is for, and holds; closes it or opens it again.

import {
  type InvalidInputError,
  type MutationUpdateRoomArgs,
  RoomReadiness,
  type UpdateRoomResult,
} from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { cannotBeEmpty } from '../../writing/cannot-be-empty.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { isRefusal, type WriteUnit } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { SiteEntity } from '../practice/site.entity.ts';
import { visitChanged } from '../visits/visit.events.ts';
import { roomNameTaken, tooManyRooms } from './create-room.ts';
import { moveRoom } from './gives/move-room.ts';
import { RoomEntity, type RoomRow } from './room.entity.ts';
import { roomChanged } from './room.events.ts';
import { findRooms, mostRooms } from './room.queries.ts';

export function updateRoom(context: Context, { id, input }: MutationUpdateRoomArgs): Promise<UpdateRoomResult> {
  const tried = { siteId: '' };
  return write<UpdateRoomResult>(
    context,
    'updateRoom',
    async (unit) => {
      const refusal = cannotBeEmpty(input, ['name', 'kind', 'equipment', 'isActive']);
      if (refusal) return refusal;
      const room = await unit.lock(RoomEntity, id, input.expectedVersion);
      if (isRefusal(room)) return room;
      const closing = await openOrClose(unit, room, input.isActive);
      if (closing) return closing;
      room.name = input.name ?? room.name;
      room.kind = input.kind ?? room.kind;
      if (input.equipment) room.equipment = [...new Set(input.equipment)];
      const { siteId, visitId } = room;
      tried.siteId = siteId;
      // Boards of the waiting room show the room's name.
      await unit.save(roomChanged(room), ...(visitId ? [visitChanged({ id: visitId, siteId })] : []));
      return { __typename: 'UpdateRoomSuccess', room };
    },
    { room_practice_id_site_id_name_key: () => roomNameTaken(context, { ...input, siteId: tried.siteId }) },
  );
}

/** Closes a room that holds no visit, or opens a closed one; the refusal where that is not possible. */
async function openOrClose(
  unit: WriteUnit,
  room: RoomRow,
  isActive: boolean | null | undefined,
): Promise<InvalidInputError | null> {
  if (isActive == null || isActive === room.isActive) return null;
  const { practiceId, siteId, name, readiness, visitId } = room;
  if (visitId) return inUse(name, readiness);
  if (isActive) {
    // Locked, so that two rooms opened at once do not both find the last place.
    const site = await unit.lock(SiteEntity, siteId, { path: ['id'] });
    if (isRefusal(site)) return site;
    if ((await findRooms(unit.db, { practiceId, siteId })).length >= mostRooms) return tooManyRooms('isActive');
    // It is not known whether it is clean.
    if (readiness !== RoomReadiness.OUT_OF_SERVICE) moveRoom(unit, room, { to: RoomReadiness.NEEDS_CLEANING });
  }
  room.isActive = isActive;
  return null;
}

function inUse(name: string, readiness: RoomReadiness) {
  return invalidInput(
    `"${name}" is ${readiness}; close it when the visit has left it: advanceVisit to CHECKOUT, or undoVisitStep.`,
    ['input', 'isActive'],
  );
}
