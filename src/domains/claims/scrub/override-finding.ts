// Lets a claim pass in spite of a finding of its last run.

import { sql } from 'kysely';
import { newId } from '../../../database/sql/new-id.ts';
import type {
  FindingNotOverridableError,
  MutationOverrideFindingArgs,
  OverrideFindingResult,
} from '../../../generated/models.ts';
import { ClaimEventKind } from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { isRefusal, type WriteUnit } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import type { ClaimRow } from '../claim.entity.ts';
import { recordClaimEvents } from '../status/record-claim-events.ts';
import { lockClaim, ownEvent } from '../work/change-claim.ts';
import { isBeforeSending } from '../work/is-before-sending.ts';
import { type FindingFact, findFindings } from './finding.loaders.ts';
import { runEdits } from './run-edits.ts';

export function overrideFinding(
  context: Context,
  { id, input }: MutationOverrideFindingArgs,
): Promise<OverrideFindingResult> {
  return write<OverrideFindingResult>(context, 'overrideFinding', async (unit) => {
    const claim = await lockClaim(unit, id, input.expectedVersion, ({ status }) => isBeforeSending(status));
    if (isRefusal(claim)) return claim;
    const findings = (await findFindings(unit.db, unit.practiceId, [id])).get(id) ?? [];
    const name = [input.edit, ...input.path].join(' ');
    const found = findings.find(({ edit, path }) => [edit, ...path].join(' ') === name);
    if (!found?.isOverridable) return notOverridable(found, findings);
    await insertOverride(unit, claim, input);
    const { edit, reason } = input;
    await recordClaimEvents(unit, [
      ownEvent(unit, claim, ClaimEventKind.NOTED, { codes: [edit], text: `Overridden: ${reason}` }),
    ]);
    await runEdits(unit, [claim]);
    return { __typename: 'OverrideFindingSuccess', claim };
  });
}

function notOverridable(found: FindingFact | undefined, findings: FindingFact[]): FindingNotOverridableError {
  const message = found
    ? `The finding of ${found.edit} cannot be overridden: ${found.fix}`
    : 'The last run has no such finding; scrub the claim again (scrubClaims), and name one of its findings.';
  return { __typename: 'FindingNotOverridableError', message, path: ['input', 'edit'], findings: findings as never };
}

/** Of the snapshot of the last run. From the practice's row, so that it runs on the server where that lies. */
async function insertOverride(
  { db, practiceId, staffMemberId, now }: WriteUnit,
  { id, scrubRunId }: ClaimRow,
  { edit, path, reason }: MutationOverrideFindingArgs['input'],
): Promise<void> {
  await sql`insert into finding_override
      (practice_id, id, claim_id, snapshot_sha256, edit, path, reason, overridden_by_id, at)
    select run.practice_id, ${newId()}, ${id}, run.snapshot_sha256, ${edit}, ${path}::text[], ${reason}, ${staffMemberId}, ${now}
    from scrub_run run where run.practice_id = ${practiceId} and run.id = ${scrubRunId}
    on conflict on constraint finding_override_practice_id_edit_key do nothing`.execute(db);
}
