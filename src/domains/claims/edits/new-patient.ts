import { monthsBefore } from '../scrub/days.ts';
import { edit } from '../scrub/edit.ts';
import { taxonomyOf } from '../scrub/service-lines.ts';
import { isNewPatientVisit } from '../scrub/visit-codes.ts';

export const newPatient = edit({
  id: 'new-patient',
  number: 28,
  title: 'Patient is not new',
  description:
    'A visit of a new patient is billed if no provider of the same specialty saw the patient for three years.',
  severity: 'WARNING',
  isOverridable: true,
  needs: ['history'],
  check: (claim, { history }) =>
    claim.lines.flatMap((line, index) => {
      const { procedure, serviceDate } = line;
      if (!history || !isNewPatientVisit(procedure)) return [];
      const specialty = taxonomyOf(claim, line);
      const since = monthsBefore(serviceDate, 36);
      const seen = history.find(
        (earlier) =>
          specialty !== null &&
          earlier.taxonomyCode === specialty &&
          earlier.serviceDate > since &&
          earlier.serviceDate < serviceDate,
      );
      if (!seen) return [];
      const facts = { procedure, serviceDate, seenOn: seen.serviceDate, taxonomyCode: specialty };
      const fix = 'Open the charge and choose the visit of an established patient.';
      return [{ path: ['lines', index, 'procedure'], facts, fix }];
    }),
});
