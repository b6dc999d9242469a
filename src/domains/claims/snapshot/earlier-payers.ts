import type { ClaimLine } from '../../../edi/claim/claim-line.ts';
import type { AdjustmentGroup, LineAdjudication, OtherPayer } from '../../../edi/claim/other-payer.ts';
import type { ClaimSource, LineSource } from './claim-source.ts';
import type { EarlierAdjustment, EarlierDecision } from './find-earlier-decisions.ts';

/** The payers before the claim's own, as their claims were sent, with their decisions. */
export const otherPayersOf = ({ earlier }: ClaimSource): OtherPayer[] => earlier.map(otherPayerOf);

function otherPayerOf(decision: EarlierDecision): OtherPayer {
  const { sent, lines, decidedOn } = decision;
  const { subscriber, payer, patient } = sent;
  return {
    ...{ responsibility: subscriber.responsibility, relationship: patient?.relationship ?? '18' },
    ...{ groupNumber: subscriber.groupNumber, groupName: subscriber.groupName },
    ...{ insuranceType: subscriber.insuranceType, filingCode: subscriber.filingCode },
    ...{ adjustments: grouped(decision.adjustments), paid: decision.paidCents },
    patientLiability: decision.patientCents,
    ...{ benefitsAssigned: sent.benefitsAssigned, patientSignatureSource: sent.patientSignatureSource },
    ...{ releaseOfInformation: sent.releaseOfInformation, remarks: decision.remarks },
    subscriber: {
      ...{ name: subscriber.name, memberId: subscriber.memberId },
      address: subscriber.demographics?.address ?? null,
    },
    payer,
    // With lines, each of them has the day.
    adjudicatedOn: lines.length > 0 ? null : decidedOn,
    payerControlNumber: decision.payerControlNumber,
  };
}

/** The decisions of earlier payers about one line. */
export function adjudicationsOf({ earlier }: ClaimSource, line: LineSource): ClaimLine['adjudications'] {
  return earlier.flatMap(({ sent, lines, decidedOn }) =>
    lines
      .filter(({ chargeId }) => chargeId === line.chargeId)
      .map((decided): LineAdjudication => {
        // Another kind of code than the one billed has no place in a professional claim.
        const { code, modifiers } = decided.qualifier === 'HC' ? decided : line;
        return {
          ...{ payerId: sent.payer.id, paid: decided.paidCents, procedure: code, modifiers },
          ...{ units: decided.units || line.units, adjustments: grouped(decided.adjustments) },
          ...{ adjudicatedOn: decidedOn, patientLiability: null },
        };
      }),
  );
}

/** All reasons of one group are one CAS. */
function grouped(adjustments: readonly EarlierAdjustment[]): AdjustmentGroup[] {
  return [...Map.groupBy(adjustments, ({ group }) => group)].map(([group, all]) => ({
    group,
    reasons: all.map(({ reason, cents, quantity }) => ({ reason, cents, quantity })),
  }));
}
