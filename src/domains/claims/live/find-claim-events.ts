import type { GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import { anyOf } from '../../../database/sql/any-of.ts';
import type { ClaimEvent, ClaimWatchFilter } from '../../../generated/models.ts';
import type { LiveTick } from '../../../live/course/live-tick.ts';
import { selectPage } from '../../../reading/selected/select-page.ts';
import type { Context } from '../../../request/context.ts';
import { practiceIdOf } from '../../../request/practice-id-of.ts';
import { watchedEvents } from './watched-claims.ts';

const order = [
  { property: 'at', direction: 'asc' },
  { property: 'id', direction: 'asc' },
] as const;

/** The watched events of a tick, in the order of their commits, as far as the field selects them. */
export async function findClaimEvents(
  context: Context,
  info: GraphQLResolveInfo,
  { events }: LiveTick,
  filter: ClaimWatchFilter,
  field: string,
): Promise<ClaimEvent[]> {
  const ids = events.flatMap(({ detailId }) => detailId ?? []);
  if (ids.length === 0) return [];
  const practiceId = practiceIdOf(context);
  const conditions = [
    sql`claim_event.practice_id = ${practiceId}`,
    sql`claim_event.id = ${anyOf(ids)}`,
    ...watchedEvents(filter, practiceId),
  ];
  const rows = await selectPage<ClaimEvent>(
    context,
    info,
    (db) => sql`select claim_event.* from claim_event where ${sql.join(conditions, sql` and `)}`.compile(db),
    order,
    [[field]],
  );
  const places = new Map(ids.map((id, place) => [id, place]));
  return rows.toSorted((one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0));
}
