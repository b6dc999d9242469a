import type { Random } from '../plan/seeded-random.ts';
import { seededRandom } from '../plan/seeded-random.ts';
import type { ClaimsCrew } from './claims-crew.ts';
import type { ClaimsOffice } from './find-claims-office.ts';

/** The things that all parts of a claims day share. */
export interface ClaimsDay {
  crew: ClaimsCrew;
  office: ClaimsOffice;
  random: Random;
  /** Prints a line of the office's own work; the subscriber prints the changes. */
  note(line: string): void;
  /** Counts a refusal that should not have been, and prints it. */
  refused(line: string): void;
  signal: AbortSignal;
}

/** Counts what was refused though it should have worked. */
export function openDay(
  parts: Pick<ClaimsDay, 'crew' | 'office' | 'note' | 'signal'> & { seed: number },
): ClaimsDay & { refusals: () => number } {
  let refusals = 0;
  const { seed, ...rest } = parts;
  return {
    ...rest,
    random: seededRandom(seed),
    refused: (line) => {
      refusals += 1;
      parts.note(line);
    },
    refusals: () => refusals,
  };
}
