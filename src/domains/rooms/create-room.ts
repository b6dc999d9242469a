// Adds a room to a site; it is not known yet whether it is clean.

import { type CreateRoomResult, type MutationCreateRoomArgs, RoomReadiness } from '../../generated/models.ts';
import { keptSpelling } from '../../reading/kept-spelling.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { SiteEntity } from '../practice/site.entity.ts';
import { RoomEntity } from './room.entity.ts';
import { roomChanged } from './room.events.ts';
import { findRooms, mostRooms } from './room.queries.ts';
import { RoomTransitionEntity } from './room-transition.entity.ts';

export function createRoom(context: Context, { input }: MutationCreateRoomArgs): Promise<CreateRoomResult> {
  return write<CreateRoomResult>(
    context,
    'createRoom',
    async (unit) => {
      const { db, practiceId, staffMemberId, now } = unit;
      const { siteId, name, kind, equipment } = input;
      // Locked, so that two rooms added at once do not both find the last place.
      const site = await unit.lock(SiteEntity, siteId, { path: ['input', 'siteId'] });
      if (isRefusal(site)) return site;
      if ((await findRooms(db, { practiceId, siteId })).length >= mostRooms) return tooManyRooms('siteId');
      const readiness = RoomReadiness.NEEDS_CLEANING;
      const state = { readiness, readinessSince: now, readinessById: staffMemberId };
      const room = unit.create(RoomEntity, { siteId, name, kind, equipment: [...new Set(equipment)], ...state });
      await unit.save(roomChanged(room));
      unit.create(RoomTransitionEntity, { roomId: room.id, toReadiness: readiness, at: now, byId: staffMemberId });
      return { __typename: 'CreateRoomSuccess', room };
    },
    { room_practice_id_site_id_name_key: () => roomNameTaken(context, input) },
  );
}

export async function roomNameTaken(
  context: Context,
  { name: written, siteId }: { name?: string | null; siteId: string },
) {
  const name = await keptSpelling(context, { table: 'room', column: 'name', written: written ?? '', siteId });
  return invalidInput(
    `The site has a room named "${name}" already; choose another input.name, or open that room again with updateRoom if it is closed.`,
    ['input', 'name'],
  );
}

export function tooManyRooms(argument: 'siteId' | 'isActive') {
  return invalidInput(
    `The site has ${mostRooms} open rooms, the most it can have; close one with updateRoom, or add the room to another site.`,
    ['input', argument],
  );
}
