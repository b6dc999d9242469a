import {
  AnswerPayerRequestDocument,
  AppealClaimDocument,
  type AppealOutcome,
  AssignClaimsDocument,
  type ClaimFactsFragment,
  CloseClaimDocument,
  CorrectClaimDocument,
  DecideAppealDocument,
  HoldClaimDocument,
  NoteClaimDocument,
  ReopenClaimDocument,
  type ReplyChannel,
  ResubmitBatchDocument,
  ScrubClaimsDocument,
  SnoozeClaimsDocument,
  SubmitClaimsDocument,
  UnholdClaimDocument,
  VoidClaimDocument,
} from '../../../generated/operations.ts';
import type { Session } from '../../session.tsx';
import type { Act } from './offers.ts';
import type { Outcome } from './outcome.ts';

export interface ActRequest {
  act: Act;
  claim: Pick<ClaimFactsFragment, 'id' | 'version' | 'versions'>;
  /** The values of the act's fields. */
  values: Readonly<Record<string, string>>;
  selfId: string | undefined;
  key: string;
}

/** Sends the mutation of an act. The claim must be as it was shown. */
export async function sendAct({ ask }: Session, request: ActRequest): Promise<Outcome> {
  const { act, claim, values, selfId, key: idempotencyKey } = request;
  const { id } = claim;
  const batchId = claim.versions.at(-1)?.batch?.id ?? '';
  const once = { idempotencyKey, expectedVersion: claim.version };
  const { reason = '', text = '' } = values;
  const each = { ids: [id], idempotencyKey };
  switch (act) {
    case 'submit':
      return (await ask(SubmitClaimsDocument, { input: { claimIds: [id], idempotencyKey } })).result;
    case 'answer': {
      const input = { channel: values.channel as ReplyChannel, text, sentOn: values.sentOn || null, ...once };
      return (await ask(AnswerPayerRequestDocument, { id, input })).result;
    }
    case 'correct':
      return (await ask(CorrectClaimDocument, { id, input: { reason, ...once } })).result;
    case 'resubmit':
      return (await ask(ResubmitBatchDocument, { id: batchId, input: { idempotencyKey } })).result;
    case 'appeal':
      return (await ask(AppealClaimDocument, { id, input: { reason, ...once } })).result;
    case 'decide': {
      const input = { outcome: values.outcome as AppealOutcome, reason, ...once };
      return (await ask(DecideAppealDocument, { id, input })).result;
    }
    case 'scrub':
      return (await ask(ScrubClaimsDocument, { input: each })).result;
    case 'hold':
      return (await ask(HoldClaimDocument, { id, input: { reason, ...once } })).result;
    case 'unhold':
      return (await ask(UnholdClaimDocument, { id, input: once })).result;
    case 'take':
      return (await ask(AssignClaimsDocument, { input: { ...each, assigneeId: selfId ?? null } })).result;
    case 'assign':
      return (await ask(AssignClaimsDocument, { input: { ...each, assigneeId: values.assigneeId ?? null } })).result;
    case 'unassign':
      return (await ask(AssignClaimsDocument, { input: { ...each, assigneeId: null } })).result;
    case 'snooze':
      return (await ask(SnoozeClaimsDocument, { input: { ...each, until: values.until ?? null } })).result;
    case 'wake':
      return (await ask(SnoozeClaimsDocument, { input: { ...each, until: null } })).result;
    case 'note':
      // A note is about the claim, whatever happened to it meanwhile.
      return (await ask(NoteClaimDocument, { id, input: { text, idempotencyKey } })).result;
    case 'void':
      return (await ask(VoidClaimDocument, { id, input: { reason, ...once } })).result;
    case 'close':
      return (await ask(CloseClaimDocument, { id, input: { reason, ...once } })).result;
    case 'reopen':
      return (await ask(ReopenClaimDocument, { id, input: { reason, ...once } })).result;
  }
}
