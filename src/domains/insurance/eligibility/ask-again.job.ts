import { type JobSurroundings, jobKind } from '../../../jobs/job-kind.ts';
import { writeAsJob } from '../../../jobs/write-as-job.ts';
import type { JobSender } from '../../../request/job-to-send.ts';
import { isRefusal, type WriteUnit } from '../../../writing/unit.ts';
import { CoverageEntity } from '../coverage.entity.ts';
import { askPayers } from './ask-payers.ts';
import { EligibilityCheckEntity, type EligibilityCheckRow } from './eligibility-check.entity.ts';

export interface AskAgainNeeds extends JobSurroundings {
  readonly jobs: JobSender;
}

/** How long to wait after each try of a payer that could not answer. */
export const waitsMs: readonly number[] = [5 * 60_000, 30 * 60_000, 2 * 60 * 60_000];

const name = 'insurance.ask-again';

/** Asks a payer again that could not answer. A later question about the same day leaves it nothing to do. */
export const askAgain = jobKind<{ practiceId: string; eligibilityCheckId: string }, AskAgainNeeds>({
  name,
  retryLimit: 10,
  retryDelaySeconds: 5,
  retryDelayMaxSeconds: 600,
  expireSeconds: 60,
  heartbeatSeconds: 30,
  waitDays: 1,
  work: async ({ practiceId, eligibilityCheckId }, { orm, jobs }) => {
    await writeAsJob<AskAgainResult>({ orm, jobs }, { practiceId, job: name }, async (unit) => {
      const check = await unit.lock(EligibilityCheckEntity, eligibilityCheckId);
      if (isRefusal(check) || (await wasAskedLater(unit, check))) return { __typename: 'NothingToAsk' };
      const { coverageId, serviceDate, serviceTypes, siteId = null, attempt } = check;
      const coverage = await unit.get(CoverageEntity, coverageId);
      const question = { coverage, serviceDate, serviceTypes, siteId, attempt: attempt + 1 };
      const { checks } = await askPayers(unit, [question]);
      return { __typename: checks.length > 0 ? 'AskAgainSuccess' : 'NothingToAsk' };
    });
  },
});

interface AskAgainResult {
  __typename: 'AskAgainSuccess' | 'NothingToAsk';
}

async function wasAskedLater({ db, practiceId }: WriteUnit, check: EligibilityCheckRow): Promise<boolean> {
  const later = await db
    .selectFrom('eligibility_check')
    .select('id')
    .where('practiceId', '=', practiceId)
    .where('coverageId', '=', check.coverageId)
    .where('serviceDate', '=', check.serviceDate)
    .where('askedAt', '>', check.askedAt)
    .limit(1)
    .executeTakeFirst();
  return later !== undefined;
}
