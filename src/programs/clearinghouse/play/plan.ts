import type { Answer, Stamp } from '../x12/write-interchange.ts';
import type { Purse } from './purse.ts';
import type { KnownClaims, SeenClaim } from './seen-claim.ts';

export interface PlanContext {
  /** SHA-256 of the file: numbers that answers need are made from it. */
  sha256: string;
  seed: number | null;
  known: KnownClaims;
  purse: Purse;
  /** When the file came, and how long a day lasts, in milliseconds. */
  at: number;
  msPerDay: number;
}

interface Timed {
  /** Days after the file came. */
  days: number;
  /** How its name ends: ta1, 999, 277ca, 277, 271, 278 or 835. */
  kind: string;
  /** It comes a second time, under another name. */
  isTwice: boolean;
}

/** An answer to a group, without its envelope. */
export interface GroupAnswer extends Timed {
  answer(at: number): Answer;
}

/** An answer that has its day, and its text once it has a control number. */
export interface Planned extends Timed {
  write(stamp: Stamp): string;
}

export interface GroupPlan {
  answers: GroupAnswer[];
  claims: SeenClaim[];
}

export interface FilePlan {
  /** Null where the file has no ISA to answer. */
  isa13: string | null;
  /** ISA06. */
  sender: string;
  /** TA105; 000 where the interchange was taken. */
  note: string;
  planned: Planned[];
  claims: SeenClaim[];
}
