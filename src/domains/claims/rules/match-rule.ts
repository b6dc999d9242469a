import type { ClaimLine } from '../../../edi/claim/claim-line.ts';
import type { RuleCondition } from '../../../generated/models.ts';
import { RuleOperator } from '../../../generated/models.ts';
import { type RuleSubject, ruleFields } from './rule-fields.ts';

/** Places of the lines that meet all conditions, or the claim as a whole; null where nothing does. */
export type Match = readonly number[] | 'CLAIM' | null;

/** Conditions about lines are met by one line together. */
export function matchRule(conditions: readonly RuleCondition[], subject: RuleSubject): Match {
  const aboutLines = conditions.filter(({ field }) => ruleFields[field].of === 'LINE');
  const aboutClaim = conditions.filter(({ field }) => ruleFields[field].of === 'CLAIM');
  if (!aboutClaim.every((condition) => isMet(condition, subject))) return null;
  if (aboutLines.length === 0) return 'CLAIM';
  const lines = subject.claim.lines.flatMap((line, index) =>
    aboutLines.every((condition) => isMet(condition, subject, line)) ? [index] : [],
  );
  return lines.length > 0 ? lines : null;
}

/** The value that a condition asks about, as it stands in a finding. */
export function askedValue({ field }: RuleCondition, subject: RuleSubject, line?: ClaimLine): string[] | number | null {
  const asked = ruleFields[field];
  const value = asked.of === 'LINE' ? line && asked.read(line, subject) : asked.read(subject);
  if (typeof value === 'number') return value;
  return value ? value.filter((one): one is string => Boolean(one)) : null;
}

function isMet(condition: RuleCondition, subject: RuleSubject, line?: ClaimLine): boolean {
  const value = askedValue(condition, subject, line);
  return typeof value === 'number' ? meetsNumber(condition, value) : value !== null && meetsText(condition, value);
}

function meetsNumber({ field, operator, values }: RuleCondition, value: number): boolean {
  const limit = Number(values[0]) * (ruleFields[field].kind === 'MONEY' ? 100 : 1);
  return operator === RuleOperator.IS_LESS_THAN ? value < Math.round(limit * 1000) / 1000 : value > limit;
}

function meetsText({ operator, values }: RuleCondition, found: readonly string[]): boolean {
  switch (operator) {
    case RuleOperator.IS_ONE_OF:
      return found.some((value) => values.includes(value));
    case RuleOperator.IS_NONE_OF:
      return !found.some((value) => values.includes(value));
    case RuleOperator.BEGINS_WITH:
      return found.some((value) => values.some((beginning) => value.startsWith(beginning)));
    case RuleOperator.IS_PRESENT:
      return found.length > 0;
    case RuleOperator.IS_MISSING:
      return found.length === 0;
    default:
      return false;
  }
}
