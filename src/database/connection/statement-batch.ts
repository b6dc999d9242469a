import type { CompiledQuery } from 'kysely';
import { LRUCache } from 'lru-cache';
import { type Connection, type Submittable, types } from 'pg';
import { entityTypes } from './plain-rows.ts';
import { planIsStale, sqlState } from './sql-state.ts';
import { statementName } from './statement-name.ts';
import { toWireText } from './wire-text.ts';

export interface Statement extends Pick<CompiledQuery, 'sql' | 'parameters'> {
  /**
   * Whether PostgreSQL may plan it once for all values. It would rather plan many a join for each, which takes longer
   * than to run it.
   */
  isPlannedOnce?: boolean;
}

/** Rows by position, with the entities' values. */
export interface Values {
  columns: readonly string[];
  rows: readonly (readonly unknown[])[];
}

interface Column {
  name: string;
  /** Null where the value is the text. */
  read: ((text: string) => unknown) | null;
}

interface Waiting {
  statement: Statement;
  name: string | undefined;
  columns: readonly Column[];
  rows: unknown[][];
  answer: PromiseWithResolvers<Values>;
}

const { TEXT, VARCHAR, UUID, DATE } = types.builtins;
const isText = new Set<number>([TEXT, VARCHAR, UUID, DATE]);

/** How texts of a type of PostgreSQL's become values. */
function readerOf(type: number): Column['read'] {
  if (isText.has(type)) return null;
  return entityTypes.getTypeParser(type, 'text') as unknown as (text: string) => unknown;
}

/** The statements that a connection has been sent, by name. */
const sentOn = new WeakMap<Connection, Map<string, string>>();
/** Columns of prepared statements as PostgreSQL described them: it need not describe them again. */
const described = new LRUCache<string, readonly Column[]>({ max: 1_000 });

/**
 * Statements that travel together and are one implicit transaction: PostgreSQL begins it with the first and commits it
 * where the message ends. When one fails, the following are not run and nothing is kept. The driver sends the batch and
 * hands it the messages that come back.
 */
export class StatementBatch implements Submittable {
  /** Called by the driver's own clock, and to stop it. */
  callback: ((error: Error | null) => void) | undefined;
  readonly #waiting: Waiting[] = [];
  readonly #committed = Promise.withResolvers<void>();
  #isPlannedOnce = false;
  #answered = 0;
  #sent: Map<string, string> | undefined;
  #isOver = false;
  /** Sends the batch once more on its connection; undefined once that was done. */
  #again: (() => void) | undefined;

  constructor() {
    // A caller that does not wait for the commit gets the error from the statement that failed.
    this.#committed.promise.catch(() => {});
  }

  /** Resolves when all of it is committed. */
  get committed(): Promise<void> {
    return this.#committed.promise;
  }

  /** The messages to send. */
  get statements(): readonly Statement[] {
    return this.#waiting.map(({ statement }) => statement);
  }

  /** To be called before it is sent. */
  add(statement: Statement): Promise<Values> {
    this.#choosePlans(statement.isPlannedOnce ?? false);
    return this.#push(statement);
  }

  #choosePlans(isPlannedOnce: boolean): void {
    if (this.#isPlannedOnce === isPlannedOnce) return;
    this.#isPlannedOnce = isPlannedOnce;
    const mode = isPlannedOnce ? 'force_generic_plan' : 'auto';
    this.#push({ sql: `select set_config('plan_cache_mode', '${mode}', true)`, parameters: [] });
  }

  #push(statement: Statement): Promise<Values> {
    const answer = Promise.withResolvers<Values>();
    answer.promise.catch(() => {});
    const name = statementName(statement.sql);
    const columns = (name && described.get(statement.sql)) || [];
    this.#waiting.push({ statement, name, columns, rows: [], answer });
    return answer.promise;
  }

  /**
   * A newer node that migrated may have changed a table under statements that were prepared before. Nothing of the batch
   * was kept then: it is prepared and sent once more by this.
   */
  repeatWith(send: () => void): void {
    this.#again = send;
  }

  #prepareAgain(): void {
    this.#answered = 0;
    for (const waiting of this.#waiting) {
      if (waiting.name) this.#sent?.delete(waiting.name);
      described.delete(waiting.statement.sql);
      waiting.columns = [];
      waiting.rows = [];
    }
  }

  /** Reports the error to each statement that still waits. */
  fail(error: unknown): void {
    this.#isOver = true;
    this.#giveAnswers();
    for (const { answer } of this.#waiting.slice(this.#answered)) answer.reject(error);
    this.#committed.reject(error);
  }

  submit(connection: Connection): void {
    const sent = sentOn.get(connection) ?? new Map<string, string>();
    sentOn.set(connection, sent);
    this.#sent = sent;
    for (const { statement, name = '', columns } of this.#waiting) {
      if (!name || sent.get(name) !== statement.sql) {
        // Another statement may have had the name, or a batch that failed.
        if (name) connection.close({ type: 'S', name }, true);
        connection.parse({ name, text: statement.sql, types: [] }, true);
        if (name) sent.set(name, statement.sql);
      }
      connection.bind({ statement: name, values: statement.parameters.map(toWireText) }, true);
      if (columns.length === 0) connection.describe({ type: 'P', name: '' }, true);
      connection.execute({}, true);
    }
    connection.sync();
  }

  handleRowDescription({ fields }: { fields: readonly { name: string; dataTypeID: number }[] }): void {
    const waiting = this.#current;
    waiting.columns = fields.map(({ name, dataTypeID }) => ({ name, read: readerOf(dataTypeID) }));
    if (waiting.name) described.set(waiting.statement.sql, waiting.columns);
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const { columns, rows } = this.#current;
    const row: unknown[] = fields;
    for (let at = 0; at < row.length; at += 1) {
      const read = columns[at]?.read;
      if (read && row[at] !== null) row[at] = read(row[at] as string);
    }
    rows.push(row);
  }

  handleCommandComplete(): void {
    this.#answered += 1;
  }

  handleError(error: Error): void {
    if (this.#isOver) return;
    // Whether they are prepared is not known.
    for (const { name } of this.#waiting.slice(this.#answered)) if (name) this.#sent?.delete(name);
    const again = this.#again;
    this.#again = undefined;
    if (again && sqlState(error) === planIsStale) {
      this.callback?.(error);
      this.#prepareAgain();
      again();
      return;
    }
    this.fail(error);
    this.callback?.(error);
  }

  handleReadyForQuery(): void {
    this.#isOver = true;
    this.#giveAnswers();
    this.#committed.resolve();
    this.callback?.(null);
  }

  /**
   * Gives all answers in one turn. Long ones come in several parts: given one by one, what is asked for next would be
   * asked in as many statements as parts had come.
   */
  #giveAnswers(): void {
    for (const { columns, rows, answer } of this.#waiting.slice(0, this.#answered))
      answer.resolve({ columns: columns.map(({ name }) => name), rows });
  }

  get #current(): Waiting {
    const waiting = this.#waiting[this.#answered];
    if (!waiting) throw new Error('PostgreSQL answered more statements than it was sent.');
    return waiting;
  }
}
