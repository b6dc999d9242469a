import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { PipelinedConnection } from './pipelined-connection.ts';
import { rowsByProperty } from './plain-rows.ts';

/** A connection as typed SQL reads from it: statements are prepared, rows come with the entities' names and values. */
export class ReadingConnection implements DatabaseConnection {
  readonly #connection: PipelinedConnection;

  constructor(connection: PipelinedConnection) {
    this.#connection = connection;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    // What is written out as SQL names its own columns.
    if (query.query.kind !== 'SelectQueryNode') return this.#connection.executeQuery(query);
    const { columns, rows } = await this.#connection.select(query);
    return { rows: rowsByProperty(columns, rows) as Row[] };
  }

  streamQuery(): never {
    throw new Error('Nothing here reads rows one by one.');
  }
}
