import { sql } from 'kysely';
import { moveRoom } from '../../src/domains/rooms/gives/move-room.ts';
import { RoomEntity, type RoomRow } from '../../src/domains/rooms/room.entity.ts';
import { AuditAction, AuditCategory, RoomReadiness } from '../../src/generated/models.ts';
import type { App } from '../../src/server/app.ts';
import { isRefusal } from '../../src/writing/unit.ts';
import { write } from '../../src/writing/write.ts';
import type { Office } from '../office/furnish-office.ts';
import { managerContext } from '../office/manager-context.ts';

export const sides = ['without events', 'with events', 'NOTIFY in the transaction'] as const;
export type Side = (typeof sides)[number];

/** The channel on which the NOTIFY side publishes its changes. */
export const channel = 'room_changed';

/** One write as the application makes them: a room changes its readiness, which is noted, and audited as if it concerned a patient. */
export async function writeRoom(app: App, side: Side, office: Office, roomId: string): Promise<void> {
  await write(managerContext(app, office), 'changeRoomReadiness', async (unit) => {
    const room = await unit.lock(RoomEntity, roomId);
    if (isRefusal(room)) throw new Error('The room is not there.');
    const event = moveRoom(unit, room, { to: other(room) });
    await unit.save(...(side === 'with events' ? [event] : []));
    const { id, version } = room;
    const category = AuditCategory.VISITS;
    unit.record(AuditAction.UPDATE, { type: 'Visit', id, version, patientId: office.siteId, category });
    if (side === 'NOTIFY in the transaction') {
      await sql`select pg_notify(${channel}, ${JSON.stringify({ practiceId: office.practiceId, roomId })})`.execute(
        unit.db,
      );
    }
    return { __typename: 'ChangeRoomReadinessSuccess' };
  });
}

function other({ readiness }: RoomRow): RoomReadiness {
  return readiness === RoomReadiness.READY ? RoomReadiness.NEEDS_CLEANING : RoomReadiness.READY;
}
