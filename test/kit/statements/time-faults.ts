import { listOf, namesIn, nodesOf, partOf, type Tree, textOf } from './tree.ts';

/** Units that are the same in every time zone. */
const everywhere = new Set(['epoch', 'microseconds', 'milliseconds', 'second']);
const ofZones = new Set(['timezone', 'make_timestamptz', 'to_char', 'age', 'date_bin']);
const ofUnits = new Set(['date_trunc', 'date_part', 'extract']);
/** The clock of the session's time zone. */
const localClocks =
  /^SVFOP_(?:CURRENT_DATE|CURRENT_TIME|CURRENT_TIME_N|LOCALTIME|LOCALTIME_N|LOCALTIMESTAMP|LOCALTIMESTAMP_N)$/;
const localTypes = new Set(['date', 'time', 'timetz', 'timestamp']);

/**
 * Where a statement has PostgreSQL compute days or clocks: its time zones are other ones than Node's, which all days of
 * sites come from (docs/time.md).
 */
export function timeFaults(statement: Tree): string[] {
  // The job queue's own library, whose schema has no day of a site.
  if (nodesOf(statement, 'RangeVar').some((table) => textOf(table, 'schemaname') === 'foyer_jobs')) return [];
  const calls = nodesOf(statement, 'FuncCall').map((call) => ({ call, name: namesIn(call, 'funcname').at(-1) ?? '' }));
  return [
    ...calls
      .filter(({ name }) => ofZones.has(name))
      .map(({ name }) => faultOf(name === 'timezone' ? 'AT TIME ZONE' : name)),
    ...calls
      .filter(({ name, call }) => ofUnits.has(name) && !everywhere.has(unitOf(call)))
      .map(({ name }) => faultOf(name)),
    ...nodesOf(statement, 'SQLValueFunction')
      .map((each) => textOf(each, 'op'))
      .filter((op) => localClocks.test(op))
      .map((op) => faultOf(op.slice('SVFOP_'.length))),
    ...nodesOf(statement, 'TypeCast')
      .filter(isLocalCast)
      .map((cast) => faultOf(`a cast to ${typeOf(cast)}`)),
    ...nodesOf(statement, 'VariableSetStmt')
      .filter((set) => textOf(set, 'name').toLowerCase() === 'timezone')
      .map(() => faultOf('SET TIME ZONE')),
  ];
}

function faultOf(what: string): string {
  return `${what} computes with a time zone of PostgreSQL`;
}

function unitOf(call: Tree): string {
  return textOf(partOf(listOf(call, 'args')[0], 'A_Const', 'sval'), 'sval').toLowerCase();
}

/** A value that came with the statement is a date already; a column or an instant becomes one. */
function isLocalCast(cast: Tree): boolean {
  if (!localTypes.has(typeOf(cast))) return false;
  const { arg } = cast;
  return ['ColumnRef', 'FuncCall', 'SQLValueFunction', 'A_Expr'].some((kind) => nodesOf(arg, kind).length > 0);
}

function typeOf(cast: Tree): string {
  return namesIn(partOf(cast, 'typeName'), 'names').at(-1) ?? '';
}
