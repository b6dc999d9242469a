import { createHash } from 'node:crypto';
import { ClaimEventKind } from '../../generated/models.ts';
import type { Decision } from '../claims/gives/adjudicate.ts';
import type { AdviceRow } from './advice.entity.ts';
import type { RemittanceRow } from './remittance.entity.ts';

const reversal = '22';
const words: Readonly<Record<string, string>> = {
  '19': 'Passed on to the next payer.',
  '20': 'Passed on to the next payer.',
  '21': 'Passed on to the next payer.',
  '23': 'Belongs to another payer, and was passed on to it.',
  '25': 'An estimate: nothing was decided.',
};

/** The decision of an advice, as its claim records it; null where it has no claim. Payers date by the day of the payment. */
export function decisionOf(remittance: RemittanceRow, advice: AdviceRow): Decision | null {
  const { claimId, versionNumber, payerStatus, reportedStatus, codes, payerControlNumber, crossoverPayer } = advice;
  if (!claimId || !versionNumber) return null;
  const text = words[payerStatus] ?? null;
  return {
    ...{ claimId, versionNumber, adviceId: advice.id, codes, payerControlNumber },
    kind: payerStatus === reversal ? ClaimEventKind.REVERSED : ClaimEventKind.ADJUDICATED,
    reports: reportedStatus ?? null,
    text: text && crossoverPayer ? `${text} ${crossoverPayer}` : text,
    saidAt: new Date(remittance.paidOn),
    answerKey: keyOf(remittance, advice),
  } as Decision;
}

function keyOf({ payerEin, trace, paidOn }: RemittanceRow, advice: AdviceRow): string {
  const { pcn, payerControlNumber, payerStatus, chargedCents, paidCents, patientCents, codes, versionNumber } = advice;
  const amounts = [chargedCents, paidCents, patientCents];
  const parts = [
    '835',
    payerEin,
    trace,
    paidOn,
    pcn,
    payerControlNumber,
    payerStatus,
    ...amounts,
    codes,
    versionNumber,
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
