import { sql } from 'kysely';
import { anyOf } from '../../database/sql/any-of.ts';
import type { RowLoader } from '../../reading/row-loader.ts';
import type { ClaimEventRow } from './claim-event.entity.ts';
import type { ClaimLineRow } from './claim-line.entity.ts';
import type { ClaimVersionRow } from './claim-version.entity.ts';

const mostEvents = 100;

/** The latest events of each claim, in order. Each claim is a look-up in the index by claim and time. */
export const eventsByClaimId: RowLoader<string, ClaimEventRow[]> = {
  load: async (db, claimIds, practiceId) => {
    const rows = await db
      .selectFrom(sql<{ claimId: string }>`unnest(${claimIds}::uuid[])`.as<'asked'>(sql`asked (claim_id)`))
      .innerJoinLateral(
        (from) =>
          from
            .selectFrom('claim_event')
            .selectAll()
            .where('claim_event.practiceId', '=', practiceId)
            .where('claim_event.claimId', '=', sql<string>`asked.claim_id`)
            .orderBy('claim_event.at', 'desc')
            .orderBy('claim_event.id', 'desc')
            .limit(mostEvents)
            .as('claim_event'),
        (join) => join.onTrue(),
      )
      .selectAll('claim_event')
      .execute();
    return Map.groupBy((rows as ClaimEventRow[]).reverse(), ({ claimId }) => claimId);
  },
};

export const linesByClaimId: RowLoader<string, ClaimLineRow[]> = {
  load: async (db, claimIds, practiceId) => {
    const rows = await db
      .selectFrom('claim_line')
      .selectAll()
      .where('practiceId', '=', practiceId)
      .where('claimId', '=', anyOf(claimIds))
      .orderBy('claimId')
      .orderBy('position')
      .execute();
    return Map.groupBy(rows as ClaimLineRow[], ({ claimId }) => claimId);
  },
};

export const versionsByClaimId: RowLoader<string, ClaimVersionRow[]> = {
  load: async (db, claimIds, practiceId) => {
    const rows = await db
      .selectFrom('claim_version')
      .selectAll()
      .where('practiceId', '=', practiceId)
      .where('claimId', '=', anyOf(claimIds))
      .orderBy('claimId')
      .orderBy('number')
      .execute();
    return Map.groupBy(rows as ClaimVersionRow[], ({ claimId }) => claimId);
  },
};
