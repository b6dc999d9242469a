import type { Context } from '../../context.ts';
import { anyOf } from '../../database/any-of.ts';
import type { Reader } from '../../database/reader.ts';
import type { SubscriptionWaitingRoomArgs, WaitingRoomPayload } from '../../generated/models.ts';
import { boardPayload } from '../../live/board.ts';
import type { LiveTick } from '../../live/live-tick.ts';
import { practiceIdOf } from '../../query/row-loader.ts';
import type { VisitRow } from './visit.entity.ts';

const mostVisits = 1000;

/** What the waiting-room board of a site shows next. */
export async function waitingRoomPayload(
  context: Context,
  tick: LiveTick,
  { siteId }: SubscriptionWaitingRoomArgs,
): Promise<WaitingRoomPayload> {
  const practiceId = practiceIdOf(context);
  const { rows, ...payload } = await boardPayload(context, tick, (db, ids) =>
    findVisitsHere(db, { practiceId, siteId }, ids),
  );
  return { ...payload, visits: rows };
}

/** Visits at a site that are not over, by arrival. */
async function findVisitsHere(
  db: Reader,
  { practiceId, siteId }: Pick<VisitRow, 'practiceId' | 'siteId'>,
  ids?: readonly string[],
): Promise<VisitRow[]> {
  let query = db
    .selectFrom('visit')
    .selectAll()
    .where('practiceId', '=', practiceId)
    .where('siteId', '=', siteId)
    .where('endedAt', 'is', null);
  if (ids) query = query.where('id', '=', anyOf(ids));
  const rows = await query.orderBy('arrivedAt').orderBy('id').limit(mostVisits).execute();
  return rows as VisitRow[];
}
