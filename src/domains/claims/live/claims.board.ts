import { sql } from 'kysely';
import { anyOf } from '../../../database/sql/any-of.ts';
import {
  type Claim,
  type ClaimsPayload,
  type ClaimWatchFilter,
  LiveKind,
  type SubscriptionClaimsArgs,
} from '../../../generated/models.ts';
import { boardPayload } from '../../../live/course/board.ts';
import { boardCourse } from '../../../live/course/live-course.ts';
import { selectPage } from '../../../reading/selected/select-page.ts';
import { practiceIdOf } from '../../../request/practice-id-of.ts';
import type { Watches } from '../../../request/serves.ts';
import { findClaimEvents } from './find-claim-events.ts';
import { topicOf, watchedClaims } from './watched-claims.ts';

/** The most claims in a snapshot, as `@listSize` of its field says. */
const most = 500;
const order = [
  { property: 'inQueueSince', direction: 'asc' },
  { property: 'id', direction: 'asc' },
] as const;

/** Claims of a filter, by time in their worklist, each change with the events that made it. */
export const claims: Watches<SubscriptionClaimsArgs, ClaimsPayload> = {
  course: (_context, { filter }) => boardCourse(topicOf(filter)),
  payload: async (context, tick, { filter }, info) => {
    const practiceId = practiceIdOf(context);
    const { rows, ...payload } = await boardPayload(tick, (ids) =>
      selectPage<Claim>(context, info, (db) => claimsShown(practiceId, filter, ids).compile(db), order, [['claims']]),
    );
    const changes = await findClaimEvents(context, info, tick, filter, 'changes');
    const isComplete = rows.length <= most || payload.kind !== LiveKind.SNAPSHOT;
    return {
      ...payload,
      claims: isComplete ? rows : rows.slice(0, most),
      changes,
      isComplete,
    };
  },
};

function claimsShown(practiceId: string, filter: ClaimWatchFilter, ids: readonly string[] | undefined) {
  const conditions = [
    sql`claim.practice_id = ${practiceId}`,
    ...watchedClaims(filter),
    ...(ids ? [sql`claim.id = ${anyOf(ids)}`] : []),
  ];
  const all = sql.join(conditions, sql` and `);
  // One more than is shown says whether there are more.
  return sql`select claim.* from claim where ${all} order by in_queue_since, id ${ids ? sql`` : sql`limit ${most + 1}`}`;
}
