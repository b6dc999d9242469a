import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Reader } from '../../src/database/reader.ts';
import { appendEvents } from '../../src/live/append-events.ts';
import { topics } from '../../src/live/topics.ts';
import type { Desk } from './furnish.ts';

export const sides = ['without events', 'with events', 'NOTIFY in the transaction'] as const;
export type Side = (typeof sides)[number];

/** The channel that the NOTIFY side tells its changes on. */
export const channel = 'room_changed';

/**
 * One small write as the application makes them: the practice is set, a room changes its readiness, the change is noted and audited. The sides differ only
 * in the last statement before commit.
 */
export function writeOnce(
  db: Kysely<unknown>,
  side: Side,
  { practiceId, siteId, roomId, patientId }: Desk,
): Promise<void> {
  const entryId = randomUUID();
  return db.transaction().execute(async (unit) => {
    await sql`select set_config('foyer.practice', ${practiceId}, true)`.execute(unit);
    await sql`update room set readiness = case readiness when 'READY' then 'NEEDS_CLEANING' else 'READY' end,
      readiness_since = now(), version = version + 1 where practice_id = ${practiceId} and id = ${roomId}`.execute(
      unit,
    );
    await sql`insert into room_transition (practice_id, id, room_id, to_readiness, at)
      values (${practiceId}, ${randomUUID()}, ${roomId}, 'READY', now())`.execute(unit);
    await sql`insert into audit_entry (practice_id, id, principal, action, categories, operation, outcome, entities)
      values (${practiceId}, ${entryId}, 'STAFF', 'UPDATE', '{VISITS}', 'changeRoomReadiness', 'SUCCESS', ${[roomId]})`.execute(
      unit,
    );
    await sql`insert into audit_entry_patient (practice_id, patient_id, entry_id)
      values (${practiceId}, ${patientId}, ${entryId})`.execute(unit);
    if (side === 'with events') {
      const event = { type: 'ROOM_CHANGED' as const, subjectId: roomId, topics: [topics.rooms(siteId)] };
      await appendEvents(unit as unknown as Reader, practiceId, [event]);
    }
    if (side === 'NOTIFY in the transaction') {
      await sql`select pg_notify(${channel}, ${JSON.stringify({ practiceId, roomId })})`.execute(unit);
    }
  });
}
