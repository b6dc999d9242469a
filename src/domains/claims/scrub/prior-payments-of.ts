import type { ClaimSource } from '../snapshot/claim-source.ts';
import type { PriorPayment } from './prior-payment.ts';

/** Decisions of earlier payers, as the edits ask for them. */
export function priorPaymentsOf({ earlier, lines }: ClaimSource): PriorPayment[] {
  return earlier.map(({ payerId, paidCents, adjustments, remarks, patientCents, decidedOn, lines: decided }) => ({
    ...{ payerId, paid: paidCents, adjustments, remarks, patientLiability: patientCents },
    adjudicatedOn: decided.length > 0 ? null : decidedOn,
    lines: decided.flatMap((one) => {
      const line = lines.findIndex(({ chargeId }) => chargeId === one.chargeId);
      if (line < 0) return [];
      const { paidCents: paid, adjustments: adjusted, remarks: remarked } = one;
      return [
        { line, paid, adjustments: adjusted, remarks: remarked, patientLiability: null, adjudicatedOn: decidedOn },
      ];
    }),
  }));
}
