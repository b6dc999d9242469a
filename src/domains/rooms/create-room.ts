// Adds a room to a site; nobody knows yet whether it is clean.

import { newId } from '../../database/sql/new-id.ts';
import { type CreateRoomInput, type CreateRoomResult, RoomReadiness } from '../../generated/models.ts';
import { topics } from '../../live/log/topics.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput, unknownReference } from '../../writing/invalid-input.ts';
import { lockRow } from '../../writing/lock-row.ts';
import { write } from '../../writing/write.ts';
import { SiteEntity } from '../practice/site.entity.ts';
import { RoomEntity } from './room.entity.ts';
import { findRooms, mostRooms } from './room.queries.ts';
import { RoomTransitionEntity } from './room-transition.entity.ts';

export function createRoom(context: Context, input: CreateRoomInput): Promise<CreateRoomResult> {
  return write<CreateRoomResult>(
    context,
    'createRoom',
    async (unit) => {
      const { em, db, now, emit } = unit;
      const { practiceId, staffMemberId } = unit.principal;
      const { siteId, name, kind, equipment } = input;
      const ids = { practiceId, id: newId(), siteId };
      // Locked, so that two rooms added at once do not both find the last place.
      if (!(await lockRow(unit, SiteEntity, siteId))) return unknownReference('site', ['input', 'siteId']);
      if ((await findRooms(db, ids)).length >= mostRooms) return tooManyRooms();
      const readiness = RoomReadiness.NEEDS_CLEANING;
      const state = { readiness, readinessSince: now, readinessById: staffMemberId };
      const room = em.create(RoomEntity, { ...ids, name, kind, equipment: [...new Set(equipment)], ...state });
      await em.flush();
      em.create(RoomTransitionEntity, {
        ...{ practiceId, id: newId(), roomId: room.id },
        ...{ toReadiness: readiness, at: now, byId: staffMemberId },
      });
      emit({ type: 'ROOM_CHANGED', subjectId: room.id, topics: [topics.rooms(siteId)] });
      return { __typename: 'CreateRoomSuccess', room };
    },
    { room_practice_id_site_id_name_key: () => roomNameTaken(input.name) },
  );
}

export function roomNameTaken(name: string | null | undefined) {
  return invalidInput(`The site has a room named "${name}" already; choose another input.name.`, ['input', 'name']);
}

function tooManyRooms() {
  return invalidInput(`The site has ${mostRooms} rooms, the most it can have; add the room to another site.`, [
    'input',
    'siteId',
  ]);
}
