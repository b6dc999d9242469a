import { findPractices } from '../../../jobs/find-practices.ts';
import { type JobSurroundings, jobKind } from '../../../jobs/job-kind.ts';
import { type WritingNeeds, writeAsJob } from '../../../jobs/write-as-job.ts';
import { makeStatusRequest } from './make-status-request.ts';
import { findSilentClaims, mostQuestions } from './silent-claims.ts';

export interface AskStatusNeeds extends JobSurroundings, WritingNeeds {
  /** Connection of the owner, who alone sees which practices there are. */
  readonly ownerUrl: string;
}

const name = 'claims.ask-status';

/** Asks payers about claims that are overdue (276), each claim at most once a day, where the payer takes such questions. */
export const askStatus = jobKind<Record<never, never>, AskStatusNeeds>({
  name,
  schedule: '17 * * * *',
  retryLimit: 3,
  retryDelaySeconds: 60,
  retryDelayMaxSeconds: 600,
  expireSeconds: 3600,
  heartbeatSeconds: 60,
  waitDays: 1,
  work: async (_ids, needs) => {
    for (const practiceId of await findPractices(needs.ownerUrl)) await askOf(needs, practiceId);
  },
});

interface Asked {
  __typename: 'AskStatusSuccess' | 'NothingToAsk';
}

/** One file at a time, until no claim is left to ask about. */
async function askOf(needs: AskStatusNeeds, practiceId: string): Promise<void> {
  for (;;) {
    const { __typename } = await writeAsJob<Asked>(needs, { practiceId, job: name }, async (unit) => {
      const [first, ...others] = await findSilentClaims(unit);
      if (!first) return { __typename: 'NothingToAsk' };
      const together = others.filter(({ clearinghouseId }) => clearinghouseId === first.clearinghouseId);
      await makeStatusRequest(unit, [first, ...together].slice(0, mostQuestions));
      return { __typename: 'AskStatusSuccess' };
    });
    if (__typename === 'NothingToAsk') return;
  }
}
