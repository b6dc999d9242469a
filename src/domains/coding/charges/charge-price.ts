import type { Reader } from '../../../database/sql/reader.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { applicableFee } from '../applicable-fee.ts';
import type { ChargeRow } from '../charge.entity.ts';

/** The plan that is asked first to pay, and its payer; null for a patient without one. */
export interface FirstPayer {
  payerId: string | null;
  planId: string | null;
}

const nobody: FirstPayer = { payerId: null, planId: null };

/** The plan of the patient's first coverage on a day. */
export async function findFirstPayer(
  { db, practiceId }: WriteUnit,
  patientId: string,
  on: string,
): Promise<FirstPayer> {
  const found = await db
    .selectFrom('coverage')
    .innerJoin('plan', 'plan.id', 'coverage.planId')
    .select(['plan.id as planId', 'plan.payerId'])
    .where('coverage.practiceId', '=', practiceId)
    .where('plan.practiceId', '=', practiceId)
    .where('coverage.patientId', '=', patientId)
    .where('coverage.rank', '=', 1)
    .where('coverage.validFrom', '<=', on)
    .where((either) => either.or([either('coverage.validUntil', 'is', null), either('coverage.validUntil', '>=', on)]))
    .executeTakeFirst();
  return found ?? nobody;
}

type Priced = Pick<ChargeRow, 'code' | 'modifiers' | 'units' | 'serviceDate'>;

/** The price of all units of a charge in cents; 0 where no schedule has its code. */
export async function chargePrice({ db, practiceId }: WriteUnit, payer: FirstPayer, charge: Priced): Promise<number> {
  const priceCents = await unitPrice(db, practiceId, payer, charge);
  return Math.round(priceCents * charge.units);
}

/** The price for the first of the modifiers that has one of its own, else the one without. */
async function unitPrice(db: Reader, practiceId: string, payer: FirstPayer, charge: Priced): Promise<number> {
  const { code, serviceDate: on } = charge;
  for (const modifier of charge.modifiers) {
    const fee = await applicableFee(db, practiceId, { code, modifier, on, ...payer });
    if (fee?.modifier) return Number(fee.priceCents);
  }
  return Number((await applicableFee(db, practiceId, { code, modifier: null, on, ...payer }))?.priceCents ?? 0);
}
