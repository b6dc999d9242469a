import type { ChargeRow } from '../coding/charge.entity.ts';

/** An 837P takes so many service lines in a claim, and so many diagnoses. */
const mostLines = 50;
const mostDiagnoses = 12;

/**
 * The charges of a visit as claims take them, in their order. A claim has at most 50 lines and 12 diagnoses, and names
 * one supervising provider.
 */
export function splitCharges<Charge extends Pick<ChargeRow, 'pointers' | 'supervisorId'>>(
  charges: readonly Charge[],
): Charge[][] {
  const claims: { supervisorId: string | null; pointers: Set<number>; lines: Charge[] }[] = [];
  for (const charge of charges) {
    const supervisorId = charge.supervisorId ?? null;
    const place = claims.find(
      (claim) =>
        claim.lines.length < mostLines &&
        claim.supervisorId === supervisorId &&
        claim.pointers.union(new Set(charge.pointers)).size <= mostDiagnoses,
    );
    if (place) {
      place.lines.push(charge);
      for (const pointer of charge.pointers) place.pointers.add(pointer);
    } else claims.push({ supervisorId, pointers: new Set(charge.pointers), lines: [charge] });
  }
  return claims.map(({ lines }) => lines);
}
