import { sql } from 'kysely';
import type { Reader } from '../sql/reader.ts';

/** Lets the rest of this transaction see a practice's rows, once a credential has told which practice it is. */
export async function enterPractice(db: Reader, practiceId: string): Promise<void> {
  await sql`select set_config('foyer.practice', ${practiceId}, true)`.execute(db);
}
