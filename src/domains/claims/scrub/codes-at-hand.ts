import type { ClaimSource } from '../snapshot/claim-source.ts';

/** Every code that some claims carry, each once. */
export interface CodesAtHand {
  procedures: string[];
  modifiers: string[];
  diagnoses: string[];
  places: string[];
  /** Ordered pairs of different procedures that stand on one claim. */
  pairs: readonly (readonly [column1: string, column2: string])[];
}

export function codesOf(claims: readonly ClaimSource[]): CodesAtHand {
  const lines = claims.flatMap((claim) => claim.lines);
  const pairs = new Map<string, readonly [string, string]>();
  for (const claim of claims) {
    const procedures = [...new Set(claim.lines.map(({ code }) => code))];
    for (const one of procedures)
      for (const other of procedures) if (one !== other) pairs.set(`${one} ${other}`, [one, other]);
  }
  return {
    procedures: [...new Set(lines.map(({ code }) => code))],
    modifiers: [...new Set(lines.flatMap(({ modifiers }) => modifiers))],
    diagnoses: [...new Set(claims.flatMap(({ diagnoses }) => diagnoses.map(({ code }) => code)))],
    places: [...new Set(lines.map(({ placeOfService }) => placeOfService))],
    pairs: [...pairs.values()],
  };
}
