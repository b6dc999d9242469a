import { LockMode } from '@mikro-orm/core';
import { moveNamedPatient, moveNamedPatientBack } from '../../files/move-named-patient.ts';
import { type Move, type MovedRows, moveRows, moveRowsBack } from '../../writing/moved-rows.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import { moveClaims, moveClaimsBack } from '../claims/gives/move-claims.ts';
import { ChargeEntity } from '../coding/charge.entity.ts';
import { CodingQueryEntity } from '../coding/coding-query.entity.ts';
import { DiagnosisEntity } from '../coding/diagnosis.entity.ts';
import { moveCodings, moveCodingsBack } from '../coding/gives/move-codings.ts';
import { DisclosureEntity } from '../compliance/disclosure.entity.ts';
import {
  moveAuthorizations,
  moveAuthorizationsBack,
  moveChecks,
  moveChecksBack,
} from '../insurance/gives/move-checks.ts';
import { moveCoverages, moveCoveragesBack } from '../insurance/gives/move-coverages.ts';
import { moveAdvices, moveAdvicesBack } from '../remittances/gives/move-advices.ts';
import { moveAppointments, moveAppointmentsBack } from '../scheduling/gives/move-appointments.ts';
import { moveHandOffs, moveHandOffsBack } from '../visits/gives/move-hand-offs.ts';
import { moveVisits, moveVisitsBack } from '../visits/gives/move-visits.ts';
import { ConsentEntity } from './consent.entity.ts';
import { ContactEntity } from './contact.entity.ts';
import { GuarantorEntity } from './guarantor.entity.ts';
import { PatientEntity, type PatientRow } from './patient.entity.ts';

/** Rows that a merge has moved, by table. */
export type MovedRecords = Record<string, MovedRows>;

/** Everything that names a patient, and how it is moved to another one and back. */
const movers: Record<string, Mover> = {
  appointment: { move: moveAppointments, back: moveAppointmentsBack },
  visit: { move: moveVisits, back: moveVisitsBack },
  hand_off: { move: moveHandOffs, back: moveHandOffsBack },
  visit_coding: { move: moveCodings, back: moveCodingsBack },
  coding_query: {
    move: (unit, move) => moveRows(unit, CodingQueryEntity, move),
    back: (unit, move, moved) => moveRowsBack(unit, CodingQueryEntity, move, moved),
  },
  diagnosis: {
    move: (unit, move) => moveRows(unit, DiagnosisEntity, move),
    back: (unit, move, moved) => moveRowsBack(unit, DiagnosisEntity, move, moved),
  },
  charge: {
    move: (unit, move) => moveRows(unit, ChargeEntity, move),
    back: (unit, move, moved) => moveRowsBack(unit, ChargeEntity, move, moved),
  },
  contact: {
    move: (unit, move) => moveRows(unit, ContactEntity, move),
    back: (unit, move, moved) => moveRowsBack(unit, ContactEntity, move, moved),
  },
  guarantor: {
    move: (unit, move) => moveRows(unit, GuarantorEntity, move),
    back: (unit, move, moved) => moveRowsBack(unit, GuarantorEntity, move, moved),
  },
  consent: {
    move: (unit, move) => moveRows(unit, ConsentEntity, move),
    back: (unit, move, moved) => moveRowsBack(unit, ConsentEntity, move, moved),
  },
  coverage: { move: moveCoverages, back: moveCoveragesBack },
  eligibility_check: { move: moveChecks, back: moveChecksBack },
  payer_authorization: { move: moveAuthorizations, back: moveAuthorizationsBack },
  claim: { move: moveClaims, back: moveClaimsBack },
  advice: { move: moveAdvices, back: moveAdvicesBack },
  disclosure: {
    move: (unit, move) => moveRows(unit, DisclosureEntity, move),
    back: (unit, move, moved) => moveRowsBack(unit, DisclosureEntity, move, moved),
  },
  stored_file_patient: {
    move: moveNamedPatient,
    back: async (unit, move, moved) => {
      await moveNamedPatientBack(unit, move, moved);
      return true;
    },
  },
  patient: { move: moveEarlierMerges, back: moveEarlierMergesBack },
};

interface Mover {
  move(unit: WriteUnit, move: Move): Promise<MovedRows>;
  /** False where a row was changed since. */
  back(unit: WriteUnit, move: Move, moved: MovedRows | undefined): Promise<boolean>;
}

/** Gives all that names one patient to another one. */
export async function moveRecords(unit: WriteUnit, move: Move): Promise<MovedRecords> {
  const moved: MovedRecords = {};
  for (const [table, mover] of Object.entries(movers)) moved[table] = await mover.move(unit, move);
  return moved;
}

/** Gives everything back. Answers the first table of which a row was changed since; the caller then rolls back. */
export async function moveRecordsBack(unit: WriteUnit, move: Move, moved: MovedRecords): Promise<string | null> {
  for (const [table, mover] of Object.entries(movers)) if (!(await mover.back(unit, move, moved[table]))) return table;
  return null;
}

/** Records that were merged into the one that is merged now lead to the record that is kept. */
async function moveEarlierMerges(unit: WriteUnit, { from, to }: Move): Promise<MovedRows> {
  const rows = await lockMergedInto(unit, { mergedIntoId: from });
  for (const row of rows) row.mergedIntoId = to;
  await unit.save();
  return Object.fromEntries(rows.map(({ id, version }) => [id, version]));
}

async function moveEarlierMergesBack(unit: WriteUnit, { from, to }: Move, moved: MovedRows = {}): Promise<boolean> {
  const ids = Object.keys(moved);
  if (ids.length === 0) return true;
  const rows = await lockMergedInto(unit, { mergedIntoId: from, id: { $in: ids } });
  if (rows.length !== ids.length || rows.some(({ id, version }) => version !== moved[id])) return false;
  for (const row of rows) row.mergedIntoId = to;
  await unit.save();
  return true;
}

function lockMergedInto({ em, practiceId }: WriteUnit, where: object): Promise<PatientRow[]> {
  return em.find(
    PatientEntity,
    { practiceId, ...where },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
}
