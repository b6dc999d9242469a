import { sql } from 'kysely';
import { newId } from '../../../database/sql/new-id.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import type { ClaimRow } from '../claim.entity.ts';
import type { Finding } from './edit.ts';
import { editsRelease } from './edits-release.ts';
import type { IsOverridden } from './overrides.ts';

export interface NewRun {
  claim: ClaimRow;
  sha256: string;
  findings: readonly Finding[];
  isOverridden: IsOverridden;
}

/** A claim with the edits that keep it from being sent. */
interface RunOutcome {
  claim: ClaimRow;
  codes: string[];
  isHeld: boolean;
  isFailed: boolean;
}

/** Keeps runs with their findings, in two statements, and names each run in its claim. */
export async function insertRuns(unit: WriteUnit, runs: readonly NewRun[]): Promise<RunOutcome[]> {
  const made = runs.map((run) => {
    const { claim, sha256, findings, isOverridden } = run;
    const open = findings.filter(({ edit, path }) => !isOverridden({ claimId: claim.id, sha256, edit, path }));
    const blocking = open.filter(({ severity }) => severity !== 'WARNING');
    claim.scrubRunId = newId();
    return { run, id: claim.scrubRunId, open, blocking };
  });
  await insertHeads(
    unit,
    made.map(({ run: { claim, sha256 }, id, open }) => ({
      ...{ id, claim_id: claim.id, version_number: claim.versionNumber, snapshot_sha256: sha256 },
      errors: open.filter(({ severity }) => severity === 'ERROR').length,
      warnings: open.filter(({ severity }) => severity === 'WARNING').length,
    })),
  );
  await insertFindings(
    unit,
    made.flatMap(({ run: { claim, findings }, id }) =>
      findings.map(({ edit, number, severity, path, facts, fix }, index) => ({
        ...{ id: newId(), scrub_run_id: id, claim_id: claim.id, position: index + 1 },
        ...{ edit, number, severity, path: path.map(String), facts, fix },
      })),
    ),
  );
  return made.map(({ run: { claim }, blocking }) => ({
    claim,
    codes: [...new Set(blocking.map(({ edit }) => edit))],
    isHeld: blocking.some(({ severity }) => severity === 'HOLD'),
    isFailed: blocking.length > 0,
  }));
}

/** From the practice's row, so that it runs on the server where that lies. */
async function insertHeads({ db, practiceId, now }: WriteUnit, heads: readonly object[]): Promise<void> {
  await sql`insert into scrub_run
      (practice_id, id, claim_id, version_number, snapshot_sha256, edits_release, errors, warnings, at)
    select practice.practice_id, run.id, run.claim_id, run.version_number, run.snapshot_sha256, ${editsRelease},
      run.errors, run.warnings, ${now}
    from practice cross join jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) as run
      (id uuid, claim_id uuid, version_number int, snapshot_sha256 text, errors int, warnings int)
    where practice.practice_id = ${practiceId}`.execute(db);
}

async function insertFindings({ db, practiceId }: WriteUnit, findings: readonly object[]): Promise<void> {
  if (findings.length === 0) return;
  await sql`insert into scrub_finding
      (practice_id, id, scrub_run_id, claim_id, position, edit, number, severity, path, facts, fix)
    select practice.practice_id, found.id, found.scrub_run_id, found.claim_id, found.position, found.edit, found.number,
      found.severity, found.path, found.facts, found.fix
    from practice cross join jsonb_to_recordset(${JSON.stringify(findings)}::jsonb) as found
      (id uuid, scrub_run_id uuid, claim_id uuid, position int, edit text, number int, severity text, path text[],
        facts jsonb, fix text)
    where practice.practice_id = ${practiceId}`.execute(db);
}
