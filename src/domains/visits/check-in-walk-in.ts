// Checks in a patient who came without an appointment.

import type { CheckInWalkInResult, InvalidInputError, MutationCheckInWalkInArgs } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { PatientEntity } from '../patients/patient.entity.ts';
import { SiteEntity } from '../practice/site.entity.ts';
import { VisitTypeEntity, type VisitTypeRow } from '../practice/visit-type.entity.ts';
import { visitTypeClosed } from '../practice/visit-type-closed.ts';
import { StaffMemberEntity, type StaffMemberRow } from '../staff/staff-member.entity.ts';
import { patientAlreadyHere } from './patient-already-here.ts';
import { startVisit } from './start-visit.ts';

export function checkInWalkIn(context: Context, args: MutationCheckInWalkInArgs): Promise<CheckInWalkInResult> {
  const { patientId, siteId, visitTypeId, providerId } = args.input;
  const path = ['input', 'patientId'];
  return write<CheckInWalkInResult>(
    context,
    'checkInWalkIn',
    async (unit) => {
      const patient = await unit.find(PatientEntity, patientId, { path });
      if (isRefusal(patient)) return patient;
      const site = await unit.find(SiteEntity, siteId, { path: ['input', 'siteId'] });
      if (isRefusal(site)) return site;
      const visitType = await unit.find(VisitTypeEntity, visitTypeId, { path: ['input', 'visitTypeId'] });
      if (isRefusal(visitType)) return visitType;
      if (!visitType.isActive) return invalidInput(visitTypeClosed, ['input', 'visitTypeId']);
      const provider = providerId
        ? await unit.find(StaffMemberEntity, providerId, { path: ['input', 'providerId'] })
        : null;
      if (provider && isRefusal(provider)) return provider;
      const providerRefusal = provider && providerFault(provider, visitType);
      if (providerRefusal) return providerRefusal;
      const alreadyHere = await patientAlreadyHere(unit.db, { practiceId: site.practiceId, patientId }, path);
      if (alreadyHere) return alreadyHere;
      const visit = await startVisit(unit, site, { patientId, visitTypeId, providerId });
      return { __typename: 'CheckInWalkInSuccess', visit };
    },
    // The patient was checked in elsewhere at the same moment: looking again finds that visit.
    { visit_of_patient: () => checkInWalkIn(context, args) },
  );
}

function providerFault(
  { name, isProvider, isActive, roles }: StaffMemberRow,
  { neededRole }: VisitTypeRow,
): InvalidInputError | null {
  const path = ['input', 'providerId'];
  if (!isProvider || !isActive)
    return invalidInput(
      `${name} is no active provider; name one in input.providerId, omit it, or open the membership by updateStaffMember with isProvider and isActive: true.`,
      path,
    );
  if (!neededRole || roles.includes(neededRole)) return null;
  return invalidInput(
    `The visit type needs the role ${neededRole}; name another provider in input.providerId, or omit it.`,
    path,
  );
}
