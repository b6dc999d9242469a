import { hostname, userInfo } from 'node:os';
import { newId } from '../../database/sql/new-id.ts';
import type { Reader } from '../../database/sql/reader.ts';
import { ActorKind, type AuditAction } from '../../generated/models.ts';

interface RecordedCommand {
  practiceId: string;
  /** The command's name. */
  operation: string;
  action: AuditAction;
  reason: string;
}

/** Puts an entry about a command into the audit trail, with the user and machine that ran it. */
export async function recordCommand(
  db: Reader,
  { practiceId, operation, action, reason }: RecordedCommand,
): Promise<void> {
  await db
    .insertInto('audit_entry')
    .values({
      ...{ practiceId, id: newId(), action, operation, reason },
      ...{ actorKind: ActorKind.JOB, actor: operation },
      ...{ device: `${userName()} on ${hostname()}`, outcome: 'SUCCESS', categories: [], entities: [] },
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
