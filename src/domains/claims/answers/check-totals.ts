import { sql } from 'kysely';
import type { StatusReport } from '../../../edi/claim-status/read-277.ts';
import type { Problem } from '../../../edi/problem.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import type { EdiFileRow } from '../files/edi-file.entity.ts';
import { findAnsweredBatch } from './answered-batch.ts';

/** The claims and the money that a 277CA says it was given, against the batch. The answer says how they differ. */
export async function checkTotals(
  unit: WriteUnit,
  file: EdiFileRow,
  report: StatusReport<'277CA'>,
): Promise<Problem[]> {
  const batchId = await findAnsweredBatch(unit, file.clearinghouseId, {
    ...{ isOfClaims: true, batchReference: report.trace },
    ...{ interchangeControlNumber: null, groupControlNumber: null, setControlNumber: null },
  });
  if (!batchId) return [];
  const { rows } = await sql<{ claims: number; cents: number }>`
    select claims, total_cents::float8 as cents from batch
    where practice_id = ${unit.practiceId} and id = ${batchId}`.execute(unit.db);
  const [batch] = rows;
  if (!batch) return [];
  const claims = sumOf(report, ['90', 'AA']);
  const cents = sumOf(report, ['YU', 'YY']);
  const problems: Problem[] = [];
  if (claims !== null && claims !== batch.claims)
    problems.push(differs('QTY', 'COUNT', `${claims} claims were counted; batch ${report.trace} has ${batch.claims}.`));
  if (cents !== null && cents !== batch.cents)
    problems.push(
      differs('AMT', 'SET_BALANCE', `${money(cents)} was counted; batch ${report.trace} has ${money(batch.cents)}.`),
    );
  return problems;
}

/** Accepted and rejected together; null where neither is reported. */
function sumOf({ totals }: StatusReport<'277CA'>, codes: readonly string[]): number | null {
  const reported = totals.flatMap(({ code, value }) => (codes.includes(code) && value !== null ? [value] : []));
  return reported.length > 0 ? reported.reduce((sum, value) => sum + value, 0) : null;
}

const differs = (segment: string, code: Problem['code'], text: string): Problem => ({
  ...{ segment, position: 0, loop: '2200B', code, text },
});

const money = (cents: number) => (cents / 100).toFixed(2);
