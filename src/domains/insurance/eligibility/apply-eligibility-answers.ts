// Reads the answers of payers out of a file that was received, once for a file.

import { sql } from 'kysely';
import type { JobPrincipal } from '../../../access/actor.ts';
import type { EligibilityAnswer } from '../../../edi/eligibility/read-271.ts';
import { readEdiText } from '../../../edi/read-edi.ts';
import type { WritingOffice } from '../../../writing/attempt-write.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { writeAs } from '../../../writing/write.ts';
import { EligibilityCheckEntity, type EligibilityCheckRow } from './eligibility-check.entity.ts';
import { keepAnswer } from './keep-answer.ts';

/** Answers of one transaction. */
const chunk = 200;

export interface AppliedAnswers {
  /** Answers that were kept now; those of an earlier run are not counted. */
  applied: number;
  /** Numbers of answers that belong to no question of the practice. */
  unmatched: string[];
}

/**
 * Keeps each answer of a received file with the question of its number. May run again, also after it was stopped midway:
 * a question has one answer of a file. `office` needs `jobs`: a payer that was down is asked again.
 */
export async function applyEligibilityAnswers(
  office: WritingOffice,
  practiceId: string,
  ediFileId: string,
): Promise<AppliedAnswers> {
  const job = 'insurance.apply-eligibility';
  const principal: JobPrincipal = { kind: 'JOB', practiceId, job, onBehalfOf: null, permissions: new Set() };
  const author = { principal, origin: { device: null, address: null } };
  const total: AppliedAnswers = { applied: 0, unmatched: [] };
  let isOver = false;
  for (let from = 0; !isOver; from += chunk) {
    const result = await writeAs<AnswersSuccess>(office, author, job, async (unit) => {
      const answers = await readAnswers(unit, ediFileId);
      const done = await applyAll(unit, ediFileId, answers.slice(from, from + chunk));
      return { __typename: 'AnswersSuccess', ...done, isOver: from + chunk >= answers.length };
    });
    total.applied += result.applied;
    total.unmatched.push(...result.unmatched);
    isOver = result.isOver;
  }
  return total;
}

interface AnswersSuccess extends AppliedAnswers {
  __typename: 'AnswersSuccess';
  isOver: boolean;
}

async function readAnswers({ db, practiceId }: WriteUnit, ediFileId: string): Promise<EligibilityAnswer[]> {
  const { rows } = await sql<{ content: Buffer }>`
    select content from edi_content where practice_id = ${practiceId} and edi_file_id = ${ediFileId}`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('A file has no content.');
  return readEdiText(row.content.toString('latin1')).filter((item) => item.kind === '271');
}

async function applyAll(
  unit: WriteUnit,
  ediFileId: string,
  answers: readonly EligibilityAnswer[],
): Promise<AppliedAnswers> {
  const done: AppliedAnswers = { applied: 0, unmatched: [] };
  for (const answer of answers) {
    const checks = await findChecks(unit, answer);
    if (checks.length === 0) done.unmatched.push(answer.traces[0] ?? answer.reference ?? '');
    for (const check of checks) if (await keepAnswer(unit, check, answer, ediFileId)) done.applied += 1;
  }
  return done;
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
