import { sql } from 'kysely';
import type { Reader } from '../../database/sql/reader.ts';
import type { Advice } from '../../edi/remittance/remittance.ts';
import type { AdviceRow } from './advice.entity.ts';

/** A payment that a reversal may take back. */
export type Reversible = Pick<AdviceRow, 'pcn' | 'payerControlNumber' | 'chargedCents' | 'paidCents'>;

const reversal = '22';

/** Payments of the claims that these advices take back, from before and from the same remittance. */
export async function findReversible(
  db: Reader,
  practiceId: string,
  advices: readonly Advice[],
): Promise<readonly Reversible[]> {
  const reversals = advices.filter(({ status }) => status === reversal);
  if (reversals.length === 0) return [];
  const earlier = await findReversibleBy(
    db,
    practiceId,
    reversals.flatMap(({ payerControlNumber }) => payerControlNumber ?? []),
  );
  const together = advices.filter(({ status }) => status !== reversal);
  return [
    ...earlier,
    ...together.map(({ patientControlNumber: pcn, payerControlNumber, charge, paid }) => ({
      ...{ pcn, payerControlNumber, chargedCents: charge, paidCents: paid },
    })),
  ];
}

/** Payments under these numbers of the payer. */
export function findReversibleBy(
  db: Reader,
  practiceId: string,
  payerControlNumbers: readonly string[],
): Promise<readonly Reversible[]> {
  return db
    .selectFrom('advice')
    .select(['pcn', 'payerControlNumber', 'chargedCents', 'paidCents'])
    .where('practiceId', '=', practiceId)
    .where('payerControlNumber', '=', sql<string>`any(${payerControlNumbers}::text[])`)
    .where('payerStatus', '<>', reversal)
    .execute();
}
