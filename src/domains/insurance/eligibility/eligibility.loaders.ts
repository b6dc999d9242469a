import { sql } from 'kysely';
import { anyOf } from '../../../database/sql/any-of.ts';
import type { Reader } from '../../../database/sql/reader.ts';
import type { EligibilityBenefit } from '../../../generated/models.ts';
import type { RowLoader } from '../../../reading/row-loader.ts';
import { localTime } from '../../../time/site-time.ts';
import { findSiteZones } from '../../practice/site-zones.queries.ts';
import type { EligibilityAnswerRow } from './eligibility-answer.entity.ts';
import type { EligibilityBenefitRow } from './eligibility-benefit.entity.ts';
import type { EligibilityCheckRow } from './eligibility-check.entity.ts';
import { isFresh } from './is-fresh.ts';

/** Answers of payers about a coverage. */
export interface CoverageEligibilityFacts {
  lastGood: EligibilityAnswerRow | null;
  lastTry: EligibilityCheckRow | null;
  isStale: boolean;
}

const mostBenefits = 500;

export const eligibilityOfCoverages: RowLoader<string, CoverageEligibilityFacts> = {
  load: async (db, ids, practiceId) => {
    const good = await findLastGood(db, practiceId, ids);
    const tries = await db
      .selectFrom('eligibility_check')
      .selectAll()
      .distinctOn('coverageId')
      .where('practiceId', '=', practiceId)
      .where('coverageId', '=', anyOf(ids))
      .orderBy('coverageId')
      .orderBy('askedAt', 'desc')
      .orderBy('id', 'desc')
      .execute();
    const lastTries = new Map((tries as EligibilityCheckRow[]).map((check) => [check.coverageId, check]));
    const timeZone = await zoneOf(db, practiceId);
    const today = localTime(new Date(), timeZone).day;
    return new Map(
      ids.map((id) => {
        const lastGood = good.get(id) ?? null;
        const isStale = !lastGood || !isFresh(lastGood.at, today, timeZone);
        return [id, { lastGood, lastTry: lastTries.get(id) ?? null, isStale }];
      }),
    );
  },
};

/** The latest good answer of each coverage. */
export async function findLastGood(
  db: Reader,
  practiceId: string,
  coverageIds: readonly string[],
): Promise<Map<string, EligibilityAnswerRow>> {
  const rows = await db
    .selectFrom('eligibility_answer')
    .selectAll()
    .distinctOn('coverageId')
    .where('practiceId', '=', practiceId)
    .where('coverageId', '=', anyOf(coverageIds))
    .where(sql<boolean>`outcome in ('ACTIVE', 'INACTIVE')`)
    .orderBy('coverageId')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return new Map((rows as EligibilityAnswerRow[]).map((answer) => [answer.coverageId, answer]));
}

/** A coverage belongs to no site: its days are those of the practice's first one. */
export async function zoneOf(db: Reader, practiceId: string): Promise<string> {
  const sites = await findSiteZones(db, practiceId);
  return sites.toSorted((one, other) => (one.id < other.id ? -1 : 1))[0]?.timeZone ?? 'UTC';
}

/** The latest answer of each check. */
export const answersByCheckId: RowLoader<string, EligibilityAnswerRow> = {
  load: async (db, ids, practiceId) => {
    const rows = await db
      .selectFrom('eligibility_answer')
      .selectAll()
      .distinctOn('checkId')
      .where('practiceId', '=', practiceId)
      .where('checkId', '=', anyOf(ids))
      .orderBy('checkId')
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .execute();
    return new Map((rows as EligibilityAnswerRow[]).map((answer) => [answer.checkId, answer]));
  },
};

/** A benefit in the words of the schema. */
export type BenefitFacts = EligibilityBenefit & { eligibilityAnswerId: string };

export const benefitsByAnswerId: RowLoader<string, BenefitFacts[]> = {
  load: async (db, ids, practiceId) => {
    const rows = await db
      .selectFrom('eligibility_benefit')
      .selectAll()
      .where('practiceId', '=', practiceId)
      .where('eligibilityAnswerId', '=', anyOf(ids))
      .where('position', '<=', mostBenefits)
      .orderBy('position')
      .execute();
    const facts = (rows as EligibilityBenefitRow[]).map(({ amountCents, percent, quantity, ...row }) => ({
      ...row,
      amount: amountCents === null || amountCents === undefined ? null : BigInt(amountCents),
      percent: asNumber(percent),
      quantity: asNumber(quantity),
    }));
    return Map.groupBy(facts, ({ eligibilityAnswerId }) => eligibilityAnswerId);
  },
};

/** Numerics come from PostgreSQL as texts. */
function asNumber(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}
