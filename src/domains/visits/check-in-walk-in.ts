// Checks in a patient who came without an appointment.

import type { CheckInWalkInResult, InvalidInputError, MutationCheckInWalkInArgs } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { allFound } from '../../writing/all-found.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { findLivingPatient } from '../patients/gives/find-living-patient.ts';
import { SiteEntity } from '../practice/site.entity.ts';
import { zoneRefusal } from '../practice/site-zone.ts';
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
      const found = await allFound({
        patient: findLivingPatient(unit, patientId, path),
        site: unit.find(SiteEntity, siteId, { path: ['input', 'siteId'] }),
        visitType: unit.find(VisitTypeEntity, visitTypeId, { path: ['input', 'visitTypeId'] }),
        provider: providerId
          ? unit.find(StaffMemberEntity, providerId, { path: ['input', 'providerId'] })
          : Promise.resolve(null),
      });
      if (isRefusal(found)) return found;
      const { patient, site, visitType, provider } = found;
      if (isRefusal(patient)) return patient;
      const zoneless = zoneRefusal(site, ['input', 'siteId']);
      if (zoneless) return zoneless;
      if (!visitType.isActive) return invalidInput(visitTypeClosed, ['input', 'visitTypeId']);
      const providerRefusal = provider && providerFault(provider, visitType);
      if (providerRefusal) return providerRefusal;
      const alreadyHere = await patientAlreadyHere(unit.db, { practiceId: site.practiceId, patientId }, path);
      if (alreadyHere) return alreadyHere;
      const visit = await startVisit(unit, site, { patientId, visitTypeId, providerId });
      return { __typename: 'CheckInWalkInSuccess', visit };
    },
    {
      // The patient was checked in elsewhere at the same moment: looking again finds that visit.
      visit_of_patient: () => checkInWalkIn(context, args),
      // The ticket was given on both sides of midnight at the same moment: looking again finds another one.
      visit_ticket_here: () => checkInWalkIn(context, args),
    },
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
