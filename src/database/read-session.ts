import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { CompiledQuery } from 'kysely';
import type { PipelinedConnection, Statement } from './pipelined-connection.ts';
import { pipelined } from './pipelined-dialect.ts';
import { type PracticeScope, scopeStatement } from './practice-scope.ts';
import { type Reader, readerOver } from './reader.ts';
import { ReadingConnection } from './reading-connection.ts';

/**
 * One transaction that reads. It takes a connection with the first statement, whose scope travels with it; statements asked for together travel together, too.
 * Whoever opens it ends it.
 */
export class ReadSession {
  readonly db: Reader;
  readonly #em: SqlEntityManager;
  readonly #scope: PracticeScope;
  #connection: Promise<PipelinedConnection> | undefined;
  readonly #released = Promise.withResolvers<void>();
  #isOver = false;

  constructor(em: SqlEntityManager, scope: PracticeScope) {
    this.#em = em;
    this.#scope = scope;
    this.db = readerOver(em, {
      provideConnection: async (use) => {
        this.#expectGoingOn();
        const connection = await this.#open();
        this.#expectGoingOn();
        return use(new ReadingConnection(connection));
      },
    });
  }

  /** The values of a select's rows, by position. */
  async select(statement: Statement): Promise<readonly (readonly unknown[])[]> {
    this.#expectGoingOn();
    const connection = await this.#open();
    this.#expectGoingOn();
    return (await connection.select(statement)).rows;
  }

  /** Ends it with these statements, committed when this resolves. */
  async commitWith(last: readonly CompiledQuery[]): Promise<void> {
    this.#isOver = true;
    try {
      await (await this.#open()).commitWith(last);
    } finally {
      this.#released.resolve();
    }
  }

  /** Ends it, if nobody has, where nothing is to be kept. Nobody needs to wait for that. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const release = () => this.#released.resolve();
    this.#connection?.then((connection) => connection.end('commit')).then(release, release);
  }

  /** What comes after the end would run outside of the transaction, or in somebody else's. */
  #expectGoingOn(): void {
    if (this.#isOver) throw new Error('The transaction is over; nothing more can be read in it.');
  }

  #open(): Promise<PipelinedConnection> {
    this.#connection ??= this.#take();
    return this.#connection;
  }

  #take(): Promise<PipelinedConnection> {
    const { promise, resolve, reject } = Promise.withResolvers<PipelinedConnection>();
    const held = this.#em
      .getKysely()
      .getExecutor()
      .provideConnection(async (one) => {
        const connection = pipelined(one);
        connection.begin(`begin; ${scopeStatement(this.#scope)}`);
        resolve(connection);
        await this.#released.promise;
      });
    held.catch(reject);
    return promise;
  }
}
