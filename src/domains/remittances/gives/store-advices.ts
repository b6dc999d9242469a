// Keeps advices of a remittance with their lines and adjustments, and has their decisions recorded.

import type { Advice } from '../../../edi/remittance/remittance.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { adjudicate } from '../../claims/gives/adjudicate.ts';
import { AdjustmentEntity } from '../adjustment.entity.ts';
import { AdviceEntity, type AdviceRow } from '../advice.entity.ts';
import { factsOf, type LineFacts, lineFactsOf } from '../advice-facts.ts';
import { AdviceLineEntity } from '../advice-line.entity.ts';
import { claimsMeant, type MeantClaim } from '../claims-meant.ts';
import { decidedBy } from '../decided-status.ts';
import { decisionOf } from '../decision.ts';
import { findReversible, type Reversible } from '../find-reversible.ts';
import { matchLines, paidLineOf } from '../matched-lines.ts';
import { placeAdvice } from '../place-advice.ts';
import type { RemittanceRow } from '../remittance.entity.ts';

export async function storeAdvices(
  unit: WriteUnit,
  remittance: RemittanceRow,
  advices: readonly Advice[],
): Promise<void> {
  const meant = await claimsMeant(unit.db, unit.practiceId, remittance.paidOn, advices);
  const reversible = await findReversible(unit.db, unit.practiceId, advices);
  const kept = advices.map((advice) => keepAdvice(unit, remittance, advice, meant.get(advice) ?? null, reversible));
  // A row is there before those that name it.
  await unit.save();
  const adjusted = kept.flatMap((one) => keepLines(unit, one));
  await unit.save();
  for (const { of, ...adjustment } of adjusted) unit.create(AdjustmentEntity, { ...of, ...adjustment });
  await unit.save();
  await adjudicate(
    unit,
    kept.flatMap(({ row }) => decisionOf(remittance, row) ?? []),
  );
}

interface Kept {
  row: AdviceRow;
  advice: Advice;
  lines: readonly LineFacts[];
}

function keepAdvice(
  unit: WriteUnit,
  remittance: RemittanceRow,
  advice: Advice,
  meant: MeantClaim | null,
  reversible: readonly Reversible[],
): Kept {
  const decided = decidedBy(advice);
  const facts = factsOf(advice);
  const matches = matchLines(advice.lines.map(paidLineOf), meant?.lines ?? []);
  const lines = advice.lines.map((line, index) => lineFactsOf(line, advice, matches[index]));
  const row = unit.create(AdviceEntity, {
    ...{ ...facts, remittanceId: remittance.id, receivedAt: remittance.receivedAt },
    ...{ reportedStatus: decided.status, codes: [...decided.codes] },
    ...{ claimId: meant?.claimId ?? null, patientId: meant?.patientId ?? null },
    versionNumber: meant?.versionNumber ?? null,
    ...placeAdvice({ facts, lines, meant, reversible }),
  });
  return { row, advice, lines };
}

/** Keeps the lines; the answer is the adjustments of the advice and of its lines, in the order of the file. */
function keepLines(unit: WriteUnit, { row, advice, lines }: Kept) {
  const ofLines = advice.lines.flatMap(({ adjustments }, index) => {
    const facts = lines[index];
    if (!facts) return [];
    const { id } = unit.create(AdviceLineEntity, { adviceId: row.id, ordinal: index + 1, ...facts });
    return adjustments.map((adjustment) => ({ adjustment, adviceLineId: id as string | null }));
  });
  const ofClaim = advice.adjustments.map((adjustment) => ({ adjustment, adviceLineId: null as string | null }));
  return [...ofClaim, ...ofLines].map(({ adjustment: { group, reason, cents, quantity }, adviceLineId }, index) => ({
    of: { adviceId: row.id, adviceLineId, ordinal: index + 1 },
    ...{ groupCode: group, reason, cents, quantity },
  }));
}
