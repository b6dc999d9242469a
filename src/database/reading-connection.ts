import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { PipelinedConnection } from './pipelined-connection.ts';

/** A connection as typed SQL reads from it: statements are prepared, rows come with the entities' names and values. */
export class ReadingConnection implements DatabaseConnection {
  readonly #connection: PipelinedConnection;

  constructor(connection: PipelinedConnection) {
    this.#connection = connection;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    // What is written out as SQL names its own columns.
    if (query.query.kind !== 'SelectQueryNode') return this.#connection.executeQuery(query);
    return { rows: (await this.#connection.select(query)) as Row[] };
  }

  streamQuery(): never {
    throw new Error('Nothing here reads rows one by one.');
  }
}
