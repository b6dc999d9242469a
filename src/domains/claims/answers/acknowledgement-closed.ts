import { type AcknowledgementClosedError, AcknowledgementStatus } from '../../../generated/models.ts';
import type { AcknowledgementRow } from './acknowledgement.entity.ts';

const reasons: Readonly<Record<string, string>> = {
  [AcknowledgementStatus.APPLIED]: 'it was applied to what it is about',
  [AcknowledgementStatus.MATCHED]: 'it was matched before',
  [AcknowledgementStatus.DISMISSED]: 'it was dismissed before; match it with its claim to take that back',
};

/** The refusal of an answer that is dealt with. Its report stays in the history of its claim. */
export function acknowledgementClosed(row: AcknowledgementRow): AcknowledgementClosedError {
  const wayOut =
    row.status === AcknowledgementStatus.MATCHED
      ? '; where the match was wrong, write a note on that claim and correct or close it'
      : '';
  return {
    __typename: 'AcknowledgementClosedError',
    message: `This answer is not open: ${reasons[row.status]}${wayOut}.`,
    path: ['id'],
    acknowledgement: row as never,
  };
}
