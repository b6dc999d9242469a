// Makes two records of one patient one.

import type {
  MergePatientsResult,
  MutationMergePatientsArgs,
  PatientsBothBookedError,
  PatientsBothHereError,
} from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import type { Move } from '../../writing/moved-rows.ts';
import { staleVersion } from '../../writing/stale-version.ts';
import { isRefusal, type WriteUnit } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { findClashes } from '../scheduling/gives/move-appointments.ts';
import { findOpenVisits } from '../visits/gives/move-visits.ts';
import { findFormerMrns } from './former-mrns.ts';
import { moveRecords } from './moved-records.ts';
import { PatientEntity, type PatientRow } from './patient.entity.ts';
import { PatientMergeEntity } from './patient-merge.entity.ts';
import { patientMerged } from './patient-merged.ts';
import { removeSearchTerms, replaceSearchTerms } from './search-terms.ts';

const mergedPath = ['input', 'mergedId'];

export function mergePatients(
  context: Context,
  { id, input }: MutationMergePatientsArgs,
): Promise<MergePatientsResult> {
  return write<MergePatientsResult>(context, 'mergePatients', async (unit) => {
    const both = await lockBoth(unit, id, input);
    if (isRefusal(both)) return both;
    const { kept, merged } = both;
    const move = { from: merged.id, to: kept.id };
    const refusal =
      (await patientMerged(unit, kept, ['id'])) ??
      (await patientMerged(unit, merged, mergedPath)) ??
      (await bothHere(unit, move)) ??
      (await bothBooked(unit, move));
    if (refusal) return refusal;
    const moved = await moveRecords(unit, move);
    merged.mergedIntoId = kept.id;
    const patientMerge = unit.create(PatientMergeEntity, {
      keptId: kept.id,
      mergedId: merged.id,
      moved,
      reason: input.reason ?? null,
      mergedAt: unit.now,
      mergedById: unit.staffMemberId,
    });
    await unit.save();
    await removeSearchTerms(unit.db, merged);
    const formerMrns = await findFormerMrns(unit.db, unit.practiceId, [kept.id]);
    await replaceSearchTerms(unit.db, kept, formerMrns.get(kept.id));
    return { __typename: 'MergePatientsSuccess', patientMerge };
  });
}

/** Both records, locked in the order of ids, so that two merges of them wait for each other in turn. */
async function lockBoth(
  unit: WriteUnit,
  id: string,
  { mergedId, mergedVersion, expectedVersion }: MutationMergePatientsArgs['input'],
) {
  if (id === mergedId)
    return invalidInput('input.mergedId is the patient that is kept; name the other record.', mergedPath);
  const locked = new Map<string, PatientRow>();
  for (const one of [id, mergedId].sort()) {
    const row =
      one === id
        ? await unit.lock(PatientEntity, id, expectedVersion)
        : await unit.lock(PatientEntity, mergedId, { path: mergedPath });
    if (isRefusal(row)) return row;
    locked.set(one, row);
  }
  const [kept, merged] = [locked.get(id), locked.get(mergedId)];
  if (!kept || !merged) throw new Error('Both records are locked.');
  const stale = staleVersion('Patient', merged, mergedVersion);
  if (!stale) return { kept, merged };
  return {
    ...stale,
    message: stale.message.replace('input.expectedVersion', 'input.mergedVersion'),
    path: ['input', 'mergedVersion'],
  };
}

async function bothHere(unit: WriteUnit, move: Move): Promise<PatientsBothHereError | null> {
  const visits = await findOpenVisits(unit, move);
  if (visits.length < 2) return null;
  const tickets = visits.map(({ ticket }) => ticket).join(' and ');
  return {
    __typename: 'PatientsBothHereError',
    message: `Both records have an open visit, ${tickets}; end one of them, with leaveWithoutBeingSeen if it was made by mistake, then merge.`,
    path: mergedPath,
    visits,
  };
}

async function bothBooked(unit: WriteUnit, move: Move): Promise<PatientsBothBookedError | null> {
  const appointments = await findClashes(unit, move);
  if (appointments.length === 0) return null;
  const what = appointments.length === 1 ? 'an appointment' : `${appointments.length} appointments`;
  return {
    __typename: 'PatientsBothBookedError',
    message: `The merged record has ${what} at the time of another of the kept patient; cancel or reschedule one of each, then merge.`,
    path: mergedPath,
    appointments,
  };
}
