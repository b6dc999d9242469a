// Counts the worklists of claims.

import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/sql/reader.ts';
import {
  ClaimQueue,
  type ClaimQueueCount,
  type ClaimQueuesFilter,
  type QueryClaimQueuesArgs,
} from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { practiceIdOf } from '../../request/practice-id-of.ts';
import { queueOf } from './status/place-claim.ts';

export async function claimQueues(context: Context, { filter }: QueryClaimQueuesArgs): Promise<ClaimQueueCount[]> {
  return countQueues(await context.request.reads.reader(), practiceIdOf(context), filter ?? {});
}

interface CountedRow {
  queue: ClaimQueue;
  status: Parameters<typeof queueOf>[0]['status'];
  isOverdue: boolean;
  isContradictory: boolean;
  isSnoozed: boolean;
  count: number;
  cents: string;
  oldest: string | null;
}

/** Every worklist with its figures, in the order of the schema. A claim that is put off counts for the list it comes back to. */
export async function countQueues(
  db: Reader,
  practiceId: string,
  filter: ClaimQueuesFilter,
): Promise<ClaimQueueCount[]> {
  const { rows } = await sql<CountedRow>`
    select queue, status, is_overdue as "isOverdue", is_contradictory as "isContradictory",
      snoozed_until is not null as "isSnoozed", count(*)::int as count, sum(total_cents)::text as cents,
      min(in_queue_since) as oldest
    from claim
    where practice_id = ${practiceId}${sql.join(conditionsOf(filter), sql``)}
    group by 1, 2, 3, 4, 5`.execute(db);
  return Object.values(ClaimQueue).map((queue) => {
    const there = rows.filter((row) => !row.isSnoozed && row.queue === queue);
    const back = rows.filter((row) => row.isSnoozed && queueOf({ ...row, snoozedUntil: null }) === queue);
    const since = there.flatMap(({ oldest }) => (oldest === null ? [] : [new Date(oldest).getTime()]));
    return {
      queue,
      count: sum(there),
      total: there.reduce((cents, row) => cents + BigInt(row.cents), 0n),
      oldestSince: since.length > 0 ? new Date(Math.min(...since)) : null,
      snoozed: sum(back),
    };
  });
}

const sum = (rows: readonly CountedRow[]): number => rows.reduce((total, { count }) => total + count, 0);

function conditionsOf({ assigneeId, payerId, providerId, siteId }: ClaimQueuesFilter): RawBuilder<unknown>[] {
  const columns = { assignee_id: assigneeId, payer_id: payerId, provider_id: providerId, site_id: siteId };
  return Object.entries(columns).flatMap(([column, id]) => (id ? [sql` and ${sql.raw(column)} = ${id}`] : []));
}
