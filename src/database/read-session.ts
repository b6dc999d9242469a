import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Entrance } from './entrance.ts';
import { pipelined } from './pipelined-dialect.ts';
import { type Reader, readerOver } from './reader.ts';
import { ReadingConnection } from './reading-connection.ts';
import { type Statement, StatementBatch, type Values } from './statement-batch.ts';

/**
 * Reads behind one entrance. What is asked for in one turn of the event loop travels together, after the statement that lets it in, and is one transaction; a
 * connection is held only until the answer is there.
 */
export class ReadSession {
  readonly db: Reader;
  readonly #em: SqlEntityManager;
  readonly #entrance: Entrance;
  #batch: Entered | undefined;
  #isOver = false;

  constructor(em: SqlEntityManager, entrance: Entrance) {
    this.#em = em;
    this.#entrance = entrance;
    this.db = readerOver(em, { provideConnection: (use) => use(new ReadingConnection(this)) });
  }

  async select(statement: Statement): Promise<Values> {
    // What comes after the end would be read for nobody.
    if (this.#isOver) throw new Error('The reading is over; nothing more can be read in it.');
    this.#batch ??= this.#gather();
    const { batch, entered } = this.#batch;
    const answer = batch.add(statement);
    await entered;
    return answer;
  }

  /** Runs these statements as one transaction, committed when this resolves, and ends the session. */
  async commitWith(last: readonly Statement[]): Promise<void> {
    this.#isOver = true;
    const { batch, entered } = this.#enter();
    for (const statement of last) batch.add(statement);
    this.#send(batch);
    await Promise.all([entered, batch.committed]);
  }

  end(): void {
    this.#isOver = true;
  }

  /** A batch that is sent when everybody of this turn has asked. */
  #gather(): Entered {
    const entered = this.#enter();
    setImmediate(() => {
      this.#batch = undefined;
      this.#send(entered.batch);
    });
    return entered;
  }

  #enter(): Entered {
    const batch = new StatementBatch();
    const entered = batch.add(this.#entrance.statement).then((answer) => this.#entrance.expect?.(answer));
    entered.catch(() => {});
    return { batch, entered };
  }

  #send(batch: StatementBatch): void {
    this.#em
      .getKysely()
      .getExecutor()
      .provideConnection((connection) => pipelined(connection).run(batch))
      .catch((error: unknown) => batch.fail(error));
  }
}

interface Entered {
  batch: StatementBatch;
  entered: Promise<void>;
}
