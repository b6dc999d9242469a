// Changes what a room is called, is for, and holds.

import type { MutationUpdateRoomArgs, UpdateRoomResult } from '../../generated/models.ts';
import { topics } from '../../live/log/topics.ts';
import type { Context } from '../../request/context.ts';
import { cannotBeEmpty } from '../../writing/cannot-be-empty.ts';
import { unknownReference } from '../../writing/invalid-input.ts';
import { lockRow } from '../../writing/lock-row.ts';
import { staleVersion } from '../../writing/stale-version.ts';
import { write } from '../../writing/write.ts';
import { roomNameTaken } from './create-room.ts';
import { RoomEntity } from './room.entity.ts';

export function updateRoom(context: Context, { id, input }: MutationUpdateRoomArgs): Promise<UpdateRoomResult> {
  return write<UpdateRoomResult>(
    context,
    'updateRoom',
    async (unit) => {
      const room = await lockRow(unit, RoomEntity, id);
      if (!room) return unknownReference('room', ['id']);
      const stale =
        cannotBeEmpty(input, ['name', 'kind', 'equipment']) ?? staleVersion('Room', room, input.expectedVersion);
      if (stale) return stale;
      room.name = input.name ?? room.name;
      room.kind = input.kind ?? room.kind;
      if (input.equipment) room.equipment = [...new Set(input.equipment)];
      await unit.em.flush();
      unit.emit({ type: 'ROOM_CHANGED', subjectId: id, topics: [topics.rooms(room.siteId)] });
      // Boards of the waiting room show the room's name.
      if (room.visitId)
        unit.emit({ type: 'VISIT_CHANGED', subjectId: room.visitId, topics: [topics.visits(room.siteId)] });
      return { __typename: 'UpdateRoomSuccess', room };
    },
    { room_practice_id_site_id_name_key: () => roomNameTaken(input.name) },
  );
}
