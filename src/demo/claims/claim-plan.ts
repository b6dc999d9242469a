import { ClaimStatus } from '../../generated/models.ts';

/** The fate of a claim of the demo: the status in which its answers leave it, or the work that the office did on it. */
export type Fate = ClaimStatus | 'RESENT_AND_PAID';

export interface PlannedFile {
  /** Days ago; a weekday. */
  sent: number;
  fates: readonly Fate[];
}

const { READY, ON_HOLD, SCRUB_FAILED, SUBMITTED, FILE_ACCEPTED, FILE_REJECTED, NOT_FOUND } = ClaimStatus;
const { CLEARINGHOUSE_ACCEPTED, CLEARINGHOUSE_REJECTED, PAYER_ACCEPTED, PAYER_REJECTED } = ClaimStatus;
const { PENDING, INFO_REQUESTED, PAID, PARTLY_PAID, DENIED, PATIENT_RESPONSIBILITY } = ClaimStatus;
const { REVERSED, APPEALED, CLOSED } = ClaimStatus;

/** The files of two months, the oldest first. */
export const plannedFiles: readonly PlannedFile[] = [
  { sent: 57, fates: [PAID, PAID, PAID] },
  { sent: 52, fates: [PAID, PAID, DENIED] },
  { sent: 48, fates: [PAID, PARTLY_PAID, PATIENT_RESPONSIBILITY] },
  { sent: 45, fates: ['RESENT_AND_PAID', REVERSED, CLOSED] },
  { sent: 41, fates: [PAID, APPEALED] },
  { sent: 38, fates: [PAID, PAID, PARTLY_PAID, DENIED] },
  { sent: 35, fates: [PENDING, INFO_REQUESTED] },
  { sent: 29, fates: [PARTLY_PAID, DENIED, PATIENT_RESPONSIBILITY, PAYER_REJECTED] },
  { sent: 26, fates: [PENDING, PENDING, PAYER_REJECTED] },
  { sent: 20, fates: [PAYER_ACCEPTED, PAYER_ACCEPTED, INFO_REQUESTED, PENDING] },
  { sent: 17, fates: [NOT_FOUND, CLEARINGHOUSE_REJECTED, PAYER_REJECTED] },
  { sent: 13, fates: [PAYER_ACCEPTED, PAYER_ACCEPTED, CLEARINGHOUSE_REJECTED] },
  { sent: 10, fates: [FILE_REJECTED, FILE_REJECTED, FILE_REJECTED] },
  { sent: 8, fates: [CLEARINGHOUSE_ACCEPTED, CLEARINGHOUSE_ACCEPTED, CLEARINGHOUSE_ACCEPTED, CLEARINGHOUSE_REJECTED] },
  { sent: 6, fates: [FILE_ACCEPTED, FILE_ACCEPTED, FILE_ACCEPTED] },
  { sent: 3, fates: [SUBMITTED, SUBMITTED, SUBMITTED, SUBMITTED] },
];

/** Claims that no file holds yet, of visits of the last days. */
export const unsentClaims: readonly Fate[] = [
  ...[READY, READY, READY, READY, READY],
  ...[ON_HOLD, ON_HOLD],
  ...[SCRUB_FAILED, SCRUB_FAILED],
];

interface PlannedVisit {
  visitType: string;
  codes: readonly string[];
  diagnoses: readonly string[];
}

/** The visits that claims are for, in turn. */
const visits: readonly PlannedVisit[] = [
  { visitType: 'Follow-up', codes: ['G0463'], diagnoses: ['I10'] },
  { visitType: 'Follow-up', codes: ['G0463', 'J3420'], diagnoses: ['D519', 'E119'] },
  { visitType: 'Vaccination', codes: ['G0008', 'Q2039'], diagnoses: ['Z23'] },
  { visitType: 'Follow-up', codes: ['G0463', 'G0447'], diagnoses: ['E669', 'I10'] },
  { visitType: 'Follow-up', codes: ['G0439', 'G0444'], diagnoses: ['Z0000'] },
];

/** Lines of which a payer pays some and denies others are two at least. */
const severalLines: ReadonlySet<Fate> = new Set([PARTLY_PAID, SCRUB_FAILED]);

export function plannedVisit(place: number, fate: Fate): PlannedVisit {
  const visit = visits[place % visits.length];
  if (!visit) throw new Error('The plan has no visits.');
  const several = severalLines.has(fate) && visit.codes.length < 2 ? visits[1] : visit;
  return several ?? visit;
}
