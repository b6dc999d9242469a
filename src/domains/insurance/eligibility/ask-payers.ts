import { type EligibilityQuestion, write270 } from '../../../edi/eligibility/write-270.ts';
import { DisclosurePurpose, EligibilityRefusalReason, EligibilityStatus } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import type { ClearinghouseRow } from '../../claims/clearinghouse.entity.ts';
import { freezeQuestion } from '../../claims/gives/freeze-question.ts';
import { disclose } from '../../compliance/gives/disclose.ts';
import type { CoverageRow } from '../coverage.entity.ts';
import type { PayerRow } from '../payer.entity.ts';
import { eligibilityChanged } from './eligibility.events.ts';
import { EligibilityCheckEntity, type EligibilityCheckRow } from './eligibility-check.entity.ts';
import { findQuestionFacts } from './find-question-facts.ts';
import { type Question, type QuestionFacts, questionOf } from './question.ts';

/** A coverage that its payer was not asked about. */
export interface Unasked {
  coverage: CoverageRow;
  payer: PayerRow;
  reason: EligibilityRefusalReason;
  message: string;
}

interface Writable {
  asked: Question;
  payer: PayerRow;
  clearinghouse: ClearinghouseRow;
  written: EligibilityQuestion;
}

/** A set that clearinghouses take. */
const mostQuestions = 1000;
const hyphens = /-/g;

/** Asks payers: one file for each clearinghouse. A question that cannot be asked is answered with the reason, and the rest goes. */
export async function askPayers(
  unit: WriteUnit,
  questions: readonly Question[],
): Promise<{ checks: EligibilityCheckRow[]; unasked: Unasked[] }> {
  const facts = await findQuestionFacts(unit, questions);
  const unasked: Unasked[] = [];
  const writable: Writable[] = [];
  for (const asked of questions) {
    const found = facts.get(asked.coverage.id);
    if (!found) throw new Error('A question has no facts.');
    if (!found.route) unasked.push(notEnrolled(asked, found.payer));
    else {
      const written = questionOf(asked, found, newTrace());
      const fault = faultIn(written, found);
      const { payer, clearinghouse } = found;
      if (!fault) writable.push({ asked, payer, clearinghouse, written });
      else {
        const reason = EligibilityRefusalReason.NOT_WRITABLE;
        unasked.push({ coverage: asked.coverage, payer, reason, message: fault });
      }
    }
  }
  const checks: EligibilityCheckRow[] = [];
  for (const group of Map.groupBy(writable, ({ clearinghouse }) => clearinghouse.id).values())
    for (let from = 0; from < group.length; from += mostQuestions)
      checks.push(...(await send(unit, group.slice(from, from + mostQuestions))));
  return { checks, unasked };
}

async function send(unit: WriteUnit, questions: readonly Writable[]): Promise<EligibilityCheckRow[]> {
  const [first] = questions;
  if (!first) return [];
  const reference = newTrace();
  const file = await freezeQuestion(unit, {
    clearinghouse: first.clearinghouse,
    transaction: '270',
    asked: { kind: '270', questions: questions.map(({ written }) => written) },
    write: ({ interchange, group, setControlNumber }) =>
      write270({
        ...{ interchange, group, set: { controlNumber: setControlNumber, reference } },
        questions: questions.map(({ written }) => written),
      }),
  });
  const checks = questions.map(({ asked, written }) =>
    unit.create(EligibilityCheckEntity, {
      ...{ patientId: asked.coverage.patientId, coverageId: asked.coverage.id, siteId: asked.siteId },
      ...{ serviceDate: asked.serviceDate, serviceTypes: [...asked.serviceTypes], trace: written.trace, reference },
      ...{ ediFileId: file.id, attempt: asked.attempt, status: EligibilityStatus.ASKED },
      ...{ askedAt: unit.now, askedById: unit.staffMemberId },
    }),
  );
  await disclose(
    unit,
    questions.map(({ asked: { coverage }, payer, clearinghouse }) => ({
      ...{ patientId: coverage.patientId, payerId: payer.id, clearinghouseId: clearinghouse.id },
      ...{ purpose: DisclosurePurpose.PAYMENT, claimVersionId: null, sensitivity: coverage.sensitivity },
    })),
  );
  await unit.save(...checks.filter(({ siteId }) => siteId).map(eligibilityChanged));
  return checks;
}

function newTrace(): string {
  return crypto.randomUUID().replaceAll(hyphens, '').toUpperCase();
}

function notEnrolled({ coverage }: Question, payer: PayerRow): Unasked {
  return {
    ...{ coverage, payer, reason: EligibilityRefusalReason.NOT_ENROLLED },
    message: `${payer.name} takes no questions about coverages (ELIGIBILITY) from the practice today; set a route with an enrolment with setPayerRoute, or call the payer.`,
  };
}

/** Why a question cannot be written; null when it can. Each alone, so that one does not hold the others up. */
function faultIn(question: EligibilityQuestion, { practice, clearinghouse }: QuestionFacts): string | null {
  if (!practice.npi)
    return 'The practice has no NPI, and payers answer no one without; give it one with updatePractice.';
  const { sender, receiver } = clearinghouse;
  const { refusals } = write270({
    interchange: {
      ...{ senderQualifier: 'ZZ', sender, receiverQualifier: 'ZZ', receiver, date: '2026-01-01', time: '00:00' },
      ...{ controlNumber: 1, isAcknowledgmentRequested: true, usage: 'T' },
    },
    group: { sender, receiver, controlNumber: 1 },
    set: { controlNumber: '0001', reference: question.trace },
    questions: [question],
  });
  const [refusal] = refusals ?? [];
  return refusal ? `${refusal.path.slice(2).join('.')} does not fit into the file: ${refusal.text}` : null;
}
