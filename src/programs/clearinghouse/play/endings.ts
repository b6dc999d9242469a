import { accepted, days, pays, pending, received, type Step, taken } from './steps.ts';

/** The answer to the file that a claim came in. It holds for every claim of its set. */
export type FilePlay = 'REJECTED' | 'SILENT' | 'LATE' | 'TWICE';

export interface Play {
  /** Null: accepted at once. */
  file: FilePlay | null;
  steps: readonly Step[];
  /** How often it comes by a seed, of a hundred. */
  weight: number;
}

const play = (steps: readonly Step[], weight = 0, file: FilePlay | null = null): Play => ({ file, steps, weight });

const usual = [...taken, pays('PAID')];
const paidLater = pays('PAID', 'PLAIN', days.laterPayment);
const corrected = pays('REDUCED', 'CORRECTED', days.laterPayment);
const takenBack = pays('REDUCED', 'TAKEN', days.laterPayment);
const collected = pays('REDUCED', 'COLLECTED', days.collection);

/** The plays of claims by the ending of the member id. The empty ending is every other. */
export const plays = {
  '': play(usual, 66),
  R999: play([], 0, 'REJECTED'),
  R562: play([{ ...received, status: ['A7', '562', '85'] } as Step], 4),
  R33: play([received, { ...accepted, status: ['A3', '33', 'IL'] } as Step], 4),
  MUTE1: play([], 0, 'SILENT'),
  MUTE2: play([], 1),
  MUTE3: play(taken, 1),
  INFO: play([received, accepted, { ...pending, status: ['R3', '297'] } as Step, paidLater], 4),
  DENY16: play([...taken, pays('DENIED_16')], 3),
  DENY197: play([...taken, pays('DENIED_197')], 3),
  DENY29: play([...taken, pays('DENIED_29')], 2),
  ODD: play([...taken, pays('PAID', 'ODD')]),
  LATE: play(usual, 0, 'LATE'),
  TWICE: play(usual, 0, 'TWICE'),
  SWAP: play([{ ...accepted, days: days.clearinghouse }, { ...received, days: days.payer }, pending, pays('PAID')], 1),
  TAKE: play([...usual, corrected], 1),
  TAKEWO: play([...usual, takenBack, collected], 1),
  CROSS: play([...taken, pays('CROSSED')], 2),
  PART: play([...taken, pays('PART')], 4),
  DED: play([...taken, pays('DEDUCTIBLE')], 3),
  SPLIT: play([...taken, pays('PAID', 'SPLIT_FIRST'), pays('PAID', 'SPLIT_REST', days.payment + days.again)]),
} as const satisfies Readonly<Record<string, Play>>;

export type Ending = keyof typeof plays;

/** A payer takes a void on, and takes its payment back. */
export const voidPlay = play([received, accepted, pays('PAID', 'VOIDED')]);
/** A replacement is paid in place of the claim that it replaces. */
export const replacementPlay = play([...taken, pays('PAID', 'CORRECTED')]);
