import { parse } from 'libpg-query';
import { functionFaults } from './function-faults.ts';
import { conjunctsOf, isPracticeOf, isValue, type NamedTable, namedTable, namesPractice, tablesIn } from './level.ts';
import { timeFaults } from './time-faults.ts';
import { listOf, nodesOf, partOf, type Tree, textOf } from './tree.ts';

/** The tables of the database. */
export interface Tables {
  practice: ReadonlySet<string>;
  local: ReadonlySet<string>;
}

/** Why a text could not be sent to tables that are spread over servers by practice, or computes days of its own; empty when it may be sent. */
export async function statementFaults(text: string, tables: Tables): Promise<string[]> {
  const { stmts = [] } = await parse(text);
  return (stmts as unknown as readonly Tree[]).flatMap((one) => faultsOf(partOf(one, 'stmt') ?? {}, tables));
}

function faultsOf(statement: Tree, tables: Tables): string[] {
  const changes = ['InsertStmt', 'UpdateStmt', 'DeleteStmt'].flatMap((kind) => nodesOf(statement, kind));
  const named = new Set(nodesOf(statement, 'RangeVar').map((range) => textOf(range, 'relname')));
  for (const change of changes) named.add(textOf(partOf(change, 'relation'), 'relname'));
  const isOfPractices = [...named].some((name) => tables.practice.has(name));
  return [
    ...(changes.length > 1 ? ['it changes several tables'] : []),
    ...('MergeStmt' in statement ? ['MERGE is refused'] : []),
    ...(isOfPractice(tables, partOf(statement, 'CopyStmt', 'relation')) ? ['COPY of a practice table is refused'] : []),
    ...(isOfPractices && [...named].some((name) => tables.local.has(name)) ? ['it joins a local table'] : []),
    ...functionFaults(statement),
    ...timeFaults(statement),
    ...queryFaults(statement, tables),
  ];
}

function isOfPractice(tables: Tables, relation: Tree | undefined): boolean {
  return tables.practice.has(textOf(relation, 'relname'));
}

/** Looks at each level of a statement by itself: itself, what it is made of by set operations, subselects, and what stands in WITH. */
function queryFaults(part: unknown, tables: Tables): string[] {
  if (Array.isArray(part)) return part.flatMap((each) => queryFaults(each, tables));
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part as Tree).flatMap(([kind, child]) => {
    const below = queryFaults(child, tables);
    const node = child as Tree;
    switch (kind) {
      case 'SelectStmt':
      case 'larg':
      case 'rarg':
        return [...levelFaults(tablesOfSelect(node), tables), ...valuesFaults(node), ...below];
      case 'UpdateStmt':
      case 'DeleteStmt':
        return [...levelFaults(tablesOfChange(node), tables), ...below];
      case 'InsertStmt':
        return [...insertFaults(node, tables), ...below];
      default:
        return below;
    }
  });
}

function tablesOfSelect(select: Tree): NamedTable[] {
  return tablesIn(listOf(select, 'fromClause'), conjunctsOf(partOf(select, 'whereClause')));
}

function tablesOfChange(change: Tree): NamedTable[] {
  const where = conjunctsOf(partOf(change, 'whereClause'));
  const others = [...listOf(change, 'fromClause'), ...listOf(change, 'usingClause')];
  return [namedTable(partOf(change, 'relation') ?? {}, where), ...tablesIn(others, where)];
}

function levelFaults(named: readonly NamedTable[], { practice }: Tables): string[] {
  return named
    .filter(({ table }) => practice.has(table))
    .filter(({ alias, conditions }) => !conditions.some((one) => namesPractice(one, alias, named.length === 1)))
    .map(({ table, alias }) => `${alias === table ? table : `${table} ${alias}`} has no practice_id = $n of its own`);
}

function valuesFaults(select: Tree): string[] {
  return nodesOf(select.valuesLists, 'SubLink').length > 0 ? ['VALUES holds a subselect'] : [];
}

/** A row's practice comes with the statement; many rows are selected from the practice's own row, or others of its. */
function insertFaults(insert: Tree, tables: Tables): string[] {
  if (!isOfPractice(tables, partOf(insert, 'relation'))) return [];
  const table = textOf(partOf(insert, 'relation'), 'relname');
  const place = listOf(insert, 'cols').findIndex((each) => textOf(partOf(each, 'ResTarget'), 'name') === 'practice_id');
  const select = partOf(insert, 'selectStmt', 'SelectStmt');
  const rows = listOf(select, 'valuesLists').map((each) => listOf(partOf(each, 'List'), 'items')[place]);
  if (rows.length > 0) return rows.every(isValue) ? [] : [`a row for ${table} has no practice_id = $n`];
  const sources = tablesOfSelect(select ?? {}).filter((source) => tables.practice.has(source.table));
  const chosen = partOf(listOf(select, 'targetList')[place], 'ResTarget', 'val');
  return sources.some(({ alias }) => isPracticeOf(chosen, alias, sources.length === 1))
    ? []
    : [`rows for ${table} are not selected from the practice's row`];
}
