// Keeps the answers of payers that came in a file with the questions that they answer.

import { sql } from 'kysely';
import type { EligibilityAnswer } from '../../../edi/eligibility/read-271.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { EligibilityCheckEntity, type EligibilityCheckRow } from '../eligibility/eligibility-check.entity.ts';
import { keepAnswer } from '../eligibility/keep-answer.ts';

/**
 * Keeps each answer with the question of its number; a question has one answer of a file. A payer that was down is asked
 * again. Returns the numbers of answers that belong to no question of the practice.
 */
export async function applyEligibilityAnswers(
  unit: WriteUnit,
  ediFileId: string,
  answers: readonly EligibilityAnswer[],
): Promise<string[]> {
  const unmatched: string[] = [];
  for (const answer of answers) {
    const checks = await findChecks(unit, answer);
    if (checks.length === 0) unmatched.push(answer.traces[0] ?? answer.reference ?? '');
    for (const check of checks) await keepAnswer(unit, check, answer, ediFileId);
  }
  return unmatched;
}

/**
 * The questions that an answer is about, locked. A payer that rejects a file as a whole names none: all questions of that
 * file are meant, as far as they wait.
 */
async function findChecks(unit: WriteUnit, { traces, reference }: EligibilityAnswer): Promise<EligibilityCheckRow[]> {
  const { em, practiceId, db } = unit;
  const { rows } =
    traces.length > 0
      ? await sql<{ id: string }>`
          select id from eligibility_check where practice_id = ${practiceId} and trace = any(${traces}::text[])
          order by id for update`.execute(db)
      : await sql<{ id: string }>`
          select id from eligibility_check where practice_id = ${practiceId} and reference = ${reference} and status = 'ASKED'
          order by id for update`.execute(db);
  return em.find(EligibilityCheckEntity, { practiceId, id: { $in: rows.map(({ id }) => id) } }, { refresh: true });
}
