// Takes the merge of two records back, as long as nothing that it moved has changed.

import type { MergeNotUndoableError, MutationUndoMergeArgs, UndoMergeResult } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { findFormerMrns } from './former-mrns.ts';
import { moveRecordsBack } from './moved-records.ts';
import { PatientEntity } from './patient.entity.ts';
import { PatientMergeEntity, type PatientMergeRow } from './patient-merge.entity.ts';
import { replaceSearchTerms } from './search-terms.ts';

export function undoMerge(context: Context, { id, input }: MutationUndoMergeArgs): Promise<UndoMergeResult> {
  return write<UndoMergeResult>(context, 'undoMerge', async (unit) => {
    const merge = await unit.lock(PatientMergeEntity, id, input.expectedVersion);
    if (isRefusal(merge)) return merge;
    if (merge.undoneAt) return notUndoable(merge, 'was taken back before; nothing is left to do');
    const { keptId, mergedId } = merge;
    const [kept, merged] = [await unit.get(PatientEntity, keptId), await unit.lock(PatientEntity, mergedId)];
    if (isRefusal(merged)) return merged;
    if (kept.mergedIntoId || merged.mergedIntoId !== keptId)
      return notUndoable(merge, 'was followed by a merge of the kept record; take that one back first');
    const changed = await moveRecordsBack(unit, { from: keptId, to: mergedId }, merge.moved);
    if (changed)
      return notUndoable(
        merge,
        `moved a row of ${changed} that has changed since, so it stays; register the other person again, and book their appointments for them`,
      );
    merged.mergedIntoId = null;
    merge.undoneAt = unit.now;
    merge.undoneById = unit.staffMemberId;
    await unit.save();
    const formerMrns = await findFormerMrns(unit.db, unit.practiceId, [keptId, mergedId]);
    for (const patient of [kept, merged]) await replaceSearchTerms(unit.db, patient, formerMrns.get(patient.id));
    return { __typename: 'UndoMergeSuccess', patientMerge: merge };
  });
}

function notUndoable(patientMerge: PatientMergeRow, why: string): MergeNotUndoableError {
  return { __typename: 'MergeNotUndoableError', message: `This merge ${why}.`, path: ['id'], patientMerge };
}
