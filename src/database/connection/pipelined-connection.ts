import type { DatabaseConnection, QueryResult } from 'kysely';
import type { PoolClient } from 'pg';
import { cancelUnlessOver } from './cancel-unless-over.ts';
import { commitError } from './commit-unknown.ts';
import { isOutage } from './is-outage.ts';
import type { Statement, StatementBatch } from './statement-batch.ts';
import { timeLimits } from './time-limits.ts';

/** Statements whose results say how many rows they changed. */
const isChange = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/**
 * A connection on which statements travel together: each is sent when it is asked for, without waiting for the answers
 * of those before. PostgreSQL runs and answers them in that order. A round trip costs both processes more than most
 * statements do.
 */
export class PipelinedConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  /**
   * The result of the transaction's first statement. Statements after it do not count if it failed: they would have run
   * outside of their practice.
   */
  #beginning: Promise<unknown> = Promise.resolve();
  #isOver = true;
  #isStale = false;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  /** Begins a transaction with these statements, whose answers are waited for by those that follow. */
  begin(statements: string): void {
    this.#beginning = this.#client.query(statements);
    this.#isOver = false;
    // Reported by the statement that follows.
    this.#beginning.catch(this.#noteLoss);
  }

  executeQuery<Row>(query: Statement): Promise<QueryResult<Row>> {
    return this.#execute(query);
  }

  async #execute<Row>({ sql, parameters }: Statement, query_timeout?: number): Promise<QueryResult<Row>> {
    const beginning = this.#beginning;
    const answer = this.#client.query({ text: sql, values: [...parameters], ...(query_timeout && { query_timeout }) });
    answer.catch(this.#noteLoss);
    await beginning;
    const { command, rowCount, rows } = await answer;
    return { rows: rows ?? [], ...(isChange.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }) };
  }

  /**
   * Sends statements that are a transaction by themselves, and waits until it has ended. When the signal aborts they
   * are cancelled, unless they end by themselves. Such a connection is not used again, because a cancel request that
   * comes late would hit the next statement.
   */
  async run(batch: StatementBatch, signal?: AbortSignal): Promise<void> {
    batch.repeatWith(() => void this.#client.query(batch));
    this.#client.query(batch);
    const over = batch.committed.catch(this.#noteLoss);
    let cancelling: Promise<boolean> | undefined;
    const cancel = () => {
      cancelling = cancelUnlessOver(this.#client, over);
    };
    signal?.addEventListener('abort', cancel, { once: true });
    await over;
    signal?.removeEventListener('abort', cancel);
    if (await cancelling) this.#isStale = true;
  }

  /** Ends the transaction; does nothing when that is done already. */
  async end(how: 'commit' | 'rollback'): Promise<void> {
    if (this.#isOver) return;
    await this.#client.query(how).catch((error: unknown) => {
      this.#noteLoss(error);
      throw how === 'commit' ? commitError(error) : error;
    });
    this.#forget();
  }

  /**
   * Sends a transaction's last statements together with its commit, and answers what they answered. When PostgreSQL
   * refuses one nothing is committed, and its error is thrown. When the connection is lost meanwhile it is not known
   * whether it was committed, which is thrown as `CommitUnknown`.
   */
  async commitWith(last: readonly Statement[]): Promise<QueryResult<unknown>[]> {
    // A shorter wait would report a failure for a batch that PostgreSQL may still commit. Each statement may take its
    // full time there.
    const query_timeout = (last.length + 1) * timeLimits.query_timeout;
    const sent = last.map((one) => this.#execute(one, query_timeout));
    const commit = this.#client.query({ ...{ text: 'commit', query_timeout } });
    commit.catch(this.#noteLoss);
    const [answers, [committed]] = await Promise.all([Promise.allSettled(sent), Promise.allSettled([commit])]);
    this.#forget();
    const results = answers.map(settledValue);
    // PostgreSQL answers so, and without an error, when something before has failed.
    if (settledValue(committed).command !== 'COMMIT')
      throw new Error('The transaction had failed; nothing was committed.');
    return results;
  }

  streamQuery(): never {
    throw new Error('Nothing here reads rows one by one.');
  }

  release(): void {
    this.#client.release(this.#isStale);
  }

  /**
   * PostgreSQL says that it ends a connection before the driver notices that it ended. Given back to the pool in
   * between, it would fail the next request.
   */
  readonly #noteLoss = (error: unknown): void => {
    if (isOutage(error)) this.#isStale = true;
  };

  #forget(): void {
    this.#isOver = true;
    this.#beginning = Promise.resolve();
  }
}

function settledValue<Value>(answer: PromiseSettledResult<Value>): Value {
  if (answer.status === 'rejected') throw commitError(answer.reason);
  return answer.value;
}
