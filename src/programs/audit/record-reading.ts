import { hostname, userInfo } from 'node:os';
import { newId } from '../../database/sql/new-id.ts';
import type { Reader } from '../../database/sql/reader.ts';
import { ActorKind, AuditAction } from '../../generated/models.ts';
import type { AuditSpan } from './audit-pages.ts';

/**
 * Puts an entry about a reading of the audit trail into it: the user and machine that ran the command, the span and the
 * reason.
 */
export async function recordReading(
  db: Reader,
  { practice: practiceId, from, to, reason }: AuditSpan & { reason: string | undefined },
): Promise<void> {
  const span = `${from?.toISOString() ?? 'the beginning'} to ${to?.toISOString() ?? 'now'}`;
  await db
    .insertInto('audit_entry')
    .values({
      ...{ practiceId, id: newId(), action: AuditAction.READ, operation: 'audit list' },
      ...{ actorKind: ActorKind.JOB, actor: 'audit list' },
      ...{ device: `${userName()} on ${hostname()}`, outcome: 'SUCCESS', categories: [], entities: [] },
      reason: reason ? `${span}: ${reason}` : span,
    })
    .execute();
}

/** A container may run as a number that has no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? 'unknown'}`;
  }
}
