import { datesOf } from '../answers/party-segment.ts';
import { type ClaimStatus, write277 } from '../answers/write-277.ts';
import { write277ca } from '../answers/write-277ca.ts';
import type { ReceivedBatch } from '../claims/claim.ts';
import type { CastClaim } from './cast-claim.ts';
import type { GroupAnswer, PlanContext } from './plan.ts';
import { writePayment } from './plan-remittances.ts';
import { days, type Step } from './steps.ts';

interface Meeting {
  cast: CastClaim;
  step: Step;
}

/** The answers to the claims of one set. Claims whose steps meet on one day, from one source, share a file. */
export function answerClaims(batch: ReceivedBatch, claims: readonly CastClaim[], context: PlanContext): GroupAnswer[] {
  const meetings = claims.flatMap((cast) => cast.play.steps.map((step): Meeting => ({ cast, step })));
  return [...Map.groupBy(meetings, keyOf).values()].flatMap((met) => {
    const [first] = met;
    if (!first) return [];
    const { step, cast } = first;
    const when = { days: step.days, kind: step.kind.toLowerCase(), isTwice: cast.play.file === 'TWICE' };
    return [{ ...when, answer: (at: number) => writeMet(step, met, { batch, at, context }) }];
  });
}

function keyOf({ step, cast: { claim, play } }: Meeting): string {
  const payer = claim.payer;
  const source =
    step.kind === '835'
      ? [step.manner, payer, claim.provider, claim.taxId]
      : step.kind === '277CA'
        ? [step.by, step.by === 'PR' ? payer : null]
        : [payer];
  return JSON.stringify([step.kind, step.days, play.file === 'TWICE', source]);
}

interface Setting {
  batch: ReceivedBatch;
  at: number;
  context: PlanContext;
}

function writeMet(step: Step, met: readonly Meeting[], { batch, at, context }: Setting) {
  const claims = met.map(({ cast }) => cast);
  if (step.kind === '277CA') {
    const payer = claims[0]?.claim.payer ?? batch.receiver;
    const source = { entity: step.by, party: step.by === 'AY' ? batch.receiver : payer };
    const answered = met.flatMap(({ cast: { claim, payerControlNumber }, step: { kind, ...own } }) => {
      if (kind !== '277CA' || !('status' in own)) return [];
      return [{ claim, status: own.status, payerControlNumber: own.status[0] === 'A2' ? payerControlNumber : null }];
    });
    return write277ca(source, batch, answered, at);
  }
  if (step.kind === '277') {
    const statuses = met.flatMap(({ cast, step: own }) => (own.kind === '277' ? [statusOf(cast, own, batch)] : []));
    return write277(batch.reference, statuses, at);
  }
  // The parts of a split payment are one transfer on one day.
  const paidAfter = step.manner === 'SPLIT_REST' ? days.payment : step.days;
  const paidAt = context.at + paidAfter * context.msPerDay;
  const isTwice = claims[0]?.play.file === 'TWICE';
  const paid = met.flatMap(({ cast, step: own }) => (own.kind === '835' ? [{ ...cast, decision: own.decision }] : []));
  const group = { manner: step.manner, days: step.days, isTwice, claims: paid };
  return writePayment(group, { ...context, paidAt, at });
}

function statusOf(cast: CastClaim, { status }: Extract<Step, { kind: '277' }>, batch: ReceivedBatch): ClaimStatus {
  const { claim, payerControlNumber } = cast;
  const { payer, provider, subscriber, patient, charge, patientControlNumber } = claim;
  return {
    ...{ payer, receiver: batch.submitter, provider, subscriber, status, charge, payerControlNumber },
    dependent: patient === subscriber ? null : patient,
    ...{ trace: patientControlNumber, patientControlNumber, ...datesOf(claim.lines) },
  };
}
