import type { Demographics } from '../../../edi/claim/party.ts';
import type { ProfessionalClaim } from '../../../edi/claim/professional-claim.ts';
import type { Path } from '../../../edi/writing/field.ts';

/** Address, birth date and sex of the patient, who is the subscriber or a dependent; null where the claim lacks them. */
export function patientOf({
  patient,
  subscriber,
}: ProfessionalClaim): { demographics: Demographics; path: Path } | null {
  if (patient) return { demographics: patient.demographics, path: ['patient', 'demographics'] };
  const { demographics } = subscriber;
  return demographics && { demographics, path: ['subscriber', 'demographics'] };
}
