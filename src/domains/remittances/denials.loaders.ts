import { sql } from 'kysely';
import { anyOf } from '../../database/sql/any-of.ts';
import type { Reader } from '../../database/sql/reader.ts';
import type { RowLoader } from '../../reading/row-loader.ts';
import type { AdviceRow } from './advice.entity.ts';
import { denialCategory } from './denial-category.ts';
import type { RemittanceRow } from './remittance.entity.ts';
import { adjustmentsByAdviceId, linesByAdviceId } from './remittance.loaders.ts';

/** The denials of the latest decision about a claim, by its lines, or as a whole. */
export const denialsByClaimId: RowLoader<string, DeniedPart[]> = {
  load: async (db, claimIds, practiceId, reads) => {
    const decisions = await findLatest(db, claimIds, practiceId);
    const adviceIds = decisions.map(({ id }) => id);
    const lines = await linesByAdviceId.load(db, adviceIds, practiceId, reads);
    const adjustments = await adjustmentsByAdviceId.load(db, adviceIds, practiceId, reads);
    return new Map(
      decisions.map((advice) => {
        const denied = (lines.get(advice.id) ?? []).filter(({ isDenied }) => isDenied);
        const reasons = adjustments.get(advice.id) ?? [];
        const parts = denied.map(({ id, ordinal, code, chargedCents, remarks }) => ({
          ...{ line: ordinal, code, charged: chargedCents },
          codes: codesOf(
            reasons.filter(({ adviceLineId }) => !adviceLineId || adviceLineId === id),
            [...remarks, ...advice.remarks],
          ),
        }));
        const whole = { line: null, code: null, charged: advice.chargedCents, codes: advice.codes };
        return [advice.claimId, (parts.length > 0 ? parts : [whole]).map((part) => denialOf(advice, part))];
      }),
    );
  },
};

/** A line that was denied, or the claim as a whole. */
export interface DeniedPart {
  advice: Latest;
  category: ReturnType<typeof denialCategory>;
  decidedOn: RemittanceRow['paidOn'];
  codes: string[];
  line: number | null;
  code: string | null;
  charged?: AdviceRow['chargedCents'];
}

type Latest = AdviceRow & { claimId: string; paidOn: RemittanceRow['paidOn'] };

async function findLatest(db: Reader, claimIds: readonly string[], practiceId: string): Promise<Latest[]> {
  const rows = await db
    .selectFrom('advice')
    .innerJoin('remittance', (join) =>
      join.onRef('remittance.id', '=', 'advice.remittanceId').on('remittance.practiceId', '=', practiceId),
    )
    .selectAll('advice')
    .select('remittance.paidOn')
    .where('advice.practiceId', '=', practiceId)
    .where('advice.claimId', '=', anyOf(claimIds))
    .where('advice.reportedStatus', 'is not', null)
    .orderBy('remittance.paidOn')
    .orderBy('advice.receivedAt')
    .orderBy(sql`advice.payer_status = '22'`, 'desc')
    .orderBy('advice.id')
    .execute();
  const latest = new Map((rows as Latest[]).map((row) => [row.claimId, row]));
  return [...latest.values()].filter(({ reportedStatus }) => denying.has(reportedStatus ?? ''));
}

const denying: ReadonlySet<string> = new Set(['DENIED', 'PARTLY_PAID']);

function codesOf(reasons: readonly { groupCode: string; reason: string }[], remarks: readonly string[]): string[] {
  const codes = reasons
    .filter(({ reason }) => reason !== '45')
    .map(({ groupCode, reason }) => `${groupCode}-${reason}`);
  return [...new Set([...codes, ...remarks])];
}

function denialOf(advice: Latest, part: Pick<DeniedPart, 'codes' | 'line' | 'code' | 'charged'>): DeniedPart {
  return { ...part, advice, category: denialCategory(part.codes), decidedOn: advice.paidOn };
}
