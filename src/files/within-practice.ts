import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import { type AuditedOperation, auditStatements } from '../audit/audit-log.ts';
import { scoped } from '../database/session/practice-scope.ts';
import { type Reader, readerOf } from '../database/sql/reader.ts';

/** One transaction inside a practice, for a link's request: no operation of the schema runs it. */
export function withinPractice<Result>(
  em: SqlEntityManager,
  practiceId: string,
  work: (db: Reader) => Promise<Result>,
): Promise<Result> {
  return scoped(em, { practiceId }).transactional((unit) => work(readerOf(unit)));
}

/** Writes the audit entry of what the transaction did. */
export async function writeAudit(db: Reader, audited: AuditedOperation): Promise<void> {
  for (const { sql, parameters } of auditStatements(audited))
    await db.executeQuery(CompiledQuery.raw(sql, [...parameters]));
}
