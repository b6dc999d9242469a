import { randomUUID } from 'node:crypto';
import {
  AnswerPayerRequestDocument,
  AppealClaimDocument,
  CloseClaimDocument,
  CorrectClaimDocument,
  RecordConsentDocument,
  ScrubClaimsDocument,
  SubmitClaimsDocument,
} from '../generated/operations.ts';
import type { ClaimsDay } from './claims-day.ts';
import type { ClaimEventFacts } from './watch-claims.ts';

const dayMs = 86_400_000;

export interface BillersDesk {
  /** The biller hears of an event, and notes the work that it makes. */
  hear(event: ClaimEventFacts): void;
  /** Does a piece of the work that is there. */
  work(): Promise<void>;
  hasWork(): boolean;
}

/** The signature that lets a payer pay the practice. */
const isUnsigned = ({ codes }: ClaimEventFacts): boolean => codes.includes('stated-consents');

/** The biller works by what the subscription reports, and by nothing else. */
export function openBillersDesk(day: ClaimsDay): BillersDesk {
  const { biller, desk } = day.crew;
  const ready = new Set<string>();
  const tasks: (() => Promise<{ result: object }>)[] = [];
  const reasonOf = ({ codes, text }: ClaimEventFacts) =>
    [codes.join(' '), text].filter(Boolean).join(' ') || 'rejected';
  /** The desk has the patient sign, and the edits run again. */
  const sign = async (claimId: string, patientId: string) => {
    const signedOn = new Date(Date.now() - dayMs).toISOString().slice(0, 10);
    const input = { patientId, kind: 'ASSIGNMENT_OF_BENEFITS' as const, textVersion: '1', signedOn };
    const { result } = await desk.ask(RecordConsentDocument, { input });
    if ('message' in result) day.refused(`a consent refused: ${result.message}`);
    return biller.ask(ScrubClaimsDocument, { ids: [claimId] });
  };
  const reply = async (id: string) => {
    const text = 'The records that the payer asks for.';
    const { result } = await biller.ask(AnswerPayerRequestDocument, { id, text });
    // At a high speed the payer decides before the biller comes to it.
    return { result: result.__typename === 'ClaimStateError' ? {} : result };
  };
  const hear = (event: ClaimEventFacts) => {
    const { toStatus, fromStatus, claim } = event;
    if (!claim || toStatus === fromStatus) return;
    const { id } = claim;
    if (toStatus === 'READY') ready.add(id);
    else ready.delete(id);
    const patientId = claim.patient?.id;
    if (toStatus === 'SCRUB_FAILED' && isUnsigned(event) && patientId) tasks.push(() => sign(id, patientId));
    if (toStatus === 'FILE_REJECTED' || toStatus === 'CLEARINGHOUSE_REJECTED' || toStatus === 'PAYER_REJECTED')
      tasks.push(() => biller.ask(CorrectClaimDocument, { id, reason: `Corrected after ${reasonOf(event)}` }));
    if (toStatus === 'INFO_REQUESTED') tasks.push(() => reply(id));
    if (toStatus === 'DENIED')
      tasks.push(
        day.random.below(2) === 0
          ? () => biller.ask(AppealClaimDocument, { id, reason: `The service was needed (${reasonOf(event)})` })
          : () => biller.ask(CloseClaimDocument, { id, reason: `The denial is accepted (${reasonOf(event)})` }),
      );
  };
  const submit = async () => {
    const ids = [...ready];
    ready.clear();
    const { result } = await biller.ask(SubmitClaimsDocument, { ids, key: randomUUID() });
    if (result.__typename !== 'SubmitClaimsSuccess') {
      day.refused(`a submission refused: ${result.message}`);
      return;
    }
    day.note(`submitted ${result.submitted} claims`);
    for (const { message } of result.refused) day.refused(`a claim was not submitted: ${message}`);
  };
  const work = async () => {
    const [task] = tasks.splice(0, 1);
    if (task) {
      const { result } = await task();
      if ('message' in result) day.refused(`refused: ${String(result.message)}`);
    } else if (ready.size > 0) await submit();
  };
  return { hear, work, hasWork: () => tasks.length > 0 || ready.size > 0 };
}
