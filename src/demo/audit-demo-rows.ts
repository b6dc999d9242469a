import { CompiledQuery } from 'kysely';
import type { JobPrincipal } from '../access/actor.ts';
import { auditStatements } from '../audit/audit-log.ts';
import type { Reader } from '../database/sql/reader.ts';
import { AuditAction } from '../generated/models.ts';
import { insertedRows } from '../writing/audited-changes.ts';

/** The practice is filled by its founder's connection, before any account can sign in: no write unit sees it. */
export async function auditDemoRows(
  db: Reader,
  practiceId: string,
  table: string,
  rows: readonly object[],
): Promise<void> {
  const principal: JobPrincipal = { kind: 'JOB', practiceId, job: 'demo', onBehalfOf: null, permissions: new Set() };
  const touched = insertedRows(table, rows).map((inserted) => inserted.touched);
  const by = [{ principal, origin: { device: null, address: null } }];
  for (const { sql, parameters } of auditStatements({ by, action: AuditAction.CREATE, operation: 'demo', touched }))
    await db.executeQuery(CompiledQuery.raw(sql, [...parameters]));
}
