import { once } from 'node:events';
import { scoped } from '../../database/session/practice-scope.ts';
import { readerOf } from '../../database/sql/reader.ts';
import { CommandFailure } from '../command-line/command-failure.ts';
import type { Surroundings } from '../command-line/surroundings.ts';
import { withOwner } from '../with-owner.ts';
import { csvOf, jsonOf } from './audit-formats.ts';
import { type AuditSpan, auditPages } from './audit-pages.ts';
import { recordReading } from './record-reading.ts';

interface WantedAudit extends AuditSpan {
  format: 'csv' | 'json';
  reason: string | undefined;
}

/** Records the reading, then writes the entries page by page; answers the exit code. */
export function listAudit(wanted: WantedAudit, surroundings: Surroundings): Promise<number> {
  const { practice: practiceId, format } = wanted;
  return withOwner(surroundings, async ({ owner }) => {
    const em = scoped(owner.em, { practiceId });
    await em.transactional(async (unit) => {
      const db = readerOf(unit);
      const found = await db
        .selectFrom('practice')
        .select('practiceId')
        .where('practiceId', '=', practiceId)
        .executeTakeFirst();
      if (!found)
        throw new CommandFailure('This database has no such practice; npm run foyer -- practice list shows all.');
      await recordReading(db, wanted);
    });
    const pages = auditPages(em, wanted);
    const texts = format === 'csv' ? csvOf(pages) : jsonOf(pages);
    for await (const text of texts) if (!surroundings.out.write(text)) await once(surroundings.out, 'drain');
    return 0;
  });
}
