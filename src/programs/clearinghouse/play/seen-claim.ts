import type { Advice } from './advice.ts';
import type { Ending } from './endings.ts';

/** One version of a claim, as `seen.jsonl` keeps it. */
export interface SeenClaim {
  clm01: string;
  /** REF*D9: the sender's number of the version. */
  version: string;
  /** REF*6R of its lines. */
  ref6r: readonly string[];
  frequency: string;
  /** Its play; null where its set was rejected for another claim, so that it has still to be played. */
  ending: Ending | 'VOID' | 'REPLACEMENT' | null;
  /** Null where the payer never got it. */
  payerControlNumber: string | null;
  charge: number;
  /** The day of its payment, in days after its file came; null where none comes. */
  paidAfter: number | null;
  /** The payer's last word; null where there is none or where it was taken back. */
  advice: Advice | null;
}

/** The last version of each claim, by CLM01, with the moment in milliseconds when its file came. */
export type KnownClaims = Map<string, SeenClaim & { at: number }>;
