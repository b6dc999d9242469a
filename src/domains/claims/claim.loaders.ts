import { sql } from 'kysely';
import type { RowLoader } from '../../reading/row-loader.ts';
import { rowsOfEach } from '../../reading/rows-of-each.ts';
import type { ClaimEventRow } from './claim-event.entity.ts';
import { ClaimLineEntity } from './claim-line.entity.ts';
import { ClaimVersionEntity } from './claim-version.entity.ts';

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

export const linesByClaimId = rowsOfEach(ClaimLineEntity, 'claimId', 'position');

export const versionsByClaimId = rowsOfEach(ClaimVersionEntity, 'claimId', 'number');
