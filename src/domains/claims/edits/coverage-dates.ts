import { isWithin } from '../scrub/code-facts.ts';
import { edit } from '../scrub/edit.ts';
import { lastDay } from '../scrub/service-lines.ts';

export const coverageDates = edit({
  id: 'coverage-dates',
  number: 12,
  title: 'Coverage does not hold on the day of service',
  description: 'The coverage had begun and had not ended on every day of service.',
  severity: 'ERROR',
  isOverridable: true,
  needs: ['coverage'],
  check: ({ lines }, { coverage }) =>
    lines.flatMap((line, index) =>
      !coverage || (isWithin(coverage, line.serviceDate) && isWithin(coverage, lastDay(line)))
        ? []
        : [
            {
              path: ['lines', index, 'serviceDate'],
              facts: { serviceDate: line.serviceDate, validFrom: coverage.from, validTo: coverage.to },
              fix: 'Open the coverages of the patient and choose the one that holds on this day.',
            },
          ],
    ),
});
