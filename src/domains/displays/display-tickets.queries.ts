import { sql } from 'kysely';
import type { DisplayPrincipal } from '../../access/principal.ts';
import type { Reader } from '../../database/sql/reader.ts';
import { DisplayStage, type DisplayTicket, VisitStage } from '../../generated/models.ts';
import { callEstimate, mostWaits } from './call-estimate.ts';

const mostShown = 200;

const stages = new Map([
  [VisitStage.WAITING, DisplayStage.WAITING],
  [VisitStage.CALLED, DisplayStage.CALLED],
  [VisitStage.IN_ROOM, DisplayStage.IN_ROOM],
  [VisitStage.INTAKE, DisplayStage.IN_ROOM],
  [VisitStage.READY_FOR_PROVIDER, DisplayStage.IN_ROOM],
  [VisitStage.WITH_PROVIDER, DisplayStage.IN_ROOM],
]);

/** A visit that was never ended is off the screens after this, and stays on the board of the waiting room. */
const longestMs = 24 * 60 * 60_000;

/** Visits that arrived before this are not shown. */
export const shownSince = (at: Date) => new Date(at.getTime() - longestMs);

/**
 * The tickets that a site's displays show: of visits that go on, also over midnight. Names its columns one by one: a
 * display's role may read no others.
 */
export async function findDisplayTickets(db: Reader, display: DisplayPrincipal, at: Date): Promise<DisplayTicket[]> {
  const { shows, showsEstimate } = display.chosen.settings;
  const isEstimated = showsEstimate && shows.includes(DisplayStage.WAITING);
  const [rows, waits] = await Promise.all([
    findRows(db, display, shownSince(at)),
    isEstimated ? findWaits(db, display, shownSince(at)) : [],
  ]);
  return rows.map(({ ticket, stage, calledAt, arrivedAt, room, place }) => {
    const shown = stages.get(stage) ?? DisplayStage.WAITING;
    const known = { ticket, stage: shown, since: arrivedAt };
    if (shown !== DisplayStage.WAITING) return { ...known, room, calledAt, place: null, estimate: null };
    const estimate = isEstimated ? callEstimate(waits, arrivedAt, at) : null;
    return { ...known, room: null, calledAt: null, place: isEstimated ? Number(place) : null, estimate };
  });
}

function findRows(db: Reader, { practiceId, siteId, chosen }: DisplayPrincipal, since: Date) {
  const isCalled = sql<boolean>`visit.stage = ${VisitStage.CALLED}`;
  const isWaiting = sql<boolean>`visit.stage = ${VisitStage.WAITING}`;
  const { shows } = chosen.settings;
  return db
    .selectFrom('visit')
    .leftJoin('room', (join) => join.on('room.practiceId', '=', practiceId).onRef('room.id', '=', 'visit.roomId'))
    .select(['visit.ticket', 'visit.stage', 'visit.calledAt', 'visit.arrivedAt', 'room.name as room'])
    .select(
      sql<string>`row_number() over (partition by ${isWaiting}, visit.provider_id
        order by visit.arrived_at, visit.id)`.as('place'),
    )
    .where('visit.practiceId', '=', practiceId)
    .where('visit.siteId', '=', siteId)
    .where('visit.arrivedAt', '>', since)
    .where('visit.endedAt', 'is', null)
    .where(
      'visit.stage',
      'in',
      [...stages].filter(([, shown]) => shows.includes(shown)).map(([stage]) => stage),
    )
    .orderBy(isCalled, 'desc')
    .orderBy(sql`case when ${isCalled} then visit.called_at end`, 'desc')
    .orderBy('visit.arrivedAt')
    .orderBy('visit.id')
    .limit(mostShown)
    .execute();
}

/** How long those waited who were brought into a room in the last day, the latest ones, in milliseconds. */
async function findWaits(db: Reader, { practiceId, siteId }: DisplayPrincipal, since: Date): Promise<number[]> {
  const rows = await db
    .selectFrom('visit')
    .select(['visit.arrivedAt', 'visit.firstRoomedAt'])
    .where('visit.practiceId', '=', practiceId)
    .where('visit.siteId', '=', siteId)
    .where('visit.arrivedAt', '>', since)
    .where('visit.firstRoomedAt', 'is not', null)
    .orderBy('visit.firstRoomedAt', 'desc')
    .limit(mostWaits)
    .execute();
  return rows.map(({ arrivedAt, firstRoomedAt }) => (firstRoomedAt ?? arrivedAt).getTime() - arrivedAt.getTime());
}
