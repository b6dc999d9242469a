import { randomUUID } from 'node:crypto';
import {
  AppealClaimDocument,
  CloseClaimDocument,
  CorrectClaimDocument,
  NoteClaimDocument,
  SubmitClaimsDocument,
} from '../generated/operations.ts';
import type { ClaimsDay } from './claims-day.ts';
import type { ClaimEventFacts } from './watch-claims.ts';

export interface BillersDesk {
  /** The biller hears of an event, and notes the work that it makes. */
  hear(event: ClaimEventFacts): void;
  /** Does the work that is there; false where there is none. */
  work(): Promise<boolean>;
}

/** The biller works by what the subscription reports, and by nothing else. */
export function openBillersDesk(day: ClaimsDay): BillersDesk {
  const { biller } = day.crew;
  const ready = new Set<string>();
  const tasks: (() => Promise<{ result: object }>)[] = [];
  const reasonOf = ({ codes, text }: ClaimEventFacts) =>
    [codes.join(' '), text].filter(Boolean).join(' ') || 'rejected';
  const hear = (event: ClaimEventFacts) => {
    const { toStatus, fromStatus, claim } = event;
    if (!claim || toStatus === fromStatus) return;
    const { id } = claim;
    if (toStatus === 'READY') ready.add(id);
    else ready.delete(id);
    if (toStatus === 'FILE_REJECTED' || toStatus === 'CLEARINGHOUSE_REJECTED' || toStatus === 'PAYER_REJECTED')
      tasks.push(() => biller.ask(CorrectClaimDocument, { id, reason: `Corrected after ${reasonOf(event)}` }));
    if (toStatus === 'INFO_REQUESTED')
      tasks.push(() => biller.ask(NoteClaimDocument, { id, text: 'The records that the payer asks for were sent.' }));
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
    return task !== undefined || ready.size > 0;
  };
  return { hear, work };
}
