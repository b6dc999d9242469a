import { sql } from 'kysely';
import { anyOf } from '../../database/sql/any-of.ts';
import type { RowLoader } from '../../reading/row-loader.ts';
import { rowsOfEach } from '../../reading/rows-of-each.ts';
import { AdjustmentEntity } from './adjustment.entity.ts';
import { AdviceLineEntity } from './advice-line.entity.ts';
import { ProviderAdjustmentEntity } from './provider-adjustment.entity.ts';

/** PLBs of a remittance, in its order. */
export const providerAdjustmentsByRemittanceId = rowsOfEach(ProviderAdjustmentEntity, 'remittanceId', 'ordinal');

/** Lines of an advice, in its order. */
export const linesByAdviceId = rowsOfEach(AdviceLineEntity, 'adviceId', 'ordinal');

/** Adjustments of an advice and of its lines, in its order. */
export const adjustmentsByAdviceId = rowsOfEach(AdjustmentEntity, 'adviceId', 'ordinal');

/** How many claims are offered for an advice. */
const most = 5;

/** Ids of claims that an unmatched advice may be about, the likeliest first. */
export const candidatesByAdviceId: RowLoader<string, string[]> = {
  load: async (db, ids, practiceId) => {
    const { rows } = await sql<{ adviceId: string; claimId: string }>`
      select "adviceId", "claimId" from (
        select advice.id as "adviceId", claim.id as "claimId", row_number() over (partition by advice.id order by
          (coverage.member_id = advice.member_id)::int + (claim.service_date = advice.service_date)::int
            + (claim.total_cents = abs(advice.charged_cents))::int + coalesce(provider.npi = advice.provider_npi, false)::int desc,
          claim.service_date desc, claim.id) as place
        from advice
        join coverage on coverage.practice_id = ${practiceId}
        join claim on claim.practice_id = ${practiceId} and claim.coverage_id = coverage.id
        left join staff_member provider on provider.practice_id = ${practiceId} and provider.id = claim.provider_id
        where advice.practice_id = ${practiceId} and advice.id = ${anyOf([...ids])} and advice.status = 'UNMATCHED'
          and (coverage.member_id = advice.member_id
            or (claim.service_date = advice.service_date and claim.total_cents = abs(advice.charged_cents)))
      ) offered where place <= ${most} order by "adviceId", place`.execute(db);
    const byAdvice = Map.groupBy(rows, ({ adviceId }) => adviceId);
    return new Map([...byAdvice].map(([adviceId, found]) => [adviceId, found.map(({ claimId }) => claimId)]));
  },
};
