import type { JobToSend } from '../../../../../request/job-to-send.ts';
import type { EdiPlace } from '../edi-folder.ts';

/** The job of one visit at the server of a clearinghouse. */
export const visitJob = 'claims.exchange-with-server';

/** A visit as soon as may be. Known apart from its work, which makes files that ask for visits. */
export function visitAtServer({ practiceId, clearinghouseId }: EdiPlace): JobToSend {
  return { name: visitJob, ids: { practiceId, clearinghouseId } };
}
