import type { Reader } from '../../database/sql/reader.ts';
import { AuditAction } from '../../generated/models.ts';
import type { AuditSpan } from './audit-pages.ts';
import { recordCommand } from './record-command.ts';

/** Puts an entry about a reading of the audit trail into it: the span and the reason. */
export function recordReading(
  db: Reader,
  { practice: practiceId, from, to, reason }: AuditSpan & { reason: string | undefined },
): Promise<void> {
  const span = `${from?.toISOString() ?? 'the beginning'} to ${to?.toISOString() ?? 'now'}`;
  const whole = reason ? `${span}: ${reason}` : span;
  return recordCommand(db, { practiceId, operation: 'audit list', action: AuditAction.READ, reason: whole });
}
