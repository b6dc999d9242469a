import { sql } from 'kysely';
import type { Reader } from '../sql/reader.ts';

/** Lets the rest of a transaction see a practice's rows: for programs of the owner, which found a practice in the midst of one. */
export async function enterPractice(db: Reader, practiceId: string): Promise<void> {
  await sql`select from enter_session(${practiceId}::uuid, null, null, null)`.execute(db);
}
