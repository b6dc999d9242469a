import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type AuditedBy, auditStatements, type Touched } from '../access/audit-log.ts';
import type { Principal } from '../access/principal.ts';
import type { Statement } from '../database/pipelined-connection.ts';
import type { PracticeScope } from '../database/practice-scope.ts';
import { ReadSession } from '../database/read-session.ts';
import type { Reader } from '../database/reader.ts';
import { AuditAction } from '../generated/models.ts';

/**
 * The one transaction that all reads of an operation share, begun by the first of them. It ends with the audit entry of what was read:
 * an answer leaves only after that entry is committed.
 */
export class ReadTransaction {
  readonly #em: SqlEntityManager;
  readonly #scope: PracticeScope;
  readonly #by: readonly AuditedBy[];
  #session: ReadSession | undefined;
  #touched: Touched[] = [];
  #isOver = false;

  /** @param by Whoever will see what is read. */
  constructor(em: SqlEntityManager, scope: PracticeScope, by: readonly AuditedBy[]) {
    this.#em = em;
    this.#scope = scope;
    this.#by = by;
  }

  async reader(): Promise<Reader> {
    return this.#going().db;
  }

  /** The values of a select's rows, by position. */
  select(statement: Statement): Promise<readonly (readonly unknown[])[]> {
    return this.#going().select(statement);
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

  /** Ends the transaction; a later read begins another. */
  async finish(operation: string): Promise<void> {
    const touched = this.#touched;
    this.#touched = [];
    const session = touched.length > 0 ? this.#begin() : this.#session;
    this.#session = undefined;
    if (!session) return;
    const audited = { by: this.#by, action: AuditAction.READ, operation, touched };
    try {
      const entry = auditStatements(session.db, audited);
      if (entry.length > 0) await session.commitWith(entry);
    } finally {
      session.end();
    }
  }

  #going(): ReadSession {
    // graphql-js answers as soon as a non-null field fails, while its siblings still run: what they begin now, nobody would end.
    if (this.#isOver) throw new Error('The operation is over; nothing more can be read for it.');
    return this.#begin();
  }

  #begin(): ReadSession {
    this.#session ??= new ReadSession(this.#em, this.#scope);
    return this.#session;
  }
}

export function scopeOf(principal: Principal): PracticeScope {
  if (principal.kind === 'ANONYMOUS') return {};
  if (principal.kind === 'DISPLAY') return { practiceId: principal.practiceId, role: 'foyer_display' };
  return { practiceId: principal.practiceId };
}
