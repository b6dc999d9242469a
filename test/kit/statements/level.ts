import { isTree, listOf, namesIn, partOf, type Tree, textOf } from './tree.ts';

/** A table that one level of a statement names, with the conditions that hold for its rows. */
export interface NamedTable {
  table: string;
  /** How the level calls it. */
  alias: string;
  conditions: Tree[];
}

/** The tables of a level's FROM. The condition of an outer join binds only the side that may be missing. */
export function tablesIn(from: readonly Tree[], where: readonly Tree[]): NamedTable[] {
  return from.flatMap((item) => tablesOf(item, where));
}

function tablesOf(item: Tree, conditions: readonly Tree[]): NamedTable[] {
  const range = partOf(item, 'RangeVar');
  if (range) return [namedTable(range, conditions)];
  const join = partOf(item, 'JoinExpr');
  if (!join) return [];
  const [left, right] = [partOf(join, 'larg'), partOf(join, 'rarg')];
  const own = conjunctsOf(partOf(join, 'quals'));
  const kind = textOf(join, 'jointype');
  const bindsLeft = kind === 'JOIN_INNER' || kind === 'JOIN_RIGHT';
  const bindsRight = kind === 'JOIN_INNER' || kind === 'JOIN_LEFT';
  return [
    ...(left ? tablesOf(left, bindsLeft ? [...conditions, ...own] : conditions) : []),
    ...(right ? tablesOf(right, bindsRight ? [...conditions, ...own] : conditions) : []),
  ];
}

export function namedTable(range: Tree, conditions: readonly Tree[]): NamedTable {
  const table = textOf(range, 'relname');
  return { table, alias: textOf(partOf(range, 'alias'), 'aliasname') || table, conditions: [...conditions] };
}

/** Conditions that all have to hold. */
export function conjunctsOf(condition: Tree | undefined): Tree[] {
  if (!condition) return [];
  const bool = partOf(condition, 'BoolExpr');
  return textOf(bool, 'boolop') === 'AND_EXPR' ? listOf(bool, 'args').flatMap(conjunctsOf) : [condition];
}

/** Whether a condition says that a table's practice is a value that came with the statement. Without an alias the column is of the level's only table. */
export function namesPractice(condition: Tree, alias: string, isOnly: boolean): boolean {
  const comparison = partOf(condition, 'A_Expr');
  if (textOf(comparison, 'kind') === 'AEXPR_IN') return namesOneKey(comparison, alias, isOnly);
  if (textOf(comparison, 'kind') !== 'AEXPR_OP' || namesIn(comparison, 'name').at(-1) !== '=') return false;
  const sides = [partOf(comparison, 'lexpr'), partOf(comparison, 'rexpr')];
  return sides.some((side) => isPracticeOf(side, alias, isOnly)) && sides.some(isValue);
}

/** `(practice_id, id) in (($1, $2))`, as the ORM deletes. PostgreSQL reads it as two equations where there is one key. */
function namesOneKey(comparison: Tree | undefined, alias: string, isOnly: boolean): boolean {
  const columns = listOf(partOf(comparison, 'lexpr', 'RowExpr'), 'args');
  const [key, ...others] = listOf(partOf(comparison, 'rexpr', 'List'), 'items');
  const place = columns.findIndex((column) => isPracticeOf(column, alias, isOnly));
  return place >= 0 && others.length === 0 && isValue(listOf(partOf(key, 'RowExpr'), 'args')[place]);
}

export function isPracticeOf(expression: Tree | undefined, alias: string, isOnly: boolean): boolean {
  const names = namesIn(partOf(expression, 'ColumnRef'), 'fields');
  return names.at(-1) === 'practice_id' && (names.length === 1 ? isOnly : names.at(-2) === alias);
}

/** A parameter or constant, of any given type. */
export function isValue(expression: Tree | undefined): boolean {
  const cast = partOf(expression, 'TypeCast');
  if (cast) return isValue(partOf(cast, 'arg'));
  return isTree(expression?.ParamRef) || isTree(expression?.A_Const);
}
