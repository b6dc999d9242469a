import type { Party, ReceivedBatch, ReceivedClaim } from '../claims/claim.ts';
import { amountOf } from '../x12/amounts.ts';
import { type Answer, momentOf, type Segment } from '../x12/write-interchange.ts';
import { datesOf, partySegment, serviceDates } from './party-segment.ts';

/** STC01: category, status and entity. */
export type StatusCodes = readonly [category: string, status: string, entity?: string];

export interface AnsweredClaim {
  claim: ReceivedClaim;
  status: StatusCodes;
  /** REF*1K; null before a payer has the claim. */
  payerControlNumber: string | null;
}

/** A1 and A2 take a claim on, A3 to A8 reject it. */
const isAccepted = ({ status: [category] }: AnsweredClaim) => ['A0', 'A1', 'A2'].includes(category);
const totalOf = (claims: readonly AnsweredClaim[]) => claims.reduce((sum, { claim }) => sum + claim.charge, 0);

/** 277CA of a clearinghouse (AY) or of a payer (PR). */
export function write277ca(
  source: { entity: 'AY' | 'PR'; party: Party },
  batch: ReceivedBatch,
  claims: readonly AnsweredClaim[],
  at: number,
): Answer {
  const { date, second: time } = momentOf(at);
  const accepted = claims.filter(isAccepted);
  const rejected = claims.filter((claim) => !isAccepted(claim));
  const whole: Segment = ['STC', ['A1', '19', source.entity], date, 'WQ', amountOf(totalOf(claims))];
  const segments: Segment[] = [
    ['BHT', '0085', '08', batch.reference, date, time, 'TH'],
    ['HL', '1', '', '20', '1'],
    partySegment(source.entity, source.party),
    ['TRN', '1', batch.reference],
    ['DTP', '050', 'D8', date],
    ['DTP', '009', 'D8', date],
    ['HL', '2', '1', '21', '1'],
    partySegment('41', batch.submitter),
    ['TRN', '2', batch.reference],
    whole,
    ...count('90', accepted),
    ...count('AA', rejected),
    ...sum('YU', accepted),
    ...sum('YY', rejected),
  ];
  let level = 2;
  let provider = 0;
  let before = '';
  for (const claim of claims) {
    const key = JSON.stringify(claim.claim.provider);
    if (key !== before) {
      before = key;
      level += 1;
      provider = level;
      segments.push(['HL', String(level), '2', '19', '1'], partySegment('85', claim.claim.provider));
      segments.push(['TRN', '1', '0'], whole);
    }
    level += 1;
    segments.push(['HL', String(level), String(provider), 'PT'], ...aboutClaim(claim, date));
  }
  return { functionalId: 'HN', id: '277', version: '005010X214', hasVersionInSet: true, segments };
}

const count = (code: string, claims: readonly AnsweredClaim[]): Segment[] =>
  claims.length > 0 ? [['QTY', code, String(claims.length)]] : [];
const sum = (code: string, claims: readonly AnsweredClaim[]): Segment[] =>
  claims.length > 0 ? [['AMT', code, amountOf(totalOf(claims))]] : [];

function aboutClaim(answered: AnsweredClaim, date: string): Segment[] {
  const { claim, status, payerControlNumber } = answered;
  const { from, to } = datesOf(claim.lines);
  const action = isAccepted(answered) ? 'WQ' : 'U';
  return [
    partySegment('QC', claim.patient, { idKind: 'MI', id: claim.memberId }),
    ['TRN', '2', claim.patientControlNumber],
    ['STC', status.map((code) => code ?? ''), date, action, amountOf(claim.charge)],
    ...(payerControlNumber ? [['REF', '1K', payerControlNumber] as const] : []),
    ...(claim.version ? [['REF', 'D9', claim.version] as const] : []),
    ...serviceDates(from, to),
  ];
}
