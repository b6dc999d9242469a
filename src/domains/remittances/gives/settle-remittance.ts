// Keeps the end of a remittance, and says whether it is sound as a whole.

import { sql } from 'kysely';
import type { RemittanceEnd } from '../../../edi/remittance/remittance.ts';
import { AdviceStatus, HoldReason, RemittanceStatus } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { ProviderAdjustmentEntity } from '../provider-adjustment.entity.ts';
import type { RemittanceRow } from '../remittance.entity.ts';

/** All claims of the remittance were kept before. */
export async function settleRemittance(
  unit: WriteUnit,
  remittance: RemittanceRow,
  { providerAdjustments }: RemittanceEnd,
): Promise<void> {
  for (const [index, { fiscalPeriodEnd, ...adjustment }] of providerAdjustments.entries()) {
    const owner = { remittanceId: remittance.id, ordinal: index + 1, periodEnd: fiscalPeriodEnd };
    unit.create(ProviderAdjustmentEntity, { ...owner, ...adjustment });
  }
  await unit.save();
  await placeRemittance(unit, remittance);
}

interface Sums {
  advices: number;
  open: number;
  paid: number | null;
  missing: number;
  payers: string[];
}

/** Where a remittance stands by what it holds now: as it is read, and again when one of its advices finds its claim. */
export async function placeRemittance(unit: WriteUnit, remittance: RemittanceRow): Promise<void> {
  const { practiceId, db } = unit;
  const { rows } = await sql<Sums>`
    select count(*)::int as advices, (sum(advice.paid_cents))::float8 as paid,
      (count(*) filter (where advice.paid_cents is null))::int as missing,
      (count(*) filter (where advice.status in (${AdviceStatus.UNMATCHED}, ${AdviceStatus.HELD})))::int as open,
      coalesce(array_agg(distinct claim.payer_id::text) filter (where claim.payer_id is not null), '{}') as payers
    from advice
    left join claim on claim.practice_id = ${practiceId} and claim.id = advice.claim_id
    where advice.practice_id = ${practiceId} and advice.remittance_id = ${remittance.id}`.execute(db);
  const taken = await sql<{ cents: number }>`
    select coalesce(sum(cents), 0)::float8 as cents from provider_adjustment
    where practice_id = ${practiceId} and remittance_id = ${remittance.id}`.execute(db);
  const [sums] = rows;
  if (!sums) return;
  const difference = (sums.paid ?? 0) - (taken.rows[0]?.cents ?? 0) - remittance.paidCents;
  remittance.adviceCount = sums.advices;
  remittance.payerId = sums.payers.length === 1 ? (sums.payers[0] ?? null) : null;
  remittance.differenceCents = sums.missing > 0 ? null : difference;
  remittance.heldFor = holdOf(sums, difference);
  remittance.status = remittance.heldFor ? RemittanceStatus.HELD : RemittanceStatus.READY;
  await unit.save();
}

function holdOf({ missing, open }: Sums, difference: number): HoldReason | null {
  if (missing > 0) return HoldReason.AMOUNT_MISSING;
  if (difference !== 0) return HoldReason.TRANSFER_BALANCE;
  return open > 0 ? HoldReason.ADVICES : null;
}
