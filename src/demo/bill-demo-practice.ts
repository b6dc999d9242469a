import { newId } from '../database/sql/new-id.ts';
import type { Reader } from '../database/sql/reader.ts';
import { EdiTransaction, EdiTransport, EdiUsage } from '../generated/models.ts';
import { daysAfter } from './claims/demo-days.ts';

/** Prices of codes of HCPCS Level II, in cents: the demo has no codes of the American Medical Association. */
export const demoFees: Readonly<Record<string, number>> = {
  G0438: 19_500,
  G0439: 13_200,
  G0444: 2_400,
  G0447: 3_100,
  G0008: 3_600,
  Q2039: 2_150,
  J3420: 1_850,
  G0463: 14_800,
};

/** Charges that a visit of the type begins with. */
const usualCharges: Readonly<Record<string, readonly string[]>> = {
  'Follow-up': ['G0463'],
  'New patient': ['G0438'],
  Vaccination: ['G0008', 'Q2039'],
};

/**
 * The first day on which payers take each transaction. Questions about claims begin at least a day later: claims of the
 * demo's past are overdue, and a new demo would ask about them at once.
 */
const enrolments = (now: Date): readonly (readonly [EdiTransaction, string])[] => [
  [EdiTransaction.PROFESSIONAL_CLAIM, '2026-01-01'],
  [EdiTransaction.ELIGIBILITY, '2026-01-01'],
  [EdiTransaction.CLAIM_STATUS, daysAfter(now.toISOString().slice(0, 10), 2)],
];

/**
 * A clearinghouse that takes files for trials only, the ways to it, and prices. Its answers come within
 * seconds: `npm run clearinghouse` plays it. Returns its id.
 */
export async function billDemoPractice(db: Reader, practiceId: string, payerIds: readonly string[]): Promise<string> {
  const clearinghouseId = newId();
  await db
    .insertInto('clearinghouse')
    .values({
      ...{ practiceId, id: clearinghouseId, name: 'Harbor Clearing', transport: EdiTransport.FOLDER },
      ...{ sender: 'HARBORSTREET', receiver: 'HARBORCLEARING', usage: EdiUsage.TEST, largestBatch: 2_000 },
      ...{ fileAnswerSeconds: 60, claimAnswerSeconds: 120, version: 1 },
    })
    .execute();
  const routes = payerIds.flatMap((payerId, place) =>
    enrolments(new Date()).map(([transaction, enrolledFrom]) => ({
      ...{ practiceId, id: newId(), payerId, clearinghouseId, transaction, enrolledFrom },
      ...{ payerNumber: String(60_001 + place), version: 1 },
    })),
  );
  await db.insertInto('payer_route').values(routes).execute();
  const feeScheduleId = newId();
  await db.insertInto('fee_schedule').values({ practiceId, id: feeScheduleId, validFrom: '2026-01-01' }).execute();
  const rows = Object.entries(demoFees).map(([code, priceCents]) => ({
    ...{ practiceId, id: newId(), feeScheduleId, code, priceCents },
  }));
  await db.insertInto('fee').values(rows).execute();
  for (const [name, codes] of Object.entries(usualCharges))
    await db
      .updateTable('visit_type')
      .set({ usualCharges: codes.map((code) => ({ code, modifiers: [], units: 1 })) })
      .where('practiceId', '=', practiceId)
      .where('name', '=', name)
      .execute();
  return clearinghouseId;
}
