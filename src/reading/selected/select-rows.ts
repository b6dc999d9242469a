import type { Statement } from '../../database/connection/statement-batch.ts';
import type { ReadTransaction } from '../../request/read-transaction.ts';
import { joinedStatement, type OrderKey, type Placed } from './joined-statement.ts';
import type { Selection } from './selection.ts';

type Joining = ReturnType<typeof joinedStatement>;

/** Texts of statements that find pages are few, but those of filters are the client's choice. */
const mostStatements = 50;
const statements = new WeakMap<Selection, Map<string, Joining>>();

/**
 * The rows that a statement finds as far as they are selected, with the rows they lead to, in one statement. It must
 * select all columns of the table, and nothing else.
 */
export async function selectRows<Row>(
  reads: ReadTransaction,
  selection: Selection,
  page: Statement,
  order: readonly OrderKey[],
): Promise<Row[]> {
  const { text, row } = statementFor(selection, page, order);
  const parameters = selection.joined.length > 0 ? [...page.parameters, reads.practiceId] : page.parameters;
  const found = await reads.select({ sql: text, parameters, isPlannedOnce: page.isPlannedOnce ?? true });
  return found.map((values) => nestedRow(row, values) as Row);
}

function statementFor(selection: Selection, { sql, parameters }: Statement, order: readonly OrderKey[]): Joining {
  const known = statements.get(selection) ?? new Map<string, Joining>();
  statements.set(selection, known);
  const properties = selection.properties.union(new Set(order.map(({ property }) => property)));
  const practice = `$${parameters.length + 1}::uuid`;
  const statement = known.get(sql) ?? joinedStatement(sql, { ...selection, properties }, order, practice);
  if (known.size >= mostStatements) known.clear();
  known.set(sql, statement);
  return statement;
}

type Row = Record<string, unknown>;

/** A row of values by position as an object, with the joined ones in it; null where nothing was joined. */
function nestedRow({ first, properties, joined }: Placed, found: readonly unknown[]): Row {
  const row: Row = {};
  let at = first;
  for (const property of properties) {
    row[property] = found[at];
    at += 1;
  }
  // Only a row that was not found has no id.
  for (const { field, row: inner } of joined) row[field] = found[inner.first] === null ? null : nestedRow(inner, found);
  return row;
}
