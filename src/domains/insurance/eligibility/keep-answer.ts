import type { EligibilityAnswer } from '../../../edi/eligibility/read-271.ts';
import { EligibilityStatus } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { askAgain, waitsMs } from './ask-again.job.ts';
import { eligibilityChanged } from './eligibility.events.ts';
import { EligibilityAnswerEntity } from './eligibility-answer.entity.ts';
import { EligibilityBenefitEntity } from './eligibility-benefit.entity.ts';
import type { EligibilityCheckRow } from './eligibility-check.entity.ts';
import { benefitFacts, meaningOf } from './read-answer.ts';

const mostBenefits = 500;

/** Keeps an answer with its locked question, once for a file. */
export async function keepAnswer(
  unit: WriteUnit,
  check: EligibilityCheckRow,
  answer: EligibilityAnswer,
  ediFileId: string,
): Promise<void> {
  const { em, practiceId, now } = unit;
  const checkId = check.id;
  if (await em.findOne(EligibilityAnswerEntity, { practiceId, checkId, ediFileId })) return;
  const { outcome, rejectCodes, whoMends, planName } = meaningOf(answer);
  const { coverageId, serviceDate } = check;
  const kept = unit.create(EligibilityAnswerEntity, {
    ...{ checkId, coverageId, ediFileId, serviceDate, at: now, outcome, rejectCodes, planName },
  });
  // Its benefits name it.
  await unit.save();
  for (const [index, benefit] of answer.benefits.slice(0, mostBenefits).entries())
    unit.create(EligibilityBenefitEntity, {
      ...{ eligibilityAnswerId: kept.id, position: index + 1, ...benefitFacts(benefit) },
    });
  Object.assign(check, { status: outcome, whoMends, rejectCode: rejectCodes[0] ?? null, answeredAt: now });
  await unit.save(...(check.siteId ? [eligibilityChanged(check)] : []));
  const wait = waitsMs[check.attempt - 1];
  if (outcome === EligibilityStatus.PAYER_DOWN && wait !== undefined) {
    const startAfter = new Date(now.getTime() + wait);
    await unit.send(askAgain.about({ practiceId, eligibilityCheckId: checkId }, { startAfter }));
  }
}
