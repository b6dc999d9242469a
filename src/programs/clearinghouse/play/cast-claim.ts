import type { ReceivedClaim } from '../claims/claim.ts';
import { adjudicate, type Decision } from './adjudicate.ts';
import type { Advice } from './advice.ts';
import { chooseEnding } from './choose.ts';
import { type Play, plays, replacementPlay, voidPlay } from './endings.ts';
import { numberFrom } from './number-from.ts';
import type { KnownClaims, SeenClaim } from './seen-claim.ts';
import type { Step } from './steps.ts';

/** A claim with its play. */
export interface CastClaim {
  claim: ReceivedClaim;
  play: Play;
  ending: NonNullable<SeenClaim['ending']> | '';
  payerControlNumber: string;
  /** The payer's word on the version that this one voids or replaces. */
  before: Advice | null;
  /** The payer's word on this one. */
  advice(decision: Decision): Advice;
}

/** Gives a claim its play. An ending is played once: a claim that comes again is taken and paid. */
export function castClaim(claim: ReceivedClaim, file: string, seed: number | null, known: KnownClaims): CastClaim {
  const before = known.get(claim.patientControlNumber);
  const payerControlNumber = numberFrom(`${file} ${claim.patientControlNumber} ${claim.position}`, 15);
  const cast = (ending: CastClaim['ending'], play: Play): CastClaim => ({
    ...{ claim, play, ending, payerControlNumber, before: before?.advice ?? null },
    // A second decision on the same claim has a number of its own.
    advice: (decision) => adjudicate(claim, decision, payerControlNumber + (decision === 'REDUCED' ? '2' : '')),
  });
  if (claim.frequency === '8') return cast('VOID', voidPlay);
  if (claim.frequency === '7') return cast('REPLACEMENT', replacementPlay);
  const isPlayed = before !== undefined && before.ending !== null;
  const ending = isPlayed ? '' : chooseEnding(claim.memberId, seed, claim.patientControlNumber);
  return cast(ending, plays[ending]);
}

/** The claim for `seen.jsonl`. A claim whose set was rejected has no payer. */
export function seenClaim({ claim, ending, play, ...cast }: CastClaim, isSetRejected: boolean): SeenClaim {
  const steps: readonly Step[] = isSetRejected ? [] : play.steps;
  const payments = steps.filter((step) => step.kind === '835');
  const last = payments.at(-1);
  const hasPayer = steps.some((step) => step.kind === '277CA' && step.by === 'PR' && step.status[0] === 'A2');
  return {
    ...{ clm01: claim.patientControlNumber, version: claim.version, frequency: claim.frequency },
    ending: isSetRejected && play.file !== 'REJECTED' ? null : ending,
    ref6r: claim.lines.map(({ controlNumber }) => controlNumber),
    payerControlNumber: hasPayer ? cast.payerControlNumber : null,
    ...{ charge: claim.charge, paidAfter: payments[0]?.days ?? null },
    advice: last && last.manner !== 'VOIDED' ? cast.advice(last.decision) : null,
  };
}
