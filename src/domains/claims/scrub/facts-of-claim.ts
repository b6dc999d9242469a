import { authorizationFacts } from '../../insurance/authorizations/claim-authorizations.queries.ts';
import type { ClaimSource } from '../snapshot/claim-source.ts';
import type { ClaimFacts, RouteFacts } from './claim-facts.ts';
import type { EarlierLine } from './find-history.ts';
import { priorPaymentsOf } from './prior-payments-of.ts';

interface Found extends Pick<ClaimFacts, 'editSettings' | 'payer' | 'coverages'> {
  /** Lines of the patient's other claims. */
  earlier: readonly EarlierLine[];
}

/** The facts of one claim. Facts that the practice has no tables for are not known. */
export function factsOfClaim(claim: ClaimSource, { editSettings, payer, coverages, earlier }: Found): ClaimFacts {
  return {
    ...{ editSettings, payer, coverages, route: routeOf(claim), deathDate: claim.deceasedOn },
    needsReferral: claim.needsReferral,
    coverage: { from: claim.validFrom, to: claim.validUntil },
    history: earlier,
    otherClaims: otherClaimsOf(earlier),
    // The constraint claim_practice_id_pcn_key keeps numbers apart.
    isControlNumberTaken: false,
    assumedConsents: claim.hasAssignedBenefits ? [] : ['benefitsAssigned'],
    holds: claim.heldFor === null ? [] : [{ kind: 'STAFF', reason: claim.heldFor }],
    // A practice that cannot ask the payer is not reminded to.
    eligibilityChecks: claim.eligibility.length > 0 || claim.takesQuestions ? claim.eligibility : null,
    authorizations: claim.authorizations.map((each) =>
      authorizationFacts(
        each,
        claim.lines.map(({ chargeId }) => chargeId),
      ),
    ),
    ...{ priorPayments: priorPaymentsOf(claim), enrolments: null },
    ...{ isIncidentTo: null, collected: null, workersCompensation: null },
  };
}

function routeOf({ payerNumber, sender, receiver, enrolledFrom, enrolledUntil }: ClaimSource): RouteFacts | null {
  if (payerNumber === null) return null;
  return {
    ...{ submitterId: sender ?? '', receiverId: receiver ?? '', payerNumber, takesClaims: true },
    enrolment: enrolledFrom === null ? null : { from: enrolledFrom, to: enrolledUntil },
  };
}

function otherClaimsOf(earlier: readonly EarlierLine[]): ClaimFacts['otherClaims'] {
  const open = Map.groupBy(earlier, ({ pcn, isOpenOrPaid }) => (isOpenOrPaid ? pcn : ''));
  open.delete('');
  return [...open].map(([patientControlNumber, lines]) => ({
    ...{ patientControlNumber, providerNpi: lines[0]?.providerNpi ?? '', lines },
  }));
}
