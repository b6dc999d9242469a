import type { GraphQLResolveInfo } from 'graphql';
import type { Statement } from '../../database/connection/statement-batch.ts';
import { anyOf } from '../../database/sql/any-of.ts';
import type { Reader } from '../../database/sql/reader.ts';
import type { SubscriptionWaitingRoomArgs, WaitingRoomPayload } from '../../generated/models.ts';
import { boardPayload } from '../../live/course/board.ts';
import type { LiveTick } from '../../live/course/live-tick.ts';
import type { OrderKey } from '../../reading/selected/joined-statement.ts';
import { selectPage } from '../../reading/selected/select-page.ts';
import type { Context } from '../../request/context.ts';
import { practiceIdOf } from '../../request/practice-id-of.ts';
import type { VisitRow } from './visit.entity.ts';

const mostVisits = 1000;
const byArrival: readonly OrderKey[] = [
  { property: 'arrivedAt', direction: 'asc' },
  { property: 'id', direction: 'asc' },
];

/** What the waiting-room board of a site shows next. */
export async function waitingRoomPayload(
  context: Context,
  tick: LiveTick,
  { siteId }: SubscriptionWaitingRoomArgs,
  info: GraphQLResolveInfo,
): Promise<WaitingRoomPayload> {
  const practiceId = practiceIdOf(context);
  const { rows, ...payload } = await boardPayload(tick, (ids) =>
    selectPage<VisitRow>(context, info, (db) => visitsHere(db, { practiceId, siteId }, ids), byArrival, ['visits']),
  );
  return { ...payload, visits: rows };
}

/** Visits at a site that are not over, by arrival. */
function visitsHere(
  db: Reader,
  { practiceId, siteId }: Pick<VisitRow, 'practiceId' | 'siteId'>,
  ids?: readonly string[],
): Statement {
  let query = db
    .selectFrom('visit')
    .selectAll()
    .where('practiceId', '=', practiceId)
    .where('siteId', '=', siteId)
    .where('endedAt', 'is', null);
  if (ids) query = query.where('id', '=', anyOf(ids));
  return query.orderBy('arrivedAt').orderBy('id').limit(mostVisits).compile();
}
