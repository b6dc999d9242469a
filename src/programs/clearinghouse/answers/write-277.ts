import type { Party } from '../claims/claim.ts';
import { amountOf } from '../x12/amounts.ts';
import { type Answer, momentOf, type Segment } from '../x12/write-interchange.ts';
import { partySegment, serviceDates } from './party-segment.ts';
import type { StatusCodes } from './write-277ca.ts';

/** The status of one claim, asked for by a 276 or not. */
export interface ClaimStatus {
  payer: Party;
  receiver: Party;
  provider: Party;
  subscriber: Party;
  /** The patient, where it is not the subscriber. */
  dependent: Party | null;
  /** TRN02 of the question; the claim's own number where nothing was asked. */
  trace: string;
  status: StatusCodes;
  charge: number;
  payerControlNumber: string;
  patientControlNumber: string;
  from: string;
  to: string;
}

export function write277(reference: string, claims: readonly ClaimStatus[], at: number): Answer {
  const { date, second: time } = momentOf(at);
  let level = 0;
  const next = () => {
    level += 1;
    return String(level);
  };
  const segments: Segment[] = [['BHT', '0010', '08', reference, date, time, 'DG']];
  for (const claim of claims) {
    const [paying, asking, providing, insured] = [next(), next(), next(), next()];
    segments.push(
      ['HL', paying, '', '20', '1'],
      partySegment('PR', claim.payer),
      ['HL', asking, paying, '21', '1'],
      partySegment('41', claim.receiver),
      ['HL', providing, asking, '19', '1'],
      partySegment('1P', claim.provider),
      ['HL', insured, providing, '22', claim.dependent ? '1' : '0'],
      partySegment('IL', claim.subscriber),
    );
    if (claim.dependent) segments.push(['HL', next(), insured, '23'], partySegment('QC', claim.dependent));
    segments.push(
      ['TRN', '2', claim.trace],
      ['STC', claim.status.map((code) => code ?? ''), date, '', amountOf(claim.charge)],
      ...(claim.payerControlNumber ? [['REF', '1K', claim.payerControlNumber] as const] : []),
      ['REF', 'EJ', claim.patientControlNumber],
      ...serviceDates(claim.from, claim.to),
    );
  }
  return { functionalId: 'HN', id: '277', version: '005010X212', hasVersionInSet: true, segments };
}
