import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { BadInput } from '../../errors/bad-input.ts';
import { joined } from './joined.ts';

/**
 * How deep `and`, `or` and `not` may stand inside each other, and how many fields a filter may have. The contract says
 * both of each filter.
 */
const mostDepth = 3;
const mostConditions = 20;

/** A filter of the contract: its own fields, and filters inside it. */
export interface Junctions<Filter> {
  and?: readonly Filter[] | null;
  or?: readonly Filter[] | null;
  not?: Filter | null;
}

/** The condition of one field, which may look into another practice table by the practice's id. */
export type FilterCondition<Value> = (value: Value, practiceId: RawBuilder<string>) => Expression<SqlBool>;

/** The condition that each field of a filter puts on a row. */
export type Conditions<Filter> = {
  readonly [Field in Exclude<keyof Filter, keyof Junctions<Filter>>]-?: FilterCondition<NonNullable<Filter[Field]>>;
};

/** Makes the condition that a filter amounts to; true without one. */
export type ToCondition<Filter> = (
  filter: Filter | null | undefined,
  practiceId: RawBuilder<string>,
) => Expression<SqlBool>;

interface Place {
  path: readonly string[];
  depth: number;
}

/** How a filter is asked of the rows of a table: one condition for each of its fields. */
export function filterOn<Filter extends Junctions<Filter>>(conditions: Conditions<Filter>): ToCondition<Filter> {
  const fields = Object.keys(conditions) as (keyof Conditions<Filter> & string)[];
  return (whole, practiceId) => {
    let count = 0;

    const ask = (filter: Filter, { path, depth }: Place): Expression<SqlBool> => {
      if (depth > mostDepth)
        throw tooMuch(path, `is ${depth} deep; and, or and not may stand ${mostDepth} inside each other`);
      const inside = (...names: string[]): Place => ({ path: [...path, ...names], depth: depth + 1 });
      const own = fields.flatMap((field) => {
        const value = filter[field];
        if (value === null || value === undefined) return [];
        count += 1;
        if (count > mostConditions)
          throw tooMuch([...path, field], `is one condition too many; a filter may have ${mostConditions}`);
        return [conditions[field](value, practiceId)];
      });
      const { and, or, not } = filter;
      const all = (and ?? []).map((one, index) => ask(one, inside('and', String(index))));
      const any = (or ?? []).map((one, index) => ask(one, inside('or', String(index))));
      // A condition on a value that a row does not have does not hold: its contrary does.
      const contrary = not ? [sql<SqlBool>`(${ask(not, inside('not'))}) is not true`] : [];
      return joined([...own, ...all, ...(any.length > 0 ? [joined(any, 'or')] : []), ...contrary], 'and');
    };

    return whole ? ask(whole, { path: ['filter'], depth: 0 }) : joined([], 'and');
  };
}

function tooMuch(path: readonly string[], what: string): BadInput {
  return new BadInput(`${path.join('.')} ${what}.`, [...path]);
}
