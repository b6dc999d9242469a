import type { ProfessionalClaim } from '../../../edi/claim/professional-claim.ts';
import { edit, type Found } from '../scrub/edit.ts';
import type { Adjustment, PriorPayment } from '../scrub/prior-payment.ts';
import type { SharedFacts } from '../scrub/scrub-facts.ts';

const sum = (adjustments: readonly Adjustment[]) => adjustments.reduce((total, { cents }) => total + cents, 0);

export const priorPayments = edit({
  id: 'prior-payments',
  number: 45,
  title: 'Earlier payer’s answer does not balance',
  description:
    'Payment and adjustments of each earlier payer make the charge of every line and the total. Payments are not negative, the day and the patient’s share stand at the claim or at its lines, and adjustment reasons and remarks are in the code lists.',
  severity: 'ERROR',
  isOverridable: true,
  needs: ['priorPayments', 'adjustmentReasons', 'remarkCodes'],
  check: (claim, facts) =>
    (facts.priorPayments ?? []).flatMap((payment) => [
      ...lineFindings(claim, payment),
      ...[...claimFaults(claim, payment), ...codeFaults(payment, facts)].map((fault) => ({
        path: ['total'],
        facts: { payerId: payment.payerId, total: claim.total, paid: payment.paid },
        fix: `Open the remittance of the earlier payer: ${fault}`,
      })),
    ]),
});

function lineFindings({ lines }: ProfessionalClaim, { payerId, lines: answered }: PriorPayment): Found[] {
  return answered.flatMap(({ line, paid, adjustments }) => {
    const charge = lines[line]?.charge;
    const adjusted = sum(adjustments);
    if (charge === undefined || (paid >= 0 && charge === paid + adjusted)) return [];
    const fix = 'Open the remittance of the earlier payer and correct payment and adjustments of this line.';
    return [{ path: ['lines', line, 'charge'], facts: { payerId, charge, paid, adjusted }, fix }];
  });
}

function claimFaults({ total }: ProfessionalClaim, payment: PriorPayment): string[] {
  const { paid, adjustments, lines, adjudicatedOn, patientLiability } = payment;
  const adjusted = lines.reduce((cents, line) => cents + sum(line.adjustments), sum(adjustments));
  const faults: string[] = [];
  if (paid < 0 || total !== paid + adjusted)
    faults.push('payment and adjustments do not make the total. Correct them.');
  const dated = lines.filter((line) => line.adjudicatedOn !== null).length;
  const isDatedOnce = adjudicatedOn === null ? lines.length > 0 && dated === lines.length : dated === 0;
  if (!isDatedOnce) faults.push('keep its day at the claim or at every line.');
  if (patientLiability !== null && lines.some((line) => line.patientLiability !== null))
    faults.push("keep the patient's share at the claim or at its lines.");
  return faults;
}

function codeFaults(payment: PriorPayment, known: Pick<SharedFacts, 'adjustmentReasons' | 'remarkCodes'>): string[] {
  const parts = [payment, ...payment.lines];
  const reasons = parts.flatMap(({ adjustments }) => adjustments.map(({ reason }) => reason));
  const remarks = parts.flatMap((part) => part.remarks);
  const unknown = [
    ...reasons.filter((code) => !(known.adjustmentReasons?.has(code) ?? /^[A-Z]?\d{1,3}$/.test(code))),
    ...remarks.filter((code) => !(known.remarkCodes?.has(code) ?? /^[A-Z]{1,2}\d{1,3}$/.test(code))),
  ];
  return [...new Set(unknown)].map((code) => `${code} is no code of a reason or remark. Correct it.`);
}
