// Changes what a room is called, is for, and holds.

import type { MutationUpdateRoomArgs, UpdateRoomResult } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { cannotBeEmpty } from '../../writing/cannot-be-empty.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { visitChanged } from '../visits/visit.events.ts';
import { roomNameTaken } from './create-room.ts';
import { RoomEntity } from './room.entity.ts';
import { roomChanged } from './room.events.ts';

export function updateRoom(context: Context, { id, input }: MutationUpdateRoomArgs): Promise<UpdateRoomResult> {
  const tried = { siteId: '' };
  return write<UpdateRoomResult>(
    context,
    'updateRoom',
    async (unit) => {
      const refusal = cannotBeEmpty(input, ['name', 'kind', 'equipment']);
      if (refusal) return refusal;
      const room = await unit.lock(RoomEntity, id, input.expectedVersion);
      if (isRefusal(room)) return room;
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
