import type { Problem } from '../../../edi/problem.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { applyAuthorizationAnswers } from '../../insurance/gives/apply-authorization-answers.ts';
import { applyEligibilityAnswers } from '../../insurance/gives/apply-eligibility-answers.ts';
import { storeRemittance } from '../../remittances/gives/store-remittance.ts';
import type { EdiFileRow } from '../files/edi-file.entity.ts';
import { applyClaimAnswers } from './apply-claim-answers.ts';
import { applyFileAnswer } from './apply-file-answer.ts';
import { checkTotals } from './check-totals.ts';
import type { Step } from './walk-file.ts';

interface Outcome {
  /** False where a part is about more claims than one transaction takes. */
  isDone: boolean;
  /** Found while it was applied. */
  problems: readonly Problem[];
}

/** Applies a part of a file whose row is locked. */
export async function applyPart(unit: WriteUnit, file: EdiFileRow, { part, before }: Step): Promise<Outcome> {
  switch (part.kind) {
    case 'FILE_ANSWER':
      return { isDone: await applyFileAnswer(unit, file, part.answer, before), problems: [] };
    case 'CLAIM_ANSWERS':
      await applyClaimAnswers(unit, file, part.answers, before);
      return { isDone: true, problems: [] };
    case 'COVERAGE_ANSWERS':
      return { isDone: true, problems: (await applyEligibilityAnswers(unit, file.id, part.answers)).map(unasked) };
    case 'AUTHORIZATION_ANSWERS':
      return {
        isDone: true,
        problems: (await applyAuthorizationAnswers(unit, file.id, part.answers)).map(unrequested),
      };
    case 'TOTALS':
      return { isDone: true, problems: await checkTotals(unit, file, part.report) };
    case 'REMITTANCE':
      return { isDone: true, problems: await storeRemittance(unit, file, part) };
  }
}

const unrequested = (trace: string): Problem => ({
  ...{ segment: 'TRN', position: 0, loop: null, code: 'UNEXPECTED_SEGMENT' },
  text: `Answer ${trace} belongs to no request for an authorization. Note what it says with updateAuthorization.`,
});

const unasked = (trace: string): Problem => ({
  ...{ segment: 'TRN', position: 0, loop: null, code: 'UNEXPECTED_SEGMENT' },
  text: `Answer ${trace} belongs to no question about a coverage. Ask the payer again for the patient that it names.`,
});
