import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type AuditedBy, recordAudit, type Touched } from '../access/audit-log.ts';
import type { Principal } from '../access/principal.ts';
import { type PracticeScope, scoped } from '../database/practice-scope.ts';
import { type Reader, readerOf } from '../database/reader.ts';
import { rollBack } from '../database/roll-back.ts';
import { AuditAction } from '../generated/models.ts';

/**
 * The one transaction that all reads of an operation share, begun by the first of them. It ends with the audit entry of what was read:
 * an answer leaves only after that entry is committed.
 */
export class ReadTransaction {
  readonly #em: SqlEntityManager;
  readonly #scope: PracticeScope;
  readonly #by: readonly AuditedBy[];
  #unit: Promise<SqlEntityManager> | undefined;
  #touched: Touched[] = [];
  #isOver = false;

  /** @param by Whoever will see what is read. */
  constructor(em: SqlEntityManager, scope: PracticeScope, by: readonly AuditedBy[]) {
    this.#em = em;
    this.#scope = scope;
    this.#by = by;
  }

  async reader(): Promise<Reader> {
    // graphql-js answers as soon as a non-null field fails, while its siblings still run: what they begin now, nobody would end.
    if (this.#isOver) throw new Error('The operation is over; nothing more can be read for it.');
    this.#unit ??= this.#begin();
    return readerOf(await this.#unit);
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
    if (touched.length > 0) this.#unit ??= this.#begin();
    const begun = this.#unit;
    this.#unit = undefined;
    const unit = await begun;
    if (!unit) return;
    try {
      await recordAudit(readerOf(unit), { by: this.#by, action: AuditAction.READ, operation, touched });
      await unit.commit();
    } catch (error) {
      await rollBack(unit);
      throw error;
    }
  }

  async #begin(): Promise<SqlEntityManager> {
    const unit = scoped(this.#em, this.#scope);
    await unit.begin();
    return unit;
  }
}

export function scopeOf(principal: Principal): PracticeScope {
  if (principal.kind === 'ANONYMOUS') return {};
  if (principal.kind === 'DISPLAY') return { practiceId: principal.practiceId, role: 'foyer_display' };
  return { practiceId: principal.practiceId };
}
