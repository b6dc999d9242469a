import { ClaimStatus } from '../../generated/models.ts';
import { type Fate, plannedVisit } from './claim-plan.ts';
import { codePastVisits, type PastVisit } from './code-past-visits.ts';
import type { DemoPast } from './demo-past.ts';
import type { PastOffice } from './find-past-office.ts';

/** A claim that is to be made. */
export interface PlannedClaim {
  /** Its place among all claims, from 0. */
  place: number;
  fate: Fate;
  /** How many claims of the same fate came before. */
  ordinal: number;
  visitDay: string;
}

const minuteMs = 60_000;

/** The coder's releases of an afternoon; answers the claims that they make, in turn. */
export async function codeClaims(
  past: DemoPast,
  office: PastOffice,
  claims: readonly PlannedClaim[],
  at: Date,
): Promise<string[]> {
  const visits = claims.map((claim) => visitOf(office, claim));
  const made = await past.at(at, office.coderId, (unit) => codePastVisits(unit, visits));
  if (made.length !== claims.length) throw new Error('A visit of the demo has no coverage.');
  return made.map(({ id }) => id);
}

function visitOf(office: PastOffice, { place, fate, visitDay }: PlannedClaim): PastVisit {
  const { visitType, codes, diagnoses } = plannedVisit(place, fate);
  const nth = <Row>(rows: readonly Row[]): Row => {
    const row = rows[place % rows.length];
    if (row === undefined) throw new Error('The demo has no patients or providers.');
    return row;
  };
  return {
    ...{ siteId: office.siteId, patientId: nth(office.patientIds), providerId: nth(office.providerIds) },
    ...{ visitTypeId: office.visitTypes.get(visitType) ?? '', ticket: `C${10 + place}`, day: visitDay, diagnoses },
    arrivedAt: new Date(Date.parse(`${visitDay}T13:05:00Z`) + (place % 6) * 11 * minuteMs),
    // A line that is there twice keeps its claim.
    codes: fate === ClaimStatus.SCRUB_FAILED ? [...codes, ...codes.slice(-1)] : codes,
  };
}
