import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { scopeEntrance } from '../database/session/entrance.ts';
import { ReadSession } from '../database/session/read-session.ts';

const note = 'update display set last_seen_at = $1 where practice_id = $2 and id = any($3::uuid[])';

/** Writes down that displays of a practice are connected now. */
export function noteDisplaysSeen(em: SqlEntityManager, practiceId: string, displayIds: string[]): Promise<void> {
  const statement = { sql: note, parameters: [new Date(), practiceId, displayIds] };
  return new ReadSession(em, scopeEntrance({ practiceId })).commitWith([statement]);
}
