import { edit } from '../scrub/edit.ts';
import { providerOf } from '../scrub/service-lines.ts';

const keyOf = ({ serviceDate, procedure }: { serviceDate: string; procedure: string }) => `${serviceDate} ${procedure}`;

export const duplicateClaim = edit({
  id: 'duplicate-claim',
  number: 33,
  title: 'Claim is there twice',
  description: 'No other claim of the patient with the same provider, days and procedures is open or paid.',
  severity: 'ERROR',
  isOverridable: true,
  needs: ['otherClaims'],
  check(claim, { otherClaims }) {
    const [first] = claim.lines;
    if (!otherClaims?.length || !first || claim.frequency !== '1') return [];
    const provider = providerOf(claim, first);
    const own = new Set(claim.lines.map(keyOf));
    return otherClaims
      .filter(({ patientControlNumber, providerNpi, lines }) => {
        const others = new Set(lines.map(keyOf));
        const isOther = patientControlNumber !== claim.patientControlNumber && providerNpi === provider;
        return isOther && others.size === own.size && others.isSupersetOf(own);
      })
      .map(({ patientControlNumber: other }) => ({
        path: ['patientControlNumber'],
        facts: { otherClaim: other },
        fix: `Open claim ${other}: replace it if something changed, or close this one.`,
      }));
  },
});
