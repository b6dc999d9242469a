import type { ProfessionalClaim } from '../../../edi/claim/professional-claim.ts';
import { authorizationsOf } from './authorizations-of.ts';
import type { BillerSource, ClaimSource } from './claim-source.ts';
import { detailsOf } from './details-of.ts';
import { otherPayersOf } from './earlier-payers.ts';
import { insuredOf, payerOf } from './insured.ts';
import { diagnosesOf, hasLaboratoryTest, linesOf } from './lines-of.ts';
import { addressOf, billingProviderOf, facilityOf, isBiller, providerOf } from './parties.ts';
import { versionReference } from './version-reference.ts';

/** A claim as it would be sent now. Facts that are not known are null or empty, so that the edits find them. */
export function snapshotOf(claim: ClaimSource, biller: BillerSource): ProfessionalClaim {
  const [first] = claim.lines;
  const placeOfService = first?.placeOfService ?? '';
  const rendering = first?.provider ?? null;
  const solo = isBiller(biller, rendering) ? rendering : null;
  const supervisor = claim.lines.find((line) => line.supervisor)?.supervisor ?? null;
  const diagnoses = diagnosesOf(claim);
  const authorizations = authorizationsOf(claim);
  const details = detailsOf(claim);
  return {
    patientControlNumber: claim.pcn,
    frequency: claim.frequency,
    payerControlNumber: claim.frequency === '1' ? null : claim.payerControlNumber,
    total: claim.lines.reduce((cents, { amountCents }) => cents + amountCents, 0),
    placeOfService,
    ...consentsOf(claim),
    ...details,
    ...authorizations.ofClaim,
    referringProvider: authorizations.ofClaim.referringProvider ?? details.referringProvider,
    cliaNumber: hasLaboratoryTest(claim) ? claim.site.cliaNumber : null,
    clearinghouseClaimNumber: versionReference(claim.pcn, claim.versionNumber),
    medicalRecordNumber: claim.mrn,
    diagnoses: diagnoses.codes,
    billingProvider: billingProviderOf(biller, solo),
    payTo: addressOf(biller.payToAddress),
    ...insuredOf(claim),
    payer: payerOf(claim),
    renderingProvider: rendering && !solo ? providerOf(rendering) : null,
    serviceFacility: facilityOf(claim, biller, placeOfService),
    supervisingProvider: supervisor && { name: providerOf(supervisor).name, npi: supervisor.npi },
    otherPayers: otherPayersOf(claim),
    lines: linesOf(claim, diagnoses, { placeOfService, renderingProviderId: rendering?.id ?? null, authorizations }),
  };
}

/**
 * Disclosures for payment need no signature of the patient (45 CFR 164.506), an assignment of benefits does. The practice
 * takes assignment from every payer, and its providers sign their notes.
 */
function consentsOf({ hasAssignedBenefits }: ClaimSource) {
  return {
    isProviderSignatureOnFile: true,
    acceptsAssignment: 'A',
    benefitsAssigned: hasAssignedBenefits ? 'Y' : 'N',
    releaseOfInformation: hasAssignedBenefits ? 'Y' : 'I',
    patientSignatureSource: null,
  } as const;
}
