import type { Reader } from '../../../database/sql/reader.ts';
import type { PracticeRuleRow } from './practice-rule.entity.ts';

/** A practice has no more that are not retired. */
export const mostRules = 100;

/** The rules that are on, by number. */
export async function findRules(db: Reader, practiceId: string): Promise<PracticeRuleRow[]> {
  const rows = await db
    .selectFrom('practice_rule')
    .selectAll()
    .where('practiceId', '=', practiceId)
    .where('isOn', '=', true)
    .orderBy('number')
    .limit(mostRules)
    .execute();
  return rows as PracticeRuleRow[];
}
