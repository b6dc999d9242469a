import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type AuditedBy, auditStatements, type Touched } from '../access/audit-log.ts';
import type { Principal } from '../access/principal.ts';
import { type Entrance, scopeEntrance } from '../database/entrance.ts';
import { ReadSession } from '../database/read-session.ts';
import type { Reader } from '../database/reader.ts';
import type { Statement, Values } from '../database/statement-batch.ts';
import { AuditAction } from '../generated/models.ts';

/**
 * The one transaction that all reads of an operation share, begun by the first of them. It ends with the audit entry of what was read:
 * an answer leaves only after that entry is committed.
 */
export class ReadTransaction {
  readonly #em: SqlEntityManager;
  readonly #entrance: Entrance;
  readonly #by: readonly AuditedBy[];
  #session: ReadSession | undefined;
  #touched: Touched[] = [];
  #isOver = false;

  /** @param by Whoever will see what is read. */
  constructor(em: SqlEntityManager, entrance: Entrance, by: readonly AuditedBy[]) {
    this.#em = em;
    this.#entrance = entrance;
    this.#by = by;
  }

  async reader(): Promise<Reader> {
    return this.#going().db;
  }

  /** The values of a select's rows, by position. */
  async select(statement: Statement): Promise<Values['rows']> {
    return (await this.#going().select(statement)).rows;
  }

  /** Notes that an object of a patient is part of the answer. */
  touch(touched: Touched): void {
    this.#touched.push(touched);
  }

  /** Ends the operation's reading for good. */
  async close(operation: string): Promise<void> {
    this.#isOver = true;
    await this.finish(operation);
  }

  /** Writes down what was read so far; a later read begins anew. */
  async finish(operation: string): Promise<void> {
    const touched = this.#touched;
    this.#touched = [];
    // Nobody gets it.
    if (this.isRefuted) return;
    const isOpenQuestion = this.#entrance.isConfirmed === false;
    if (!this.#session && touched.length === 0 && !isOpenQuestion) return;
    const session = this.#begin();
    this.#session = undefined;
    const audit = auditStatements({ by: this.#by, action: AuditAction.READ, operation, touched });
    const last = [...audit, ...(this.#entrance.last?.() ?? [])];
    if (last.length > 0 || isOpenQuestion) await session.commitWith(last);
    session.end();
  }

  /** Whether it came out that somebody else asks than was thought. */
  get isRefuted(): boolean {
    return this.#entrance.isRefuted ?? false;
  }

  #going(): ReadSession {
    // graphql-js answers as soon as a non-null field fails, while its siblings still run: what they begin now, nobody would end.
    if (this.#isOver) throw new Error('The operation is over; nothing more can be read for it.');
    return this.#begin();
  }

  #begin(): ReadSession {
    this.#session ??= new ReadSession(this.#em, this.#entrance);
    return this.#session;
  }
}

/** Lets somebody in who is known. */
export function entranceOf(principal: Principal): Entrance {
  if (principal.kind === 'ANONYMOUS') return scopeEntrance({});
  const { practiceId } = principal;
  return scopeEntrance(principal.kind === 'DISPLAY' ? { practiceId, role: 'foyer_display' } : { practiceId });
}
