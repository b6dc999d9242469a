import { parseTypeId } from '../../../contract/type-id.ts';
import { anyOf } from '../../../database/sql/any-of.ts';
import type { Reader } from '../../../database/sql/reader.ts';
import { type InvalidInputError, type RuleCondition, RuleField, RuleOperator } from '../../../generated/models.ts';
import { allOf, invalidInput } from '../../../writing/invalid-input.ts';
import { ruleFields } from './rule-fields.ts';

const { IS_ONE_OF, IS_NONE_OF, BEGINS_WITH, IS_PRESENT, IS_MISSING, IS_LESS_THAN, IS_MORE_THAN } = RuleOperator;

const operators = {
  TEXT: [IS_ONE_OF, IS_NONE_OF, BEGINS_WITH, IS_PRESENT, IS_MISSING],
  PAYER: [IS_ONE_OF, IS_NONE_OF],
  NUMBER: [IS_LESS_THAN, IS_MORE_THAN],
  MONEY: [IS_LESS_THAN, IS_MORE_THAN],
} as const satisfies Record<string, readonly RuleOperator[]>;

const mostValues = 50;

/** Conditions as they are kept, or the refusal of operators and values that do not fit their fields; all at once. */
export async function checkConditions(
  db: Reader,
  practiceId: string,
  given: readonly RuleCondition[],
  path: readonly string[],
): Promise<readonly RuleCondition[] | InvalidInputError> {
  const written = given.map(({ field, operator, values }) => {
    const { written: write = (value: string) => value } = ruleFields[field];
    return { field, operator, values: [...new Set(values.map((value) => write(value.trim())))] };
  });
  const refusal = allOf(...given.map((condition, index) => checkCondition(condition, [...path, String(index)])));
  if (refusal) return refusal;
  return withPayers(db, practiceId, written, path);
}

function checkCondition({ field, operator, values }: RuleCondition, path: string[]): InvalidInputError | null {
  const { kind, form, hint } = ruleFields[field];
  const fitting: readonly RuleOperator[] = operators[kind];
  const at = path.join('.');
  if (!fitting.includes(operator))
    return invalidInput(`${at}.operator does not fit ${field}; choose ${fitting.join(', ')}.`, [...path, 'operator']);
  const [least, most] = valuesOf(operator);
  if (values.length < least || values.length > most) {
    const count = least === most ? String(least) : `${least} to ${most}`;
    return invalidInput(`${at}.values has ${count} items with ${operator}.`, [...path, 'values']);
  }
  const wrong = values.findIndex((value) => !form.test(value.trim()));
  if (wrong < 0) return null;
  return invalidInput(`${at}.values.${wrong} is ${hint}.`, [...path, 'values', String(wrong)]);
}

function valuesOf(operator: RuleOperator): [least: number, most: number] {
  if (operator === IS_PRESENT || operator === IS_MISSING) return [0, 0];
  return operator === IS_LESS_THAN || operator === IS_MORE_THAN ? [1, 1] : [1, mostValues];
}

/** Payers are kept by the ids of their rows, and are the practice's. */
async function withPayers(
  db: Reader,
  practiceId: string,
  conditions: readonly RuleCondition[],
  path: readonly string[],
): Promise<readonly RuleCondition[] | InvalidInputError> {
  const named = conditions.flatMap(({ field, values }) => (field === RuleField.PAYER ? values : []));
  if (named.length === 0) return conditions;
  const ids = new Map(named.map((value) => [value, payerIdIn(value)]));
  const rows = await db
    .selectFrom('payer')
    .select('id')
    .where('practiceId', '=', practiceId)
    .where('id', '=', anyOf([...ids.values()].filter((id) => id !== null)))
    .execute();
  const known = new Set(rows.map(({ id }) => id));
  const refused = conditions.flatMap(({ field, values }, index) =>
    field === RuleField.PAYER && !values.every((value) => known.has(ids.get(value) ?? '')) ? [index] : [],
  );
  const [first] = refused;
  if (first === undefined) return conditions;
  return invalidInput(`${[...path, first].join('.')}.values names a payer that the practice does not have.`, [
    ...[...path, String(first), 'values'],
  ]);
}

function payerIdIn(value: string): string | null {
  const id = parseTypeId(value);
  return id?.type === 'Payer' ? id.uuid : null;
}
