import { sql } from 'kysely';
import type { DisplayPrincipal } from '../../access/principal.ts';
import type { Reader } from '../../database/sql/reader.ts';
import { DisplayStage, type DisplayTicket, VisitStage } from '../../generated/models.ts';

const mostShown = 200;

const stages = new Map([
  [VisitStage.WAITING, DisplayStage.WAITING],
  [VisitStage.CALLED, DisplayStage.CALLED],
  [VisitStage.IN_ROOM, DisplayStage.IN_ROOM],
  [VisitStage.INTAKE, DisplayStage.IN_ROOM],
  [VisitStage.READY_FOR_PROVIDER, DisplayStage.IN_ROOM],
  [VisitStage.WITH_PROVIDER, DisplayStage.IN_ROOM],
]);

/** A visit that goes on for longer leaves the screen, and stays on the staff's board. */
const longestMs = 24 * 60 * 60_000;

/**
 * The tickets that a site's displays show: of visits that go on, also over midnight. Names its columns one by one: a
 * display's role may read no others.
 */
export async function findDisplayTickets(
  db: Reader,
  { practiceId, siteId }: DisplayPrincipal,
  now: Date,
): Promise<DisplayTicket[]> {
  const isCalled = sql<boolean>`visit.stage = ${VisitStage.CALLED}`;
  const rows = await db
    .selectFrom('visit')
    .leftJoin('room', (join) => join.on('room.practiceId', '=', practiceId).onRef('room.id', '=', 'visit.roomId'))
    .select(['visit.ticket', 'visit.stage', 'visit.calledAt', 'visit.arrivedAt', 'room.name as room'])
    .where('visit.practiceId', '=', practiceId)
    .where('visit.siteId', '=', siteId)
    .where('visit.arrivedAt', '>', new Date(now.getTime() - longestMs))
    .where('visit.endedAt', 'is', null)
    .where('visit.stage', 'in', [...stages.keys()])
    .orderBy(isCalled, 'desc')
    .orderBy(sql`case when ${isCalled} then visit.called_at end`, 'desc')
    .orderBy('visit.arrivedAt')
    .orderBy('visit.id')
    .limit(mostShown)
    .execute();
  return rows.map(({ ticket, stage, calledAt, arrivedAt, room }) => {
    const shown = stages.get(stage) ?? DisplayStage.WAITING;
    const isWaiting = shown === DisplayStage.WAITING;
    return {
      ticket,
      stage: shown,
      room: isWaiting ? null : room,
      calledAt: isWaiting ? null : calledAt,
      since: arrivedAt,
    };
  });
}
