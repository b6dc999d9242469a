import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { propertyOf, rowsWith } from '../connection/plain-rows.ts';
import type { Statement, Values } from '../connection/statement-batch.ts';

/** Where statements are sent and answered. */
interface Selecting {
  select(statement: Statement): Promise<Values>;
}

/** The source of typed SQL: rows come with the entities' names and values. */
export class ReadingConnection implements DatabaseConnection {
  readonly #session: Selecting;

  constructor(session: Selecting) {
    this.#session = session;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { columns, rows } = await this.#session.select(query);
    // Written-out SQL names its own columns.
    const names = query.query.kind === 'SelectQueryNode' ? columns.map(propertyOf) : columns;
    return { rows: rowsWith(names, rows) as Row[] };
  }

  streamQuery(): never {
    throw new Error('Nothing here reads rows one by one.');
  }
}
