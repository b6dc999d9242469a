import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { ClientAborted } from '../connection/client-aborted.ts';
import { pipelined } from '../connection/pipelined-dialect.ts';
import { type Statement, StatementBatch, type Values } from '../connection/statement-batch.ts';
import { timeLimits } from '../connection/time-limits.ts';
import { type Reader, readerOver } from '../sql/reader.ts';
import type { Entrance } from './entrance.ts';
import { ReadingConnection } from './reading-connection.ts';

/**
 * Reads behind one entrance. Statements of one turn of the event loop travel together, after the entrance's statement,
 * as one transaction. A connection is held only until the answer is there.
 */
export class ReadSession {
  readonly db: Reader;
  readonly #em: SqlEntityManager;
  readonly #entrance: Entrance;
  readonly #signal: AbortSignal | undefined;
  readonly #longestMs: number;
  #batch: Entered | undefined;
  #isOver = false;

  /**
   * @param signal Aborted when the client no longer waits: the running statement is cancelled then, and nothing more is
   * sent.
   * @param longestMs The limit of each statement.
   */
  constructor(
    em: SqlEntityManager,
    entrance: Entrance,
    signal?: AbortSignal,
    longestMs: number = timeLimits.statement_timeout,
  ) {
    this.#em = em;
    this.#entrance = entrance;
    this.#signal = signal;
    this.#longestMs = longestMs;
    this.db = readerOver(em, { provideConnection: (use) => use(new ReadingConnection(this)) });
  }

  async select(statement: Statement): Promise<Values> {
    // Reads after the end would be for no client.
    if (this.#signal?.aborted) throw new ClientAborted();
    if (this.#isOver) throw new Error('The reading is over; nothing more can be read in it.');
    this.#batch ??= this.#gather();
    const { batch, entered } = this.#batch;
    const answer = batch.add(statement);
    return this.#waitFor(entered.then(() => answer));
  }

  /** Runs these statements as one transaction, committed when this resolves, and ends the session. */
  async commitWith(last: readonly Statement[]): Promise<void> {
    this.#isOver = true;
    const { batch, entered } = this.#enter(timeLimits.statement_timeout);
    for (const statement of last) batch.add(statement);
    // Statements that are to be kept are not cancelled any more.
    this.#send(batch, last.length > 0 ? undefined : this.#signal);
    await this.#waitFor(Promise.all([entered, batch.committed]));
  }

  end(): void {
    this.#isOver = true;
  }

  /** A batch that is sent when the turn's statements are complete. */
  #gather(): Entered {
    const entered = this.#enter(this.#longestMs);
    setImmediate(() => {
      this.#batch = undefined;
      this.#send(entered.batch, this.#signal);
    });
    return entered;
  }

  #enter(longestMs: number): Entered {
    const batch = new StatementBatch();
    const entered = batch.add(this.#entrance.statement(longestMs)).then((answer) => this.#entrance.expect?.(answer));
    entered.catch(() => {});
    return { batch, entered };
  }

  async #waitFor<Answer>(answer: Promise<Answer>): Promise<Answer> {
    try {
      return await answer;
    } catch (error) {
      throw this.#signal?.aborted ? new ClientAborted() : error;
    }
  }

  #send(batch: StatementBatch, signal: AbortSignal | undefined): void {
    this.#em
      .getKysely()
      .getExecutor()
      .provideConnection(async (connection) => {
        if (signal?.aborted) throw new ClientAborted();
        await pipelined(connection).run(batch, signal);
      })
      .catch((error: unknown) => batch.fail(error));
  }
}

interface Entered {
  batch: StatementBatch;
  entered: Promise<void>;
}
