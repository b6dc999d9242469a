import { CompiledQuery } from 'kysely';
import { auditStatements, type Touched } from '../../audit/audit-log.ts';
import type { Reader } from '../../database/sql/reader.ts';
import { AuditAction } from '../../generated/models.ts';

/** One transaction of an import inside the practice. */
export interface ImportUnit {
  db: Reader;
  practiceId: string;
  now: Date;
  /** Writes the audit entry for what the transaction made. */
  audit(made: readonly Touched[]): Promise<void>;
}

export function importUnit(db: Reader, practiceId: string): ImportUnit {
  const by = [{ principal: { kind: 'IMPORT' as const, practiceId }, origin: { device: null, address: null } }];
  return {
    db,
    practiceId,
    now: new Date(),
    audit: async (touched) => {
      const audited = { by, action: AuditAction.CREATE, operation: 'import synthea', touched };
      for (const { sql, parameters } of auditStatements(audited))
        await db.executeQuery(CompiledQuery.raw(sql, [...parameters]));
    },
  };
}
