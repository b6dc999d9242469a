import type { ProfessionalClaim } from '../../../edi/claim/professional-claim.ts';
import type { Consent } from '../scrub/claim-facts.ts';
import { edit } from '../scrub/edit.ts';

const values: Readonly<Record<Consent, readonly unknown[]>> = {
  acceptsAssignment: ['A', 'B', 'C'],
  benefitsAssigned: ['Y', 'N', 'W'],
  releaseOfInformation: ['Y', 'I'],
  isProviderSignatureOnFile: [true, false],
  patientSignatureSource: ['P', null],
};
const consents = Object.keys(values) as Consent[];

export const statedConsents = edit({
  id: 'stated-consents',
  number: 47,
  title: 'Consent or signature was assumed',
  description:
    'Assignment, release of information and signatures are as the patient and the provider said, not as a default filled them in.',
  severity: 'ERROR',
  isOverridable: false,
  needs: ['assumedConsents'],
  check: (claim: ProfessionalClaim, { assumedConsents }) =>
    consents
      .filter((consent) => assumedConsents?.includes(consent) || !values[consent].includes(claim[consent]))
      .map((consent) => ({
        path: [consent],
        facts: { [consent]: claim[consent] },
        fix: 'Open the coverage and enter the consent or signature as it was given.',
      })),
});
