import { sql } from 'kysely';
import { anyOf } from '../../../database/sql/any-of.ts';
import type { Reader } from '../../../database/sql/reader.ts';
import type { ClaimRow } from '../claim.entity.ts';
import type { Finding } from './edit.ts';

interface Run {
  claim: ClaimRow;
  sha256: string;
  findings: readonly Finding[];
}

/** Whether the last run of a claim had the same facts, and found the same. */
export async function findLastRuns(
  db: Reader,
  practiceId: string,
  claims: readonly ClaimRow[],
): Promise<(run: Run) => boolean> {
  const { rows } = await sql<{ claimId: string; sha256: string; findings: string[] }>`
    select run.claim_id as "claimId", run.snapshot_sha256 as sha256,
      array(select concat_ws(' ', found.severity, found.edit, array_to_string(found.path, '.')) from scrub_finding found
        where found.practice_id = ${practiceId} and found.scrub_run_id = run.id order by found.position) as findings
    from scrub_run run
    where run.practice_id = ${practiceId}
      and run.id = ${anyOf(claims.flatMap(({ scrubRunId }) => (scrubRunId ? [scrubRunId] : [])))}`.execute(db);
  const last = new Map(rows.map((row) => [row.claimId, row]));
  return ({ claim, sha256, findings }) => {
    const before = last.get(claim.id);
    return before?.sha256 === sha256 && before.findings.join('\n') === findings.map(nameOf).join('\n');
  };
}

const nameOf = ({ severity, edit, path }: Finding): string => `${severity} ${edit} ${path.join('.')}`;
