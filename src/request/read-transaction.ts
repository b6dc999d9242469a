import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Principal } from '../access/principal.ts';
import { type AuditedBy, auditStatements, type Touched } from '../audit/audit-log.ts';
import { ClientAborted } from '../database/connection/client-aborted.ts';
import type { Statement, Values } from '../database/connection/statement-batch.ts';
import { type Entrance, scopeEntrance } from '../database/session/entrance.ts';
import { ReadSession } from '../database/session/read-session.ts';
import type { Reader } from '../database/sql/reader.ts';
import { AuditAction } from '../generated/models.ts';

/**
 * The one transaction that all reads of an operation share, begun by the first of them. It ends with the audit entry of
 * what was read: an answer leaves only after that entry is committed.
 */
export class ReadTransaction {
  readonly #em: SqlEntityManager;
  readonly #entrance: Entrance;
  readonly #by: readonly AuditedBy[];
  #session: ReadSession | undefined;
  /** By what was done with them. */
  #touched: { action: AuditAction; touched: Touched }[] = [];
  #signal: AbortSignal | undefined;
  readonly #longestMs: number | undefined;
  #isOver = false;
  #isCut = false;

  /**
   * @param by The principal who will see the rows read.
   * @param signal Aborted when the client no longer waits.
   * @param longestMs The limit of each statement. Default: the limit of our own statements.
   */
  constructor(
    em: SqlEntityManager,
    entrance: Entrance,
    by: readonly AuditedBy[],
    signal?: AbortSignal,
    longestMs?: number,
  ) {
    this.#em = em;
    this.#entrance = entrance;
    this.#by = by;
    this.#signal = signal;
    this.#longestMs = longestMs;
  }

  /** The practice whose rows are read. */
  get practiceId(): string {
    const principal = this.#by[0]?.principal;
    if (!principal || principal.kind === 'ANONYMOUS') throw new Error('Nobody reads a practice’s rows here.');
    return principal.practiceId;
  }

  /** From now on it stops when the client of this signal aborts. */
  cancelOn(signal: AbortSignal | undefined): void {
    this.#signal = signal;
    // The next read begins a new transaction.
    this.#session = undefined;
  }

  async reader(): Promise<Reader> {
    return this.#going().db;
  }

  /** The values of a select's rows, by position. */
  async select(statement: Statement): Promise<Values['rows']> {
    return (await this.#going().select(statement)).rows;
  }

  /** Notes that an object of a patient is part of the answer. */
  touch(touched: Touched, action: AuditAction = AuditAction.READ): void {
    this.#touched.push({ action, touched });
  }

  /**
   * Discards what was read so far, for the operation to be run once more: after a statement that failed, its
   * transaction answers no other.
   */
  restart(): void {
    this.#expectSomebody();
    this.#touched = [];
    this.#session?.end();
    this.#session = undefined;
  }

  /** Ends the operation's reading for good. */
  async close(operation: string): Promise<void> {
    this.#isOver = true;
    await this.finish(operation);
  }

  /** Writes down the reads so far; a later read begins a new transaction. */
  async finish(operation: string): Promise<void> {
    // Rows that no client gets are not in the audit.
    if (this.#isCut || this.#session || this.#touched.length > 0) this.#expectSomebody();
    const touched = this.#touched;
    this.#touched = [];
    // No client gets it.
    if (this.isRefuted) return;
    const isOpenQuestion = this.#entrance.isConfirmed === false;
    if (!this.#session && touched.length === 0 && !isOpenQuestion) return;
    const session = this.#begin();
    this.#session = undefined;
    const byAction = Map.groupBy(touched, ({ action }) => action);
    const audit = auditStatements(
      ...[...byAction].map(([action, noted]) => ({
        ...{ by: this.#by, action, operation },
        touched: noted.map((one) => one.touched),
      })),
    );
    const last = [...audit, ...(this.#entrance.last?.() ?? [])];
    if (last.length > 0 || isOpenQuestion) await session.commitWith(last);
    session.end();
  }

  /** Whether it came out that the principal is another one than assumed. */
  get isRefuted(): boolean {
    return this.#entrance.isRefuted ?? false;
  }

  #going(): ReadSession {
    this.#expectSomebody();
    // graphql-js answers as soon as a non-null field fails, while its siblings still run: reads that they begin now
    // would never be ended.
    if (this.#isOver) throw new Error('The operation is over; nothing more can be read for it.');
    return this.#begin();
  }

  #begin(): ReadSession {
    this.#session ??= new ReadSession(this.#em, this.#entrance, this.#signal, this.#longestMs);
    return this.#session;
  }

  #expectSomebody(): void {
    if (!this.#signal?.aborted) return;
    this.#isCut = true;
    throw new ClientAborted();
  }
}

/** Lets a known principal in. */
export function entranceOf(principal: Principal): Entrance {
  if (principal.kind === 'ANONYMOUS') return scopeEntrance({});
  const { practiceId } = principal;
  return scopeEntrance(principal.kind === 'DISPLAY' ? { practiceId, role: 'foyer_display' } : { practiceId });
}
