import { type SetVerdict, write999 } from '../answers/write-999.ts';
import type { ReceivedBatch } from '../claims/claim.ts';
import { readClaims } from '../claims/read-claims.ts';
import type { ReceivedGroup } from '../x12/read-interchange.ts';
import { answerClaims } from './answer-claims.ts';
import { type CastClaim, castClaim, seenClaim } from './cast-claim.ts';
import type { GroupAnswer, GroupPlan, PlanContext } from './plan.ts';
import type { KnownClaims } from './seen-claim.ts';
import { days } from './steps.ts';

interface CastSet {
  verdict: SetVerdict;
  batch: ReceivedBatch;
  claims: readonly CastClaim[];
}

/** The answers to a group of claims: one 999, then those of each set that was accepted. */
export function planClaimGroup(group: ReceivedGroup, component: string, context: PlanContext): GroupPlan {
  const { sha256, seed, at } = context;
  const known: KnownClaims = new Map(context.known);
  const sets = group.sets.map((set): CastSet => {
    const isFaulty = set.faults.length > 0 || set.id !== '837';
    const batch = readClaims(set, component);
    const claims = isFaulty
      ? []
      : batch.claims.map((claim) => {
          const cast = castClaim(claim, sha256, seed, known);
          known.set(claim.patientControlNumber, { ...seenClaim(cast, false), at });
          return cast;
        });
    const culprit = claims.find(({ play }) => play.file === 'REJECTED') ?? null;
    const isRejected = isFaulty || culprit !== null;
    return { verdict: { set, isRejected, claim: culprit?.claim ?? null }, batch, claims };
  });
  const answered = sets.filter(({ verdict }) => !verdict.isRejected);
  return {
    answers: [
      ...syntaxAnswer(group, sets),
      ...answered.flatMap(({ batch, claims }) => answerClaims(batch, claims, context)),
    ],
    claims: sets.flatMap(({ verdict, claims }) => claims.map((cast) => seenClaim(cast, verdict.isRejected))),
  };
}

/** A claim that is silent about its file silences the 999, but for one that rejects. */
function syntaxAnswer(group: ReceivedGroup, sets: readonly CastSet[]): GroupAnswer[] {
  const plays = sets.flatMap(({ verdict, claims }) => (verdict.isRejected ? [] : claims.map(({ play }) => play.file)));
  const isRejecting = sets.some(({ verdict }) => verdict.isRejected);
  if (plays.includes('SILENT') && !isRejecting) return [];
  const answer = () =>
    write999(
      group,
      sets.map(({ verdict }) => verdict),
    );
  const when = plays.includes('LATE') ? days.lateSyntax : days.syntax;
  return [{ days: when, kind: '999', isTwice: plays.includes('TWICE'), answer }];
}
