// Checks in a patient who came without an appointment.

import type { CheckInWalkInInput, CheckInWalkInResult, InvalidInputError } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { findRow } from '../../writing/find-row.ts';
import { invalidInput, unknownReference } from '../../writing/invalid-input.ts';
import { write } from '../../writing/write.ts';
import { PatientEntity } from '../patients/patient.entity.ts';
import { SiteEntity } from '../practice/site.entity.ts';
import { VisitTypeEntity, type VisitTypeRow } from '../practice/visit-type.entity.ts';
import { StaffMemberEntity, type StaffMemberRow } from '../staff/staff-member.entity.ts';
import { patientAlreadyHere } from './patient-already-here.ts';
import { startVisit } from './start-visit.ts';

export function checkInWalkIn(context: Context, input: CheckInWalkInInput): Promise<CheckInWalkInResult> {
  const { patientId, siteId, visitTypeId, providerId } = input;
  const path = ['input', 'patientId'];
  return write<CheckInWalkInResult>(
    context,
    'checkInWalkIn',
    async (unit) => {
      const patient = await findRow(unit, PatientEntity, patientId);
      if (!patient) return unknownReference('patient', path);
      const site = await findRow(unit, SiteEntity, siteId);
      if (!site) return unknownReference('site', ['input', 'siteId']);
      const visitType = await findRow(unit, VisitTypeEntity, visitTypeId);
      if (!visitType?.isActive) return unknownReference('active visit type', ['input', 'visitTypeId']);
      const provider = providerId ? await findRow(unit, StaffMemberEntity, providerId) : undefined;
      if (provider === null) return unknownReference('member of staff', ['input', 'providerId']);
      const providerRefusal = provider && providerFault(provider, visitType);
      if (providerRefusal) return providerRefusal;
      const alreadyHere = await patientAlreadyHere(unit.db, { practiceId: site.practiceId, patientId }, path);
      if (alreadyHere) return alreadyHere;
      const visit = await startVisit(unit, site, { patientId, visitTypeId, providerId });
      return { __typename: 'CheckInWalkInSuccess', visit };
    },
    // The patient was checked in elsewhere at the same moment: looking again finds that visit.
    { visit_of_patient: () => checkInWalkIn(context, input) },
  );
}

function providerFault(
  { name, isProvider, isActive, roles }: StaffMemberRow,
  { neededRole }: VisitTypeRow,
): InvalidInputError | null {
  const path = ['input', 'providerId'];
  if (!isProvider || !isActive)
    return invalidInput(`${name} sees no patients here; name a provider in input.providerId, or nobody.`, path);
  if (!neededRole || roles.includes(neededRole)) return null;
  return invalidInput(`The visit type needs the role ${neededRole}; name another provider, or nobody.`, path);
}
