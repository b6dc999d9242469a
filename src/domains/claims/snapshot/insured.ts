import type { Demographics } from '../../../edi/claim/party.ts';
import type { Dependent, ProfessionalClaim, Subscriber } from '../../../edi/claim/professional-claim.ts';
import { FilingCode, SubscriberRelationship } from '../../../generated/models.ts';
import { filingCodes, relationshipCodes, responsibilityCode, secondaryReasons, sexCodes } from './claim-codes.ts';
import type { ClaimSource } from './claim-source.ts';
import { addressOf, noAddress, personOf } from './parties.ts';

/** The subscriber, and the patient where that is another person. */
export function insuredOf(claim: ClaimSource): { subscriber: Subscriber; patient: Dependent | null } {
  const isSelf = claim.relationship === SubscriberRelationship.SELF;
  const name = personOf(claim.familyName, claim.givenName);
  const demographics = demographicsOf(claim);
  const subscriber: Subscriber = {
    responsibility: responsibilityCode(claim.rank),
    groupNumber: claim.groupNumber,
    ...{ groupName: null, insuranceType: secondaryReasonOf(claim) },
    ...{ filingCode: filingCodes[claim.filingCode], memberId: claim.memberId },
    name: isSelf ? name : personOf(claim.subscriberFamilyName, claim.subscriberGivenName),
    demographics: isSelf && addressOf(claim.address) ? demographics : null,
  };
  if (isSelf) return { subscriber, patient: null };
  return { subscriber, patient: { relationship: relationshipCodes[claim.relationship], name, demographics } };
}

/** Medicare alone asks why it is not the first payer. */
function secondaryReasonOf({ rank, filingCode, medicareSecondaryReason: reason }: ClaimSource): string | null {
  const isMedicare = filingCode === FilingCode.MEDICARE_A || filingCode === FilingCode.MEDICARE_B;
  return isMedicare && rank > 1 && reason ? secondaryReasons[reason] : null;
}

function demographicsOf({ address, birthDate, gender }: ClaimSource): Demographics {
  return { address: addressOf(address) ?? noAddress, birthDate, sex: sexCodes[gender] };
}

export function payerOf({ payerName, payerNumber, payerAddress }: ClaimSource): ProfessionalClaim['payer'] {
  const address = addressOf(payerAddress);
  // The address may be absent, but not in parts.
  const isWhole = address?.line1 && address.city;
  return { name: payerName, idKind: 'PI', id: payerNumber ?? '', address: isWhole ? address : null };
}
