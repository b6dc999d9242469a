import type { ClaimFactsFragment, ClaimStatus, Permission } from '../../../generated/operations.ts';

/** What can be done with a claim, in the order in which it is shown. */
export const acts = [
  ...(['submit', 'answer', 'correct', 'resubmit', 'appeal', 'decide', 'scrub', 'hold', 'unhold'] as const),
  ...(['take', 'assign', 'unassign', 'snooze', 'wake', 'note', 'void', 'close', 'reopen'] as const),
];
export type Act = (typeof acts)[number];

const waiting: readonly Act[] = ['void', 'close'];
const inOffice: readonly Act[] = ['scrub', 'hold', 'close'];
const rejected: readonly Act[] = ['correct', 'close'];
const decided: readonly Act[] = ['correct', 'void', 'close'];

/** The ways out of each status, as `ClaimStateError` names them. */
export const waysFrom: Readonly<Record<ClaimStatus, readonly Act[]>> = {
  DRAFT: inOffice,
  SCRUB_FAILED: inOffice,
  ON_HOLD: ['unhold', 'close'],
  READY: ['submit', ...inOffice],
  QUEUED: [],
  SUBMITTED: [],
  FILE_ACCEPTED: ['close'],
  FILE_REJECTED: rejected,
  CLEARINGHOUSE_ACCEPTED: ['close'],
  CLEARINGHOUSE_REJECTED: rejected,
  PAYER_ACCEPTED: waiting,
  PAYER_REJECTED: rejected,
  PENDING: waiting,
  INFO_REQUESTED: ['answer', ...waiting],
  NOT_FOUND: ['close'],
  PAID: decided,
  PARTLY_PAID: ['appeal', ...decided],
  DENIED: ['appeal', ...decided],
  PATIENT_RESPONSIBILITY: decided,
  REVERSED: decided,
  APPEALED: ['decide', 'close'],
  CLOSED: ['reopen'],
};

type Offered = Pick<ClaimFactsFragment, 'status' | 'assignee' | 'snoozedUntil'>;

/** What this person can do with a claim now. */
export function offersFor(claim: Offered, permissions: readonly Permission[], selfId: string | undefined): Act[] {
  const ways = new Set<Act>([...waysFrom[claim.status], 'assign', 'note']);
  if (claim.assignee?.id !== selfId) ways.add('take');
  if (claim.assignee) ways.add('unassign');
  if (claim.snoozedUntil) ways.add('wake');
  else if (claim.status !== 'CLOSED') ways.add('snooze');
  if (claim.status === 'FILE_REJECTED') ways.add('resubmit');
  return acts.filter(
    (act) => ways.has(act) && permissions.includes(act === 'submit' ? 'SUBMIT_CLAIMS' : 'WORK_CLAIMS'),
  );
}

const unsent: ReadonlySet<ClaimStatus> = new Set(['DRAFT', 'SCRUB_FAILED', 'ON_HOLD', 'READY']);

/** Whether findings of a claim can be overridden by this person. */
export const overrides = ({ status }: Offered, permissions: readonly Permission[]): boolean =>
  unsent.has(status) && permissions.includes('OVERRIDE_EDITS');
