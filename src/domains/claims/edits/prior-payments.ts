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
    'Payment and adjustments of each earlier payer make the charge of every line and the total. Payments are not negative, the day and the patient’s share stand at the claim or at its lines, and adjustment reasons are in the code list.',
  severity: 'ERROR',
  isOverridable: true,
  needs: ['priorPayments', 'adjustmentReasons'],
  check: (claim, { priorPayments: payments, adjustmentReasons }) =>
    (payments ?? []).flatMap((payment) => [
      ...lineFindings(claim, payment),
      ...claimFaults(claim, payment, adjustmentReasons).map((fix) => ({
        path: ['total'],
        facts: { payerId: payment.payerId, total: claim.total, paid: payment.paid },
        fix,
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

function claimFaults({ total }: ProfessionalClaim, payment: PriorPayment, known: SharedFacts['adjustmentReasons']) {
  const { paid, adjustments, lines, adjudicatedOn, patientLiability } = payment;
  const all = [...adjustments, ...lines.flatMap((line) => line.adjustments)];
  const faults: string[] = [];
  if (paid < 0 || total !== paid + sum(all))
    faults.push('Open the remittance of the earlier payer: payment and adjustments do not make the total.');
  const dated = lines.filter((line) => line.adjudicatedOn !== null).length;
  const isDatedOnce = adjudicatedOn === null ? lines.length > 0 && dated === lines.length : dated === 0;
  if (!isDatedOnce)
    faults.push('Open the remittance of the earlier payer: keep its day at the claim or at every line.');
  if (patientLiability !== null && lines.some((line) => line.patientLiability !== null))
    faults.push('Open the remittance of the earlier payer: keep the patient’s share at the claim or at its lines.');
  const unknown = all.find(({ reason }) => !(known?.has(reason) ?? /^[A-Z]?\d{1,3}$/.test(reason)));
  if (unknown) faults.push(`Open the remittance of the earlier payer: ${unknown.reason} is no adjustment reason.`);
  return faults;
}
