import type { ClaimQueue } from '../../../generated/operations.ts';

/** Worklists in the order in which a biller works, with the names that people use. */
export const queueWords: Readonly<Record<ClaimQueue, string>> = {
  TO_FIX: 'To fix',
  REJECTED: 'Rejected',
  DENIED: 'Denied',
  INFO_REQUESTED: 'Asked for',
  SILENT: 'Silent',
  CONTRADICTORY: 'Contradictory',
  UNDERPAID: 'Underpaid',
  ON_HOLD: 'On hold',
  TO_SEND: 'To send',
  WAITING: 'Waiting',
  DONE: 'Done',
};

/** A status as people say it: `CLEARINGHOUSE_ACCEPTED` is "clearinghouse accepted". */
export const statusWords = (status: string): string => status.toLowerCase().replaceAll('_', ' ');
