// Freezes claims that are ready into files, by clearinghouse, and has these sent.

import {
  ClaimEventKind,
  ClaimEventSource,
  type ClaimRefusal,
  ClaimStatus,
  EdiTransaction,
  type MutationSubmitClaimsArgs,
  type NotEnrolledError,
  ClaimRefusalReason as Reason,
  type SubmitClaimsInput,
  type SubmitClaimsResult,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { invalidInput, unknownReference } from '../../../writing/invalid-input.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { settleCharges } from '../../coding/gives/correct-charges.ts';
import { PayerEntity } from '../../insurance/payer.entity.ts';
import { PracticeEntity } from '../../practice/practice.entity.ts';
import { chargesOfClaims } from '../charges-of-claims.ts';
import type { ClaimRow } from '../claim.entity.ts';
import { ClearinghouseEntity } from '../clearinghouse.entity.ts';
import { runEdits } from '../scrub/run-edits.ts';
import { recordClaimEvents } from '../status/record-claim-events.ts';
import type { BatchRow } from './batch.entity.ts';
import { claimRefusal, notLocked } from './freeze/claim-refusal.ts';
import { findClaims, findEnrolments, findReady, lockClaims } from './freeze/claims-to-submit.ts';
import { freezeBatch } from './freeze/freeze-batch.ts';
import { type HouseClaims, inFiles } from './freeze/in-files.ts';

export function submitClaims(context: Context, { input }: MutationSubmitClaimsArgs): Promise<SubmitClaimsResult> {
  return write<SubmitClaimsResult>(context, 'submitClaims', async (unit) => {
    const { claimIds, ready, clearinghouseId } = input;
    if (Boolean(claimIds) === Boolean(ready))
      return invalidInput('Send either input.claimIds or input.ready.', ['input']);
    const { practiceId, em } = unit;
    if (clearinghouseId && !(await em.findOne(ClearinghouseEntity, { practiceId, id: clearinghouseId })))
      return unknownReference('clearinghouse', ['input', 'clearinghouseId']);
    const asked = [...new Set(claimIds ?? (await findReady(unit, ready ?? {})))];
    const locked = await lockClaims(unit, asked, ClaimStatus.READY);
    const others = asked.filter((id) => !locked.has(id));
    const known = await findClaims(unit, others);
    const refused = others.map((id) => notLocked(id, known.get(id), ClaimStatus.READY));
    const { enrolled, notEnrolled } = await byEnrolment(unit, [...locked.values()], input);
    const [first] = notEnrolled;
    if (first && enrolled.length === 0 && refused.length === 0) return payerNotEnrolled(unit, first, input);
    refused.push(...notEnrolled.map((claim) => enrolmentMissing(claim)));
    const batches = await freeze(unit, enrolled, input, refused);
    const submitted = batches.reduce((total, { claims }) => total + claims, 0);
    return { __typename: 'SubmitClaimsSuccess', batches, submitted, refused: await asEntities(unit, refused) };
  });
}

/** Locked claims are plain rows; the answer is kept with rows of the unit of work, as they are now. */
async function asEntities(unit: WriteUnit, refused: readonly ClaimRefusal[]): Promise<ClaimRefusal[]> {
  const ids = refused.flatMap(({ claim }) => (claim ? [claim.id] : []));
  const claims = await findClaims(unit, ids);
  return refused.map(({ claim, reason, message }) => claimRefusal(claims.get(claim?.id ?? ''), reason, message));
}

async function byEnrolment(unit: WriteUnit, claims: readonly ClaimRow[], { clearinghouseId }: SubmitClaimsInput) {
  const enrolments = await findEnrolments(
    unit,
    claims.map(({ payerId }) => payerId),
  );
  const isEnrolled = ({ payerId }: ClaimRow) => {
    const houses = enrolments.get(payerId);
    return houses !== undefined && (!clearinghouseId || houses.has(clearinghouseId));
  };
  const { enrolled = [], notEnrolled = [] } = Object.groupBy(claims, (claim) =>
    isEnrolled(claim) ? 'enrolled' : 'notEnrolled',
  );
  return { enrolled, notEnrolled };
}

/** Scrubs and freezes claims; those that cannot go are added to the refused ones. */
async function freeze(
  unit: WriteUnit,
  claims: readonly ClaimRow[],
  { clearinghouseId }: SubmitClaimsInput,
  refused: ClaimRefusal[],
): Promise<BatchRow[]> {
  if (claims.length === 0) return [];
  const built = await runEdits(unit, claims);
  const going: HouseClaims[] = [];
  for (const claim of claims) {
    const snapshot = built.get(claim.id);
    if (claim.status !== ClaimStatus.READY) refused.push(findingsOpen(claim));
    else if (!snapshot?.clearinghouseId || (clearinghouseId && clearinghouseId !== snapshot.clearinghouseId))
      refused.push(enrolmentMissing(claim));
    else going.push({ claim, ...snapshot, clearinghouseId: snapshot.clearinghouseId });
  }
  const practice = await unit.em.findOneOrFail(PracticeEntity, { practiceId: unit.practiceId });
  const batches: BatchRow[] = [];
  for (const { clearinghouse, members } of await inFiles(unit, going)) {
    const { batch, frozen, unwritable } = await freezeBatch(unit, { clearinghouse, practice }, members);
    for (const { claim } of members) {
      const reason = unwritable.get(claim.id);
      if (reason !== undefined) refused.push(notWritable(claim, reason));
    }
    if (!batch) continue;
    batches.push(batch);
    const claimsInFile = frozen.map(({ claim }) => claim);
    const corrected = claimsInFile.filter(({ versionNumber }) => versionNumber > 1);
    await settleCharges(unit, await chargesOfClaims(unit.db, unit.practiceId, corrected));
    await noteQueued(unit, claimsInFile);
  }
  return batches;
}

async function noteQueued(unit: WriteUnit, claims: readonly ClaimRow[]): Promise<void> {
  const source = unit.staffMemberId ? ClaimEventSource.STAFF : ClaimEventSource.SYSTEM;
  await recordClaimEvents(
    unit,
    claims.map((claim) => ({ claim, kind: ClaimEventKind.QUEUED, source, reports: ClaimStatus.QUEUED })),
  );
}

function findingsOpen(claim: ClaimRow): ClaimRefusal {
  const edits = claim.reasonCodes.join(', ');
  return claimRefusal(claim, Reason.FINDINGS, `Claim ${claim.pcn} has findings (${edits}); correct these first.`);
}

function notWritable(claim: ClaimRow, reason: string): ClaimRefusal {
  return claimRefusal(claim, Reason.NOT_WRITABLE, `Claim ${claim.pcn} cannot be written: ${reason}`);
}

function enrolmentMissing(claim: ClaimRow): ClaimRefusal {
  const message = `The payer of claim ${claim.pcn} takes no claims from the practice that way; set its route and enrolment first.`;
  return claimRefusal(claim, Reason.NOT_ENROLLED, message);
}

async function payerNotEnrolled(
  unit: WriteUnit,
  { payerId }: ClaimRow,
  { claimIds }: SubmitClaimsInput,
): Promise<NotEnrolledError> {
  const payer = await unit.get(PayerEntity, payerId);
  return {
    __typename: 'NotEnrolledError',
    message: `${payer.name} takes no claims from the practice; set its route and its first day with setPayerRoute.`,
    path: ['input', claimIds ? 'claimIds' : 'ready'],
    payer,
    transaction: EdiTransaction.PROFESSIONAL_CLAIM,
  };
}
