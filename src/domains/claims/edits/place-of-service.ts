import { edit, type Found } from '../scrub/edit.ts';
import { placeOf } from '../scrub/service-lines.ts';
import { isOfficeVisit } from '../scrub/visit-codes.ts';

const inpatientHospital = '21';

export const placeOfService = edit({
  id: 'place-of-service',
  number: 27,
  title: 'Place of service is unknown or does not fit',
  description:
    'The place of service is a code of the list of CMS. A procedure that is not done at that place is a warning, as office visits in an inpatient hospital.',
  severity: 'ERROR',
  isOverridable: true,
  needs: ['placesOfService', 'procedures'],
  check(claim, { placesOfService, procedures }) {
    const isPlace = (code: string) => /^\d{2}$/.test(code) && (placesOfService?.has(code) ?? true);
    const found: Found[] = [];
    if (!isPlace(claim.placeOfService))
      found.push({
        path: ['placeOfService'],
        facts: { placeOfService: claim.placeOfService },
        fix: 'Open the site and choose its place of service.',
      });
    for (const [index, line] of claim.lines.entries()) {
      const place = placeOf(claim, line);
      const at = {
        path: ['lines', index, 'placeOfService'],
        facts: { placeOfService: place, procedure: line.procedure },
      };
      if (line.placeOfService !== null && !isPlace(line.placeOfService))
        found.push({ ...at, fix: 'Open the charge and choose a place of service of the list.' });
      const possible = procedures?.get(line.procedure)?.placesOfService;
      if ((possible && !possible.includes(place)) || (isOfficeVisit(line.procedure) && place === inpatientHospital))
        found.push({ ...at, severity: 'WARNING', fix: 'Open the charge and compare the procedure with the place.' });
    }
    return found;
  },
});
