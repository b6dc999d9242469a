import { requirePeer } from './peer-modules.ts';

const { addPgTableCondition } = requirePeer('postgraphile/utils') as typeof import('postgraphile/utils');

const appointments = { schemaName: 'public', tableName: 'appointment' };

/** PostGraphile has no ranges by itself; this is its own way of adding a condition. Unlike a function's rows, those of the table are joined with what belongs to them. */
export const dayConditions = [dayCondition('startsFrom', '>='), dayCondition('startsUntil', '<')];

function dayCondition(name: string, operator: '>=' | '<') {
  return addPgTableCondition(
    appointments,
    name,
    ({ getInputTypeByName }) => ({ type: getInputTypeByName('Datetime') }),
    (value, { sql, sqlTableAlias, sqlValueWithCodec, build }) =>
      sql`${sqlTableAlias}.starts_at ${operator === '<' ? sql`<` : sql`>=`} ${sqlValueWithCodec(value, build.dataplanPg.TYPES.timestamptz)}`,
  );
}
